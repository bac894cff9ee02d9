//! A question of the form definition as a question on the screen.

use domain::plans::Plan;
use forms::{Answer, Kind, Path, Question};

use crate::components::{Choice, Field, Kind as Shown};
use crate::texts::Texts;
use crate::typed::option;

/// Up to so many options stand side by side; more go into a list.
const IN_SIGHT: usize = 6;

/// The question at an address, with its answer, its options and what hangs on it.
pub(super) fn field(plan: &Plan, question: &Question, path: &Path, t: Texts) -> Field {
    let state = plan.evaluation.field(path.as_str());
    let answer = plan.answers.get(path);
    let value = answer.and_then(Answer::text).unwrap_or_default();
    let language = t.locale.code();
    let options = options(plan, question, path, value, t);
    let kind = match &question.kind {
        Kind::Date => Shown::Date,
        Kind::Integer | Kind::Decimal => Shown::Number,
        Kind::SelectOne(_) if options.len() <= IN_SIGHT => Shown::Radios,
        Kind::SelectOne(_) => Shown::Select,
        Kind::SelectMultiple(_) => Shown::Checkboxes,
        _ if question.appearance.contains("multiline") => Shown::Textarea,
        _ => Shown::Text,
    };
    let extra = |name: &str| question.extra.get(name).map_or("", String::as_str);
    Field {
        hint: question.hint.get(language).to_owned(),
        value: shown(question, value, t),
        options,
        required: state.is_some_and(|state| state.required),
        can_decline: extra("keine_angabe") == "ja",
        declined: answer == Some(&Answer::Declined),
        readonly: question.readonly || !plan.may_write(path),
        off: !state.is_some_and(|state| state.relevant),
        art9: extra("art9") == "direkt",
        width: match question.kind {
            Kind::Date => 12,
            Kind::Integer | Kind::Decimal => 4,
            _ => 0,
        },
        ..Field::new(kind, path.as_str(), question.label.get(language))
    }
}

/// What is offered now; a stored choice that ended stays readable.
fn options(plan: &Plan, question: &Question, path: &Path, value: &str, t: Texts) -> Vec<Choice> {
    let Some(list) = question.kind.list().and_then(|list| domain::plans::form().lists.get(list))
    else {
        return Vec::new();
    };
    let offered = plan.evaluation.field(path.as_str()).and_then(|state| state.offered.as_ref());
    let chosen: Vec<&str> = value.split_whitespace().collect();
    let shown = list.choices.iter().filter(|choice| {
        let is_offered = offered.is_none_or(|names| names.contains(&choice.name));
        is_offered || chosen.contains(&choice.name.as_str())
    });
    let shown = shown.map(|choice| Choice {
        checked: chosen.contains(&choice.name.as_str()),
        ..option(&choice.name, choice.label.get(t.locale.code()))
    });
    shown.collect()
}

/// Days as people write them, numbers with their decimal sign.
fn shown(question: &Question, value: &str, t: Texts) -> String {
    match question.kind {
        Kind::Date => match value.parse() {
            Ok(day) => t.date(day),
            Err(_) => {
                let mut parts: Vec<&str> = value.split('-').collect();
                parts.reverse();
                parts.join(".")
            }
        },
        Kind::Decimal if t.locale == base::Locale::De => value.replace('.', ","),
        _ => value.to_owned(),
    }
}
