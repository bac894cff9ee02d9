//! Warnings of the form and their confirmations (W16).
//!
//! A confirmation is stored as the answer to the note that warns, so that the history says who confirmed it and
//! when. It holds what the warning was about: when that changes, it has to be confirmed again.

use std::fmt::Write as _;

use forms::{DECLINED, Kind, Path, Question};

use super::form::form;
use super::plan::Plan;

/// A warning that applies now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Its address.
    pub path: Path,
    /// Must be settled before a plan counts as checked; cannot be confirmed away.
    pub must: bool,
    /// Somebody confirmed it as it stands.
    pub confirmed: bool,
}

/// The warnings of a plan, in the order of the form.
pub fn warnings(plan: &Plan) -> Vec<Warning> {
    let relevant = plan.evaluation.fields().filter(|(_, state)| state.relevant);
    let found = relevant.filter_map(|(path, _)| {
        let question = warning_at(path)?;
        let stored = plan.answers.text(path.as_str());
        let confirmed = stored == Some(subject(plan, path, question).as_str());
        Some(Warning { path: path.clone(), must: is_must(question), confirmed })
    });
    found.collect()
}

/// What a confirmation of this warning would hold; `None` when there is nothing to confirm now.
pub(super) fn confirmation(plan: &Plan, path: &Path) -> Option<String> {
    let question = warning_at(path).filter(|question| !is_must(question))?;
    plan.evaluation.is_relevant(path.as_str()).then(|| subject(plan, path, question))
}

/// Confirmations of warnings that do not apply any more.
pub(super) fn stale_confirmations(plan: &Plan) -> Vec<Path> {
    let hidden = plan.evaluation.hidden_values.iter();
    hidden.filter(|path| warning_at(path).is_some()).cloned().collect()
}

fn warning_at(path: &Path) -> Option<&'static Question> {
    let question = form().question(path.name())?;
    let warns = question.appearance.split_whitespace().any(|word| word == "warnung");
    (question.kind == Kind::Note && warns).then_some(question)
}

fn is_must(question: &Question) -> bool {
    question.appearance.split_whitespace().any(|word| word == "pflicht")
}

/// The values the warning's condition looks at, as one text.
fn subject(plan: &Plan, path: &Path, question: &Question) -> String {
    let mut text = "ja".to_owned();
    let condition = question.relevant.as_ref().map_or("", |condition| condition.source.as_str());
    for part in condition.split("${").skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        let here = path.row().map(|row| row.question(name));
        let place = here.filter(|place| plan.evaluation.field(place.as_str()).is_some());
        let place = place.as_ref().map_or(name, Path::as_str);
        let answered = || {
            let answer = Path::parse(place).ok().and_then(|path| plan.answers.get(&path))?;
            Some(answer.text().unwrap_or(DECLINED))
        };
        let value = plan.evaluation.calculated(place).or_else(answered).unwrap_or_default();
        let _ = write!(text, "|{value}");
    }
    text
}
