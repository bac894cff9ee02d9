//! The name a person logs in with.

use std::fmt;

/// A login name in its one spelling: 3 to 64 of `a-z 0-9 . _ - @`, beginning with a letter or digit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LoginName(String);

impl LoginName {
    /// What a person typed, tidied; `None` when it cannot be a login name.
    pub fn read(typed: &str) -> Option<Self> {
        let name = typed.trim().to_lowercase();
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
        let begins = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        ((3..=64).contains(&name.len()) && begins && name.bytes().all(known)).then_some(Self(name))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LoginName {
    /// Login names are mostly names of people: they stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("▮▮▮")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_whatever_is_typed() {
        let read = |typed: &str| LoginName::read(typed).map(|name| name.0);
        assert_eq!(read("  Anna.Meier "), Some("anna.meier".to_owned()));
        assert_eq!(read("a@b.de"), Some("a@b.de".to_owned()));
        for ugly in ["", "ab", ".anna", "anna meier", "änna", "an\0na", "anna\u{202e}", "a'--"] {
            assert_eq!(read(ugly), None, "{ugly:?}");
        }
        assert_eq!(read(&"a".repeat(65)), None);
        assert_eq!(read("\u{212a}arl"), Some("karl".to_owned()), "the Kelvin sign is a k");
    }
}
