//! Keeps text from becoming XML.

/// A text between tags or quotation marks, on one line; what XML 1.0 cannot hold is left out.
#[must_use]
pub fn xml_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' | '\t' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(
            xml_text("<a b=\"c\">&amp;\n\u{1}\u{ffff}]]>"),
            "&lt;a b=&quot;c&quot;&gt;&amp;amp; ]]&gt;"
        );
    }
}
