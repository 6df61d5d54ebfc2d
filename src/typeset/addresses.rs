//! Where links of a page may lead, and which pictures are part of it.

/// How addresses begin that a reader may follow.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// The kinds of pictures that a page may enclose.
const PICTURES: [&str; 5] = ["png", "jpeg", "gif", "webp", "svg+xml"];

/// Whether a link may lead to an address: to a place on the page, a PDF beside it, another
/// page, a mailbox or a telephone. Browsers pass over control characters and spaces in an address, so one that
/// has any is refused whatever it says.
#[must_use]
pub fn leads_to_a_reader(address: &str) -> bool {
    if address.chars().any(char::is_control) || address.starts_with(char::is_whitespace) {
        return false;
    }
    let begins = |scheme: &&str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    };
    address.starts_with('#') || SCHEMES.iter().any(begins) || is_pdf_beside(address)
}

/// Whether an address is the name of a PDF that lies beside the page, such as its own: there
/// is no way from it to another folder, place or program.
fn is_pdf_beside(address: &str) -> bool {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_');
    let stem = address.strip_suffix(".pdf");
    stem.is_some_and(|stem| !stem.is_empty() && stem.chars().all(plain))
}

/// Whether a picture is part of the page.
#[must_use]
pub fn is_enclosed(source: &str) -> bool {
    let kind = source.strip_prefix("data:image/");
    let kind = kind.and_then(|rest| rest.split([';', ',']).next());
    kind.is_some_and(|kind| PICTURES.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_page_a_mailbox_or_a_telephone() {
        for good in [
            "#avsnitt",
            "https://example.org/a?b#c",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:+4644123",
            "rapport-2017.pdf",
        ] {
            assert!(leads_to_a_reader(good), "{good}");
        }
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "blob:https://example.org/x",
            "//example.org",
            "../rapport.pdf",
            "a/b.pdf",
            "javascript:a.pdf",
            ".pdf",
            "annan.html",
            "https:",
            "https://",
            "http\n://example.org",
        ] {
            assert!(!leads_to_a_reader(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_picture_is_part_of_the_page() {
        assert!(is_enclosed("data:image/png;base64,AAAA"));
        assert!(is_enclosed("data:image/svg+xml;base64,AAAA"));
        for bad in ["https://x/a.png", "a.png", "data:text/html,x", "data:,", ""] {
            assert!(!is_enclosed(bad), "{bad}");
        }
    }
}
