//! The strings in a Rust source, with what stands before each.

/// A string of a source.
pub(crate) struct Literal {
    /// What it says.
    pub(crate) text: String,
    /// What stands before it, without the space between.
    pub(crate) before: String,
    /// Whether it is taken for what is said by what stands after it.
    pub(crate) is_made: bool,
}

/// So much is kept of what stands before a string.
const BEFORE: usize = 40;

/// The strings of a source, in order. Comments hold none.
pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut code = String::new();
    let mut rest = source;
    while let Some(sign) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(length) = character(rest) {
            rest = &rest[length..];
        } else if let Some((text, length)) = raw(rest) {
            rest = &rest[length..];
            found.push(Literal { text, before: tail(&code), is_made: false });
        } else if sign == '"' {
            let (text, length) = string(&rest[1..]);
            rest = &rest[1 + length..];
            let is_made = rest.starts_with(".into()") || rest.starts_with(".to_owned()");
            found.push(Literal { text, before: tail(&code), is_made });
        } else {
            code.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    found
}

/// The end of some code, in which a line break is one space.
fn tail(code: &str) -> String {
    let words = code.split_whitespace().collect::<Vec<_>>();
    let line = words[words.len().saturating_sub(6)..].join(" ");
    let line = if line.ends_with('=') { line + " " } else { line };
    let start = line.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    line[start..].to_owned()
}

/// The length of a character in single quotes, such as `'"'`.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let length = match first {
        '\\' => 1 + inside[1..].chars().next()?.len_utf8(),
        _ => first.len_utf8(),
    };
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// What a raw string says, and its length.
fn raw(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('r')?;
    let marks = inside.len() - inside.trim_start_matches('#').len();
    let inside = inside[marks..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(marks));
    let end = inside.find(&close)?;
    Some((inside[..end].to_owned(), 2 + marks + end + close.len()))
}

/// What a string says, and its length with the closing quotation mark.
fn string(inside: &str) -> (String, usize) {
    let mut text = String::new();
    let mut signs = inside.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (text, at + 1),
            '\\' => match signs.next() {
                Some((_, '\n')) => {
                    while signs.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                }
                Some((_, 'n')) => text.push('\n'),
                Some((_, 't')) => text.push('\t'),
                Some((_, other)) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    (text, inside.len())
}
