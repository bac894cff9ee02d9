//! Names and values as a browser sends them: in order, repeated, and sometimes ugly.

use base::FieldError;

/// An ordered list of names and values: the body of a form, or the query of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    spoiled: Vec<String>,
}

/// More fields than any form of ours has.
#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

impl Fields {
    /// The most fields that are read: the longest plan with 15 children has some 600.
    pub const MOST: usize = 2_000;

    /// Reads `a=1&b=2`. Control characters that no keyboard sends (NUL above all, which PostgreSQL
    /// refuses) are taken out and remembered: [`Fields::check`] names the field.
    ///
    /// # Errors
    /// When there are more than [`Fields::MOST`].
    pub fn parse(bytes: &[u8]) -> Result<Self, TooMany> {
        let mut fields = Self::default();
        for (name, value) in form_urlencoded::parse(bytes) {
            if fields.pairs.len() == Self::MOST {
                return Err(TooMany);
            }
            let name: String = name.chars().filter(|c| !c.is_control()).collect();
            if value.chars().any(is_spoiling) {
                fields.spoiled.push(name.clone());
            }
            // Browsers send line ends as CR LF; kept texts have LF.
            let value = value.chars().filter(|c| !is_spoiling(*c) && *c != '\r').collect();
            fields.pairs.push((name, value));
        }
        Ok(fields)
    }

    /// Values to begin with, for the first showing of a form.
    #[must_use]
    pub fn and(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.pairs.push((name.into(), value.into()));
        self
    }

    /// The first value of a name; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        let found = self.pairs.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The first value without white space round it.
    pub fn trimmed(&self, name: &str) -> &str {
        self.get(name).trim()
    }

    /// The first value, unless it is missing or blank.
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.trimmed(name)).filter(|value| !value.is_empty())
    }

    /// Every value of a name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Every name that was sent, once, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut seen = std::collections::HashSet::new();
        self.pairs.iter().map(|(name, _)| name.as_str()).filter(move |name| seen.insert(*name))
    }

    /// Whether the name was sent, be it empty: ticked boxes, pressed buttons.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(other, _)| other == name)
    }

    /// Every pair, in order, without our own hidden ones (they begin with `_`).
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let shown = self.pairs.iter().filter(|(name, _)| !name.starts_with('_'));
        shown.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The fields that held characters nobody can have meant.
    pub fn check(&self) -> Vec<FieldError> {
        self.spoiled.iter().map(|name| FieldError::new(name, "field-control-characters")).collect()
    }
}

fn is_spoiling(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_repetition_survive() {
        let fields = Fields::parse("a=1&b=2&a=3&_csrf=x&b=%C3%BC+%F0%9F%8C%B1".as_bytes()).unwrap();
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(fields.pairs().count(), 4);
        assert_eq!(fields.all("b").nth(1), Some("ü 🌱"));
        assert_eq!((fields.get("c"), fields.some("c")), ("", None));
    }

    #[test]
    fn a_nul_byte_is_taken_out_and_named() {
        let fields = Fields::parse(b"name=A%00nna&note=line%0D%0Aline%09x&nam%00e=y").unwrap();
        assert_eq!(fields.get("name"), "Anna");
        assert_eq!(fields.get("note"), "line\nline\tx");
        let wrong = fields.check();
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].field, "name");
    }

    #[test]
    fn right_to_left_marks_and_long_texts_pass_and_floods_do_not() {
        let long = "x".repeat(10_000);
        let fields = Fields::parse(format!("a={long}&b=%D8%B3%E2%80%8F").as_bytes()).unwrap();
        assert_eq!(fields.get("a").len(), 10_000);
        assert_eq!(fields.get("b"), "س\u{200f}");
        assert_eq!(Fields::parse("a=1&".repeat(2_001).as_bytes()), Err(TooMany));
    }
}
