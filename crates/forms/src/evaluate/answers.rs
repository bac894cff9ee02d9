//! The answers of a record: values by address, and the rows of its repeats in order.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::path::Path;

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Canonical text: numbers with a point, dates ISO, several choices separated by spaces.
    Text(String),
    /// "keine Angabe": asked, and not answered on purpose.
    Declined,
}

// Answers are personal: they never print themselves.
impl Debug for Answer {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Text(_) => f.write_str("Text(▮▮▮)"),
            Answer::Declined => f.write_str("Declined"),
        }
    }
}

impl Answer {
    /// The text; nothing when declined.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Answer::Text(text) => Some(text),
            Answer::Declined => None,
        }
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Answer {
        Answer::Text(text.to_owned())
    }
}

/// JSON: a text, or `null` for a declined answer. No answer at all is no entry.
impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Answer::Text(text) => serializer.serialize_str(text),
            Answer::Declined => serializer.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Answer, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.map_or(Answer::Declined, Answer::Text))
    }
}

/// All answers of a record.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Addresses of rows, in order, outer rows before the rows in them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<Path>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    values: BTreeMap<Path, Answer>,
}

impl Debug for Answers {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({} rows, {} values)", self.rows.len(), self.values.len())
    }
}

impl Answers {
    /// No answers.
    #[must_use]
    pub fn new() -> Answers {
        Answers::default()
    }

    /// The answer at an address.
    #[must_use]
    pub fn get(&self, path: &Path) -> Option<&Answer> {
        self.values.get(path)
    }

    /// The text at an address; nothing when absent or declined.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.values.get(path).and_then(Answer::text)
    }

    /// Sets an answer; an empty text removes it. Rows it lies in are added at the end if missing.
    pub fn set(&mut self, path: Path, answer: Answer) {
        if let Some(row) = path.row() {
            self.add_row(row);
        }
        if matches!(&answer, Answer::Text(text) if text.is_empty()) {
            self.values.remove(&path);
        } else {
            self.values.insert(path, answer);
        }
    }

    /// Removes the answer at an address.
    pub fn remove(&mut self, path: &Path) -> Option<Answer> {
        self.values.remove(path)
    }

    /// Adds a row at the end of its repeat, with the rows it lies in. Nothing happens when it exists.
    pub fn add_row(&mut self, row: Path) {
        if row.key().is_none() || self.rows.contains(&row) {
            return;
        }
        if let Some(outer) = row.row() {
            self.add_row(outer);
        }
        self.rows.push(row);
    }

    /// Removes a row with everything in it.
    pub fn remove_row(&mut self, row: &Path) {
        self.rows.retain(|other| !other.is_in(row));
        self.values.retain(|path, _| !path.is_in(row));
    }

    /// All rows in order.
    #[must_use]
    pub fn rows(&self) -> &[Path] {
        &self.rows
    }

    /// The rows of one repeat: of the record (`outer` is `None`) or within a row.
    pub fn rows_of<'a>(
        &'a self,
        outer: Option<&'a Path>,
        repeat: &'a str,
    ) -> impl Iterator<Item = &'a Path> {
        self.rows.iter().filter(move |row| row.name() == repeat && row.row().as_ref() == outer)
    }

    /// Moves a row one place up or down among the rows of its repeat.
    pub fn move_row(&mut self, row: &Path, up: bool) {
        let same = |other: &Path| other.name() == row.name() && other.row() == row.row();
        let places: Vec<usize> =
            self.rows.iter().enumerate().filter(|(_, r)| same(r)).map(|(i, _)| i).collect();
        let Some(at) = places.iter().position(|place| self.rows[*place] == *row) else { return };
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        if let Some(other) = other.and_then(|other| places.get(other)) {
            self.rows.swap(places[at], *other);
        }
    }

    /// All answers with their addresses.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &Answer)> {
        self.values.iter()
    }

    /// Number of answers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is neither an answer nor a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.rows.is_empty()
    }
}

impl<P: AsRef<str>, A: Into<Answer>> FromIterator<(P, A)> for Answers {
    /// Entries whose address cannot be read are left out.
    fn from_iter<I: IntoIterator<Item = (P, A)>>(entries: I) -> Answers {
        let mut answers = Answers::new();
        for (path, answer) in entries {
            if let Ok(path) = Path::parse(path.as_ref()) {
                answers.set(path, answer.into());
            }
        }
        answers
    }
}
