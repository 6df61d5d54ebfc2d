//! Norwegian bokmål.

use crate::words::nb::Bokmal;
use crate::words::words;

words! { Reviews for Bokmal:
    reviewing: "Gjennomlesing";
    comments_heading: "Kommentarer";
    reviewer: "Navnet ditt";
    reviewer_why: "Navnet står ved det du skriver.";
    name_needed: "Skriv navnet ditt først.";
    comment_marked: "Kommenter";
    comment_on: "Kommenter: {what}";
    comment_again: "{count} her. Kommenter: {what}";
    concerns: "Gjelder";
    everything_here: "Alt sammen";
    your_comment: "Kommentaren din";
    comment_empty: "Skriv noe først.";
    add_comment: "Legg til";
    comment_added: "Kommentaren er lagt til.";
    give_up: "Avbryt";
    edit: "Endre";
    keep_edit: "Lagre endringen";
    remove_comment: "Fjern";
    comment_removed: "Kommentaren er fjernet.";
    undo: "Angre";
    reply: "Svar";
    your_reply: "Svaret ditt";
    resolve: "Merk ferdig";
    reopen: "Åpne igjen";
    resolved: "Ferdig";
    open_still: "Åpen";
    show_place: "Vis i teksten";
    place_gone: "Stedet finnes ikke i denne utgaven av rapporten.";
    save_file: "Lagre til fil";
    read_files: "Les inn filer";
    show_resolved: "Vis ferdige";
    no_comments: "Ingen kommentarer ennå";
    one_comment: "1 kommentar";
    several_comments: "{count} kommentarer, ikke ferdige: {open}";
    not_in_file: "Ikke lagret til fil";
    in_file: "Lagret til fil";
    file_read: "{file}: {count} lest, {fresh} nye eller endrede.";
    file_no_comments: "{file} er ingen fil med kommentarer.";
    file_other_report: "{file} hører til {report}, ikke til {this}.";
    show_comments: "Kommentarer ({count})";
    hide_comments: "Lukk";
    how_to: "Slik kommenterer du";
    how_to_mark: "Merk tekst og velg Kommenter, eller velg plusstegnet ved et avsnitt, en figur eller en tabell.";
    how_to_keys: "Med tastatur: gå til et plusstegn med tabulatortasten, mellom plusstegnene med pil opp og pil ned. Ctrl+Alt+M kommenterer merket tekst.";
    how_to_send: "Lagre til fil når du er ferdig, og send filen til den som ba deg lese. Siden sender ingenting selv. Filer fra flere lesere kan leses inn sammen.";
    kept_here: "Kommentarene blir liggende i denne nettleseren til neste gang.";
    not_kept: "Denne nettleseren husker ingenting til neste gang: lagre til fil før du lukker.";
}
