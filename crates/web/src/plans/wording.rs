//! Answers in words: labels instead of names, days and numbers as people write them.

use base::Date;
use domain::plans::{Plan, form};
use forms::{Answer, Item, Kind, Path, Question};

use crate::components::Field;
use crate::texts::Texts;

/// How an answer reads.
pub(super) fn in_words(question: &Question, answer: Option<&Answer>, t: Texts) -> String {
    match answer {
        None => String::new(),
        Some(Answer::Declined) => t.get("field-decline").into_owned(),
        Some(Answer::Text(text)) => text_in_words(question, text, t),
    }
}

/// How a stored text reads; `keine_angabe` is a declined answer.
pub(super) fn text_in_words(question: &Question, text: &str, t: Texts) -> String {
    if text == forms::DECLINED {
        return t.get("field-decline").into_owned();
    }
    let Some(list) = question.kind.list() else { return written(question, text, t, Texts::date) };
    let labels = text.split_whitespace().map(|name| crate::lists::label(list, name, t));
    labels.collect::<Vec<_>>().join(", ")
}

/// A calculated value in words. Calculations have no list of their own, but many say yes or no.
pub(super) fn calculated(question: &Question, text: &str, t: Texts) -> String {
    match question.kind.list() {
        None if matches!(text, "ja" | "nein") => crate::lists::label("ja_nein", text, t),
        _ => text_in_words(question, text, t),
    }
}

/// Days as people type them, numbers with their decimal sign: what stands in an input.
pub(super) fn typed(question: &Question, value: &str, t: Texts) -> String {
    written(question, value, t, Texts::typed_date)
}

fn written(question: &Question, value: &str, t: Texts, full: fn(Texts, Date) -> String) -> String {
    match question.kind {
        Kind::Date => match value.parse() {
            Ok(day) => full(t, day),
            Err(_) => {
                let (day, about) = match value.strip_suffix('~') {
                    Some(day) => (day, "~"),
                    None => (value, ""),
                };
                let mut parts: Vec<&str> = day.split('-').collect();
                parts.reverse();
                parts.join(".") + about
            }
        },
        Kind::Decimal if t.locale == base::Locale::De => value.replace('.', ","),
        _ => value.to_owned(),
    }
}

/// The names of the inputs of a question with the values they hold.
pub(super) fn inputs(path: &Path, answer: Option<&Answer>, t: Texts) -> Vec<(String, Vec<String>)> {
    let Some(question) = form().question(path.name()) else { return Vec::new() };
    let values = match (answer.and_then(Answer::text), &question.kind) {
        (None, _) => Vec::new(),
        (Some(text), Kind::SelectMultiple(_)) => {
            text.split_whitespace().map(str::to_owned).collect()
        }
        (Some(text), _) => vec![typed(question, text, t)],
    };
    let mut inputs = vec![(path.to_string(), values)];
    if may_decline(question) {
        let ticked = answer == Some(&Answer::Declined);
        inputs.push((format!("{path}!"), if ticked { vec!["1".to_owned()] } else { Vec::new() }));
    }
    inputs
}

/// Whether "keine Angabe" is offered (W40).
pub(super) fn may_decline(question: &Question) -> bool {
    question.extra.get("keine_angabe").is_some_and(|may| may == "ja")
}

/// The label of a question; in a table with the row: "Kind 2 – Geburtsdatum".
pub(super) fn label(plan: &Plan, path: &Path, t: Texts) -> String {
    let language = t.locale.code();
    let own = match form().item(path.name()) {
        Some(Item::Question(question)) => question.label.get(language),
        Some(Item::Group(group)) => group.label.get(language),
        Some(Item::Repeat(repeat)) => repeat.group.label.get(language),
        None => path.name(),
    };
    match path.row() {
        Some(row) => format!("{} – {own}", row_label(plan, &row, t)),
        None => own.to_owned(),
    }
}

/// A row by its table and place: "Kind 2", "Ziel 1, Arbeitsschritt 2".
pub(super) fn row_label(plan: &Plan, row: &Path, t: Texts) -> String {
    let outer = row.row();
    let place = plan.answers.rows_of(outer.as_ref(), row.name()).position(|other| other == row);
    // Some tables are named after all of their rows together.
    let key = format!("row-of-{}", row.name());
    let name = match form().item(row.name()) {
        _ if t.has(&key) => t.get(&key).into_owned(),
        Some(Item::Repeat(repeat)) => repeat.group.label.get(t.locale.code()).to_owned(),
        _ => row.name().to_owned(),
    };
    let own = match place {
        Some(place) => format!("{name} {}", place + 1),
        None => name,
    };
    match outer {
        Some(outer) => format!("{}, {own}", row_label(plan, &outer, t)),
        None => own,
    }
}

/// Where a question or row stands on its page.
pub(super) fn anchor(path: &str) -> String {
    format!("#{}", Field::new(crate::components::Kind::Text, path, "").id())
}
