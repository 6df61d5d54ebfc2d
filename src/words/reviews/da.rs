//! Danish.

use crate::words::da::Danish;
use crate::words::words;

words! { Reviews for Danish:
    reviewing: "Gennemlæsning";
    comments_heading: "Kommentarer";
    reviewer: "Dit navn";
    reviewer_why: "Navnet står ved det, du skriver.";
    name_needed: "Skriv dit navn først.";
    comment_marked: "Kommentér";
    comment_on: "Kommentér: {what}";
    comment_again: "{count} her. Kommentér: {what}";
    concerns: "Gælder";
    everything_here: "Det hele";
    your_comment: "Din kommentar";
    comment_empty: "Skriv noget først.";
    add_comment: "Tilføj";
    comment_added: "Kommentaren er tilføjet.";
    give_up: "Annullér";
    edit: "Ret";
    keep_edit: "Gem rettelsen";
    remove_comment: "Fjern";
    comment_removed: "Kommentaren er fjernet.";
    undo: "Fortryd";
    reply: "Svar";
    your_reply: "Dit svar";
    resolve: "Markér færdig";
    reopen: "Åbn igen";
    resolved: "Færdig";
    open_still: "Åben";
    show_place: "Vis i teksten";
    place_gone: "Stedet findes ikke i denne udgave af rapporten.";
    save_file: "Gem til fil";
    read_files: "Indlæs filer";
    show_resolved: "Vis færdige";
    no_comments: "Ingen kommentarer endnu";
    one_comment: "1 kommentar";
    several_comments: "{count} kommentarer, ikke færdige: {open}";
    not_in_file: "Ikke gemt til fil";
    in_file: "Gemt til fil";
    file_read: "{file}: {count} indlæst, {fresh} nye eller ændrede.";
    file_no_comments: "{file} er ikke en fil med kommentarer.";
    file_other_report: "{file} hører til {report}, ikke til {this}.";
    show_comments: "Kommentarer ({count})";
    hide_comments: "Luk";
    how_to: "Sådan kommenterer du";
    how_to_mark: "Markér tekst og vælg Kommentér, eller vælg plustegnet ved et afsnit, en figur eller en tabel.";
    how_to_keys: "Med tastatur: gå til et plustegn med tabulatortasten, mellem plustegnene med pil op og pil ned. Ctrl+Alt+M kommenterer markeret tekst.";
    how_to_send: "Gem til fil, når du er færdig, og send filen til den, der bad dig læse. Siden sender ikke selv noget. Flere læseres filer kan indlæses sammen.";
    kept_here: "Kommentarerne bliver liggende i denne browser til næste gang.";
    not_kept: "Denne browser husker intet til næste gang: gem til fil, før du lukker.";
}
