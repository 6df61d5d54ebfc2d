//! Swedish.

use crate::words::sv::Swedish;
use crate::words::words;

words! { Reviews for Swedish:
    reviewing: "Granskning";
    comments_heading: "Kommentarer";
    reviewer: "Ditt namn";
    reviewer_why: "Namnet står vid det du skriver.";
    name_needed: "Skriv ditt namn först.";
    comment_marked: "Kommentera";
    comment_on: "Kommentera: {what}";
    comment_again: "{count} här. Kommentera: {what}";
    concerns: "Gäller";
    everything_here: "Alltihop";
    your_comment: "Din kommentar";
    comment_empty: "Skriv något först.";
    add_comment: "Lägg till";
    comment_added: "Kommentaren är tillagd.";
    give_up: "Avbryt";
    edit: "Ändra";
    keep_edit: "Spara ändringen";
    remove_comment: "Ta bort";
    comment_removed: "Kommentaren är borttagen.";
    undo: "Ångra";
    reply: "Svara";
    your_reply: "Ditt svar";
    resolve: "Markera klar";
    reopen: "Öppna igen";
    resolved: "Klar";
    open_still: "Öppen";
    show_place: "Visa i texten";
    place_gone: "Stället finns inte i den här utgåvan av rapporten.";
    save_file: "Spara till fil";
    read_files: "Läs in filer";
    show_resolved: "Visa klara";
    no_comments: "Inga kommentarer än";
    one_comment: "1 kommentar";
    several_comments: "{count} kommentarer, ej klara: {open}";
    not_in_file: "Inte sparat till fil";
    in_file: "Sparat till fil";
    file_read: "{file}: {count} lästa, {fresh} nya eller ändrade.";
    file_no_comments: "{file} är ingen fil med kommentarer.";
    file_other_report: "{file} hör till {report}, inte till {this}.";
    show_comments: "Kommentarer ({count})";
    hide_comments: "Stäng";
    how_to: "Så här kommenterar du";
    how_to_mark: "Markera text och välj Kommentera, eller välj plustecknet vid ett stycke, en figur eller en tabell.";
    how_to_keys: "Med tangentbord: gå till ett plustecken med tabbtangenten, mellan plustecknen med uppil och nedil. Ctrl+Alt+M kommenterar markerad text.";
    how_to_send: "Spara till fil när du är klar, och skicka filen till den som bad dig läsa. Sidan skickar ingenting själv. Flera granskares filer kan läsas in tillsammans.";
    kept_here: "Kommentarerna ligger kvar i den här webbläsaren till nästa gång.";
    not_kept: "Den här webbläsaren minns ingenting till nästa gång: spara till fil innan du stänger.";
}
