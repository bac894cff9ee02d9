//! A question of the form definition as a question on the screen.

use domain::plans::{Plan, form};
use forms::{Answer, Fault, Kind, Path, Question};

use super::lists::markup;
use super::wording::{calculated, may_decline, text_in_words, typed};
use crate::components::{Choice, Field, Kind as Shown};
use crate::texts::Texts;
use crate::typed::option;

/// Up to so many options stand side by side; more go into a list.
const IN_SIGHT: usize = 7;
/// Up to so many boxes can be ticked in sight; of longer lists several are chosen one after the other.
const BOXES: usize = 20;

/// The question at an address, with its answer, its options and what hangs on it.
pub(super) fn field(plan: &Plan, question: &Question, path: &Path, t: Texts) -> Field {
    let state = plan.evaluation.field(path.as_str());
    let answer = plan.answers.get(path);
    let value = answer.and_then(Answer::text).unwrap_or_default();
    let language = t.locale.code();
    let off = !state.is_some_and(|state| state.relevant);
    if question.calculation.is_some() {
        return output(plan, question, path, t);
    }
    let extra = |name: &str| question.extra.get(name).map_or("", String::as_str);
    let readonly = question.readonly || !plan.may_write(path);
    let declined = answer == Some(&Answer::Declined);
    let mut field = Field {
        hint: question.hint.get(language).to_owned(),
        value: typed(question, value, t),
        required: state.is_some_and(|state| state.required)
            || (off && is_always_required(question)),
        can_decline: may_decline(question) && (declined || !readonly),
        declined,
        readonly,
        off,
        art9: extra("art9") == "direkt",
        private: extra("art9") == "freitext" && question.kind == Kind::Text,
        warning: warning(plan, path, t),
        suggestion: if readonly { None } else { suggestion(plan, question, path, t) },
        width: match question.kind {
            Kind::Date => 12,
            Kind::Integer | Kind::Decimal => 4,
            _ => 0,
        },
        maxlength: 0,
        ..Field::new(Shown::Text, path.as_str(), question.label.get(language))
    };
    match &question.kind {
        Kind::Date => field.kind = Shown::Date,
        Kind::Integer | Kind::Decimal => field.kind = Shown::Number,
        Kind::SelectOne(list) | Kind::SelectMultiple(list) => {
            let several = matches!(question.kind, Kind::SelectMultiple(_));
            let count = form().lists.get(list).map_or(0, |list| list.choices.len());
            field.kind = match (several, count) {
                (false, ..=IN_SIGHT) => Shown::Radios,
                (false, _) => Shown::Select,
                (true, ..=BOXES) => Shown::Checkboxes,
                (true, _) => Shown::Selects,
            };
            choose(plan, question, &mut field, value, t);
        }
        Kind::Text if question.appearance.contains("multiline") => field.kind = Shown::Textarea,
        _ => {}
    }
    field
}

/// Puts the choices of a question into its field, with these names chosen.
pub(super) fn choose(plan: &Plan, question: &Question, field: &mut Field, chosen: &str, t: Texts) {
    let names: Vec<&str> = chosen.split_whitespace().collect();
    field.lists.clear();
    field.options.clear();
    if field.kind == Shown::Select || field.kind == Shown::Selects {
        let several = field.kind == Shown::Selects;
        let wanted: Vec<&str> = match names.as_slice() {
            [] => vec![""],
            names if several && field.readonly => names.to_vec(),
            // The last list is empty: for one more.
            names if several => names.iter().copied().chain([""]).collect(),
            [name, ..] => vec![name],
        };
        // The list for one more can stay empty.
        let required = field.required && (!several || names.is_empty());
        let list = |name: &&str| markup(plan, question, name, required, t);
        let lists: Option<Vec<String>> = wanted.iter().map(list).collect();
        if let Some(lists) = lists {
            field.lists = lists;
            return;
        }
    }
    field.options = options(plan, question, &field.path, &names, t);
    if field.kind == Shown::Selects {
        field.kind = Shown::Checkboxes;
    }
}

/// A value the form computes: seen, never entered.
fn output(plan: &Plan, question: &Question, path: &Path, t: Texts) -> Field {
    let state = plan.evaluation.field(path.as_str());
    let value = state.and_then(|state| state.calculated.as_deref()).unwrap_or_default();
    let instead = question.extra.get("wert_fuer").map(|name| match path.row() {
        Some(row) => row.question(name).to_string(),
        None => name.clone(),
    });
    let instead = instead.unwrap_or_default();
    let taken = !instead.is_empty() && plan.evaluation.is_relevant(&instead);
    let list = question.kind.list().unwrap_or("ja_nein");
    let choices = form().lists.get(list).map(|list| list.choices.as_slice()).unwrap_or_default();
    let language = t.locale.code();
    Field {
        value: calculated(question, value, t),
        options: choices.iter().map(|one| option(&one.name, one.label.get(language))).collect(),
        calculated: true,
        off: value.is_empty() || taken || !state.is_some_and(|state| state.relevant),
        instead,
        ..Field::new(Shown::Text, path.as_str(), question.label.get(language))
    }
}

/// Whether a calculated value means something to people: it is printed, has a number among the additions, stands
/// for a question, or says so itself.
pub(super) fn is_worth_showing(question: &Question) -> bool {
    let has = |name: &str| question.extra.get(name).is_some_and(|value| !value.is_empty());
    has("nr") || has("wert_fuer") || question.appearance.contains("sichtbar")
}

fn is_always_required(question: &Question) -> bool {
    let source = question.required.as_ref().map(|condition| condition.source.as_str());
    source.is_some_and(|source| matches!(source, "yes" | "true()" | "ja"))
}

/// What is stored and does not fit (any more).
fn warning(plan: &Plan, path: &Path, t: Texts) -> String {
    let Some(state) = plan.evaluation.field(path.as_str()) else { return String::new() };
    match &state.fault {
        Some(Fault::Constraint | Fault::Kind) => {
            state.message.clone().unwrap_or_else(|| t.get("error-not-plausible").into_owned())
        }
        _ if !state.not_offered.is_empty() => t.get("plan-not-offered").into_owned(),
        _ => String::new(),
    }
}

/// What the form would begin with, ready to be taken over.
fn suggestion(plan: &Plan, question: &Question, path: &Path, t: Texts) -> Option<(String, String)> {
    let offered = |value: &str| value != forms::DECLINED;
    let found =
        plan.evaluation.suggested.iter().find(|(other, value)| other == path && offered(value));
    found.map(|(_, value)| (value.clone(), text_in_words(question, value, t)))
}

/// The choices of a short list. What is not offered now is there, but hidden: a live form may bring it back.
fn options(plan: &Plan, question: &Question, path: &str, chosen: &[&str], t: Texts) -> Vec<Choice> {
    let Some(list) = question.kind.list().and_then(|list| form().lists.get(list)) else {
        return Vec::new();
    };
    let always = form().always_offered(&question.name, plan.day());
    let now = plan.evaluation.field(path).and_then(|state| state.offered.clone());
    let mut options = Vec::new();
    for choice in &list.choices {
        let checked = chosen.contains(&choice.name.as_str());
        let valid = match &always {
            Some(names) => names.contains(&choice.name),
            None => choice.is_valid_on(plan.day()),
        };
        if !valid && !checked {
            continue;
        }
        options.push(Choice {
            checked,
            off: !checked && now.as_ref().is_some_and(|names| !names.contains(&choice.name)),
            ..option(&choice.name, choice.label.get(t.locale.code()))
        });
    }
    options
}
