//! What changed in one save: the smallest thing the history is made of.

use forms::{Answer, Answers, Path};
use serde::{Deserialize, Serialize};

/// One change of the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// An answer was given or changed; `None` inside is never stored, see [`Edit::Clear`].
    Set(Path, Answer),
    /// An answer was taken away.
    Clear(Path),
    /// A row was added.
    AddRow(Path),
    /// A row went, with everything in it.
    RemoveRow(Path),
    /// A row moved up (`true`) or down.
    MoveRow(Path, bool),
}

impl Edit {
    /// The address it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Set(path, _)
            | Self::Clear(path)
            | Self::AddRow(path)
            | Self::RemoveRow(path)
            | Self::MoveRow(path, _) => path,
        }
    }

    /// Carries it out.
    pub fn apply(&self, answers: &mut Answers) {
        match self {
            Self::Set(path, answer) => answers.set(path.clone(), answer.clone()),
            Self::Clear(path) => {
                answers.remove(path);
            }
            Self::AddRow(row) => answers.add_row(row.clone()),
            Self::RemoveRow(row) => answers.remove_row(row),
            Self::MoveRow(row, up) => answers.move_row(row, *up),
        }
    }
}

/// The sealed content of a revision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// What changed, in order.
    pub edits: Vec<Edit>,
}

impl Revision {
    /// The answers after a row of revisions.
    pub fn fold<'a>(revisions: impl IntoIterator<Item = &'a Self>) -> Answers {
        let mut answers = Answers::new();
        for revision in revisions {
            for edit in &revision.edits {
                edit.apply(&mut answers);
            }
        }
        answers
    }

    /// What leads from one state to another, field by field: used where a whole form is sent at once.
    pub fn between(before: &Answers, changes: &[(Path, Option<Answer>)]) -> Self {
        let mut edits = Vec::new();
        for (path, wanted) in changes {
            match (before.get(path), wanted) {
                (Some(old), Some(new)) if old == new => {}
                (_, Some(new)) if new.text() != Some("") => {
                    edits.push(Edit::Set(path.clone(), new.clone()));
                }
                (Some(_), _) => edits.push(Edit::Clear(path.clone())),
                (None, _) => {}
            }
        }
        Self { edits }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Path {
        Path::parse(text).unwrap()
    }

    #[test]
    fn only_what_differs_becomes_an_edit() {
        let before: Answers = [("geschlecht", "w"), ("geburtsort", "Homs")].into_iter().collect();
        let changes = [
            (path("geschlecht"), Some(Answer::from("w"))),
            (path("geburtsort"), None),
            (path("familienstand"), Some(Answer::Declined)),
            (path("beruf"), Some(Answer::from(""))),
        ];
        let revision = Revision::between(&before, &changes);
        let wanted =
            [Edit::Clear(path("geburtsort")), Edit::Set(path("familienstand"), Answer::Declined)];
        assert_eq!(revision.edits, wanted);
    }

    #[test]
    fn folding_gives_the_state_after_each_save() {
        let first = Revision {
            edits: vec![
                Edit::AddRow(path("kinder[k1]")),
                Edit::Set(path("kinder[k1].kinder_geschlecht"), Answer::from("w")),
            ],
        };
        let second = Revision { edits: vec![Edit::RemoveRow(path("kinder[k1]"))] };
        assert_eq!(Revision::fold([&first]).text("kinder[k1].kinder_geschlecht"), Some("w"));
        assert!(Revision::fold([&first, &second]).is_empty());
        let json = serde_json::to_string(&first).unwrap();
        assert_eq!(serde_json::from_str::<Revision>(&json).unwrap(), first);
    }
}
