//! Official lists with validity dates: municipalities, goals and areas. Read once, held for ever.
//!
//! Where they come from and under which licence stands in `docs/herkunft-der-listen.md`. States, languages
//! and all lists of the form live in the form's own `choices` sheet.

mod actor_kinds;
mod goals;
mod languages;
mod municipalities;

pub use actor_kinds::{ActorKind, actor_kind, actor_kinds};
pub use goals::{Area, Goal, areas, goal, goal_worded, goals, goals_of};
pub use languages::{Language, language, languages};
pub use municipalities::{Municipality, MunicipalityError, districts_of, municipality};

/// The rows of an embedded CSV file as maps from column to cell.
///
/// # Panics
/// When the embedded file is broken: a test reads every one of them.
pub(crate) fn rows(text: &'static str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap_or_default()).collect()
}
