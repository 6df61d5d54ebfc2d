//! What the signs mean by which `spelling` shows what cannot be seen.

use crate::say;
use crate::spelling::{NO_BREAK, SPACE};

use super::Said;

/// What the signs in revealed texts mean; nothing if there are none.
pub(super) fn legend(texts: &[&str]) -> Said {
    let has = |sign: char| texts.iter().any(|text| text.contains(sign));
    let mut told = Vec::new();
    if has(SPACE) {
        told.push(say!("{sign} is a space", sign = SPACE));
    }
    if has(NO_BREAK) {
        told.push(say!("{sign} is a no-break space", sign = NO_BREAK));
    }
    if has('⟨') {
        told.push("⟨…⟩ is a sign by its number in Unicode".into());
    }
    let told = told.into_iter();
    told.reduce(|one, other| say!("{one}, {other}", one, other)).unwrap_or("".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_explained_where_they_stand() {
        assert_eq!(
            legend(&["a⎵⎵b⍽c⟨200B⟩"]),
            "⎵ is a space, ⍽ is a no-break space, ⟨…⟩ is a sign by its number in Unicode"
        );
        assert_eq!(legend(&["a"]), "");
    }
}
