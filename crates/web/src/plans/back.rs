//! A form that comes back: what was typed stays, messages and both values of a conflict stand at the fields.

use base::FieldError;
use domain::plans::actions::Conflict;
use domain::plans::{Plan, form};
use forms::Path;

use super::question::choose;
use super::wording::{anchor, label, text_in_words};
use crate::components::{self, Field};
use crate::http::Fields;
use crate::texts::Texts;

/// What comes back.
pub(super) struct Back {
    /// What was sent.
    pub(super) sent: Fields,
    /// What is wrong.
    pub(super) errors: Vec<FieldError>,
    /// What somebody else changed meanwhile.
    pub(super) conflicts: Vec<Conflict>,
    /// Fields for which the stored value was chosen.
    pub(super) given_up: Vec<String>,
}

impl Back {
    /// Puts what was typed, and what is wrong with it, into a question.
    pub(super) fn fill(&self, field: &mut Field, plan: &Plan, path: &Path, t: Texts) {
        let asked = || {
            self.sent
                .all("_gefragt")
                .any(|names| names.split_whitespace().any(|name| name == field.path))
        };
        let sent = self.sent.has(&field.path) || asked();
        if !sent || self.given_up.contains(&field.path) {
            return;
        }
        let Some(question) = form().question(path.name()) else { return };
        field.declined = self.sent.some(&format!("{}!", field.path)).is_some();
        let typed: Vec<&str> =
            self.sent.all(&field.path).filter(|value| !value.is_empty()).collect();
        if question.kind.list().is_some() {
            choose(plan, question, field, &typed.join(" "), t);
        } else {
            typed.first().copied().unwrap_or_default().clone_into(&mut field.value);
        }
        if let Some(error) = self.errors.iter().find(|error| error.field == field.path) {
            field.error = t.message(error);
            field.warning.clear();
        }
        if let Some(conflict) = self.conflicts.iter().find(|conflict| conflict.path == *path) {
            let words = |text: &str| match text {
                "" => t.get("plan-no-answer").into_owned(),
                text => text_in_words(question, text, t),
            };
            field.conflict = Some(components::Conflict {
                mine: words(conflict.mine.reveal()),
                theirs: words(conflict.theirs.reveal()),
                who: format!("{}, {}", conflict.by, t.time(conflict.at)),
            });
        }
    }

    /// The lines of the error summary, each with its question.
    pub(super) fn problems(&self, plan: &Plan, t: Texts) -> Vec<components::Problem> {
        let conflicts = self.conflicts.iter().map(|conflict| {
            FieldError::new(conflict.path.as_str(), "plan-conflict").with("by", &conflict.by)
        });
        let line = |error: FieldError| {
            let message = t.message(&error);
            match Path::parse(&error.field) {
                Ok(path) => components::Problem::labelled(
                    anchor(path.as_str()),
                    &label(plan, &path, t),
                    &message,
                ),
                Err(_) => components::Problem { href: "#inhalt".to_owned(), message },
            }
        };
        self.errors.iter().cloned().chain(conflicts).map(line).collect()
    }
}
