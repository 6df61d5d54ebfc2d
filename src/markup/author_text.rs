//! Words of data in texts that an author will go on with: takes a label, gives it as an author
//! would write it so that it is read as what it is.

/// Signs that Typst may take for markup within a line.
const OF_TEXT: [char; 11] = ['\\', '*', '_', '`', '#', '$', '@', '[', ']', '<', '~'];

/// Signs that mean more than themselves in captions.
const OF_CAPTIONS: [char; 2] = ['@', '#'];

/// A label within a text in Typst markup that Tera runs over.
#[must_use]
pub fn within_text(label: &str) -> String {
    let escaped = escaped(label, &OF_TEXT);
    // A comment, and a dash.
    escaped.replace("//", "\\/\\/").replace("--", "-\\-")
}

/// A label as a caption or heading that Tera runs over.
#[must_use]
pub fn as_caption(label: &str) -> String {
    escaped(label, &OF_CAPTIONS)
}

fn escaped(label: &str, signs: &[char]) -> String {
    let mut text = String::new();
    for sign in label.chars() {
        match sign {
            // It could begin an expression.
            '{' => text += "{{ \"{\" }}",
            '\n' | '\r' | '\t' => text.push(' '),
            _ => {
                if signs.contains(&sign) {
                    text.push('\\');
                }
                text.push(sign);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markup_are_signs() {
        assert_eq!(within_text("C# *ofta* {{ x }}\n"), {
            "C\\# \\*ofta\\* {{ \"{\" }}{{ \"{\" }} x }} "
        });
        assert_eq!(within_text("a//b -- [c]"), "a\\/\\/b -\\- \\[c\\]");
        assert_eq!(as_caption("C# hos a@b [1]"), "C\\# hos a\\@b [1]");
    }
}
