//! The sheet `survey`: rows to a tree of groups, repeats and questions.

use std::collections::HashMap;

use super::table::{Row, Table};
use super::{Condition, Group, Item, Kind, Question, Repeat};
use crate::check::{Findings, Problem};
use crate::expression::{Expr, Function, parse, repair_quotes};
use crate::workbook::Sheet;

const KNOWN: &[&str] = &[
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "calculation",
    "choice_filter",
    "default",
    "appearance",
    "readonly",
    "repeat_count",
];
const TRANSLATED: &[&str] = &["label", "hint", "required_message", "constraint_message"];
/// Deepest nesting of groups; nobody finds the way through more.
const DEEPEST: usize = 12;

/// The survey, not yet bound.
pub(super) struct Survey<'w> {
    pub items: Vec<Item>,
    pub table: Table<'w>,
    /// Row of every name.
    pub rows: HashMap<String, usize>,
}

struct Open {
    group: Group,
    repeat: bool,
    count: Option<Condition>,
    row: usize,
}

pub(super) fn read<'w>(sheet: &'w Sheet, language: &str, findings: &mut Findings) -> Survey<'w> {
    let table = Table::new(sheet, KNOWN, TRANSLATED, false, language, findings);
    let mut survey = Survey { items: Vec::new(), table, rows: HashMap::new() };
    for column in ["type", "name"] {
        if !survey.table.has(column) {
            let problem = Problem::ColumnMissing { column: column.to_owned() };
            findings.add(&survey.table.place(1, column), &problem);
        }
    }
    if findings.has_errors() {
        return survey;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    for row in survey.table.rows() {
        let written = row.get("type");
        let words: Vec<&str> = written.split([' ', '\t', '_']).filter(|w| !w.is_empty()).collect();
        match words.as_slice() {
            [] => {
                let name = row.get("name").to_owned();
                findings.add(&row.place("type"), &Problem::TypeMissing { name });
            }
            ["begin", kind @ ("group" | "repeat")] => {
                let name = take_name(&row, written, &mut survey.rows, findings);
                if open.len() >= DEEPEST {
                    let problem = Problem::TooDeep { name: name.clone() };
                    findings.add(&row.place("type"), &problem);
                }
                let repeat = *kind == "repeat";
                let count = if repeat { condition(&row, "repeat_count", findings) } else { None };
                misplaced(
                    &row,
                    written,
                    &["required", "constraint", "calculation", "choice_filter", "default"],
                    findings,
                );
                open.push(Open {
                    group: group(&row, name, findings),
                    repeat,
                    count,
                    row: row.number(),
                });
            }
            ["end", kind @ ("group" | "repeat")] => match open.pop() {
                None => {
                    let kind = (*kind).to_owned();
                    findings.add(&row.place("type"), &Problem::GroupNotOpen { kind });
                }
                Some(closing) => {
                    if closing.repeat != (*kind == "repeat") {
                        let problem = Problem::GroupCrossed {
                            name: closing.group.name.clone(),
                            kind: word(closing.repeat).to_owned(),
                            found: (*kind).to_owned(),
                        };
                        findings.add(&row.place("type"), &problem);
                    }
                    let item = closed(closing);
                    innermost(&mut open, &mut items).push(item);
                }
            },
            _ => {
                let Some(kind) = kind(&row, written, &words, findings) else { continue };
                let name = take_name(&row, written, &mut survey.rows, findings);
                let item = Item::Question(question(&row, name, kind, findings));
                innermost(&mut open, &mut items).push(item);
            }
        }
    }
    while let Some(closing) = open.pop() {
        let problem = Problem::GroupOpen {
            name: closing.group.name.clone(),
            kind: word(closing.repeat).to_owned(),
        };
        findings.add(&survey.table.place(closing.row, "type"), &problem);
        let item = closed(closing);
        innermost(&mut open, &mut items).push(item);
    }
    survey.items = items;
    survey
}

fn word(repeat: bool) -> &'static str {
    if repeat { "repeat" } else { "group" }
}

fn closed(open: Open) -> Item {
    if open.repeat {
        Item::Repeat(Repeat { group: open.group, count: open.count })
    } else {
        Item::Group(open.group)
    }
}

fn innermost<'o>(open: &'o mut [Open], items: &'o mut Vec<Item>) -> &'o mut Vec<Item> {
    match open.last_mut() {
        Some(open) => &mut open.group.items,
        None => items,
    }
}

fn kind(row: &Row<'_, '_>, written: &str, words: &[&str], findings: &mut Findings) -> Option<Kind> {
    let list = || written.split_whitespace().nth(1).map(str::to_owned);
    let select = written.split_whitespace().next().unwrap_or_default();
    let kind = match words {
        ["text"] => Kind::Text,
        ["integer"] => Kind::Integer,
        ["decimal"] => Kind::Decimal,
        ["date"] => Kind::Date,
        ["note"] => Kind::Note,
        ["calculate"] => Kind::Calculate,
        ["hidden"] => Kind::Hidden,
        ["select", "one" | "multiple", ..]
            if matches!(select, "select_one" | "select_multiple")
                && written.split_whitespace().count() <= 2 =>
        {
            match list() {
                Some(list) if select == "select_one" => Kind::SelectOne(list),
                Some(list) => Kind::SelectMultiple(list),
                None => {
                    let kind = select.to_owned();
                    findings.add(&row.place("type"), &Problem::ListMissing { kind });
                    return None;
                }
            }
        }
        _ => {
            let kind = written.to_owned();
            findings.add(&row.place("type"), &Problem::TypeUnknown { kind });
            return None;
        }
    };
    Some(kind)
}

/// The name of a row; always something unique, so that reading can go on after an error.
fn take_name(
    row: &Row<'_, '_>,
    kind: &str,
    rows: &mut HashMap<String, usize>,
    findings: &mut Findings,
) -> String {
    let name = row.get("name").to_owned();
    let place = row.place("name");
    let spare = format!("_zeile_{}", row.number());
    if name.is_empty() {
        findings.add(&place, &Problem::NameMissing { kind: kind.to_owned() });
        return spare;
    }
    // No points and brackets: answers are addressed as `kinder[k1].geburtsdatum`.
    let starts = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    if !starts || !name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-') {
        findings.add(&place, &Problem::NameInvalid { name });
        return spare;
    }
    if name == "data" || name == "meta" || name.starts_with("_zeile_") {
        findings.add(&place, &Problem::NameReserved { name });
        return spare;
    }
    if let Some(first) = rows.get(&name) {
        let problem = Problem::NameTwice { name: name.clone(), row: first.to_string() };
        findings.add(&place, &problem);
        return spare;
    }
    rows.insert(name.clone(), row.number());
    name
}

fn group(row: &Row<'_, '_>, name: String, findings: &mut Findings) -> Group {
    Group {
        label: row.texts("label"),
        hint: row.texts("hint"),
        relevant: condition(row, "relevant", findings),
        appearance: row.get("appearance").to_owned(),
        additions: additions(row, findings),
        extra: row.own(),
        items: Vec::new(),
        name,
    }
}

fn question(row: &Row<'_, '_>, name: String, kind: Kind, findings: &mut Findings) -> Question {
    let shown = !matches!(kind, Kind::Calculate | Kind::Hidden);
    let label = row.texts("label");
    if shown && label.is_empty() {
        findings.add(&row.place("label"), &Problem::LabelMissing { name: name.clone() });
    }
    let calculation = condition(row, "calculation", findings);
    if kind == Kind::Calculate && calculation.is_none() {
        findings
            .add(&row.place("calculation"), &Problem::CalculationMissing { name: name.clone() });
    }
    if !shown || kind == Kind::Note {
        misplaced(row, kind.word(), &["required", "constraint", "choice_filter"], findings);
    } else if kind.list().is_none() {
        misplaced(row, kind.word(), &["choice_filter"], findings);
    }
    Question {
        label,
        hint: row.texts("hint"),
        required_message: row.texts("required_message"),
        constraint_message: row.texts("constraint_message"),
        required: required(row, findings),
        relevant: condition(row, "relevant", findings),
        constraint: condition(row, "constraint", findings),
        calculation,
        choice_filter: condition(row, "choice_filter", findings),
        default: default(row, findings),
        appearance: row.get("appearance").to_owned(),
        readonly: yes_no(row, "readonly", findings).unwrap_or(false),
        additions: additions(row, findings),
        extra: row.own(),
        name,
        kind,
    }
}

fn misplaced(row: &Row<'_, '_>, kind: &str, columns: &[&str], findings: &mut Findings) {
    for column in columns {
        let cell = row.get(column);
        if !cell.is_empty() && !matches!(word_of_truth(cell), Some(false)) {
            let problem =
                Problem::MisplacedCell { column: (*column).to_owned(), kind: kind.to_owned() };
            findings.add(&row.place(column), &problem);
        }
    }
}

/// Reads an expression cell; typographic quotes are repaired and reported.
pub(super) fn condition(
    row: &Row<'_, '_>,
    column: &str,
    findings: &mut Findings,
) -> Option<Condition> {
    expression(row, column, row.get(column), findings)
}

fn expression(
    row: &Row<'_, '_>,
    column: &str,
    text: &str,
    findings: &mut Findings,
) -> Option<Condition> {
    if text.is_empty() {
        return None;
    }
    let repaired = repair_quotes(text);
    if let Some(repaired) = &repaired {
        let problem = Problem::QuotesRepaired { repaired: repaired.clone() };
        findings.add(&row.place(column), &problem);
    }
    let source = repaired.unwrap_or_else(|| text.to_owned());
    match parse(&source) {
        Ok(expr) => Some(Condition { source, expr }),
        Err(error) => {
            findings.add(&row.place(column), &Problem::Syntax(error));
            None
        }
    }
}

fn word_of_truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "true()" | "ja" | "wahr" | "1" => Some(true),
        "no" | "false" | "false()" | "nein" | "falsch" | "0" => Some(false),
        _ => None,
    }
}

fn yes_no(row: &Row<'_, '_>, column: &str, findings: &mut Findings) -> Option<bool> {
    let text = row.get(column);
    let word = word_of_truth(text);
    if word.is_none() && !text.is_empty() {
        findings.add(&row.place(column), &Problem::YesNoInvalid { text: text.to_owned() });
    }
    word
}

fn required(row: &Row<'_, '_>, findings: &mut Findings) -> Option<Condition> {
    let text = row.get("required");
    match word_of_truth(text) {
        Some(true) => {
            let expr = Expr::Call(Function::True, Vec::new());
            Some(Condition { source: "true()".to_owned(), expr })
        }
        Some(false) => None,
        None => expression(row, "required", text, findings),
    }
}

/// A default is a constant unless it obviously computes: it refers to a field or calls a function.
fn default(row: &Row<'_, '_>, findings: &mut Findings) -> Option<Condition> {
    let text = row.get("default");
    if text.is_empty() {
        return None;
    }
    let calls = text.ends_with(')')
        && text.split_once('(').is_some_and(|(name, _)| Function::by_name(name.trim()).is_some());
    if text.contains("${") || calls {
        return expression(row, "default", text, findings);
    }
    Some(Condition { source: text.to_owned(), expr: Expr::Text(text.to_owned()) })
}

fn additions(row: &Row<'_, '_>, findings: &mut Findings) -> Vec<String> {
    let own = row.own();
    let Some(text) = own.get("zusatz") else { return Vec::new() };
    let mut additions = Vec::new();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let digits = word.strip_prefix('Z').unwrap_or_default();
        if digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
            additions.push(word.to_owned());
        } else {
            let problem = Problem::AdditionInvalid { text: word.to_owned() };
            findings.add(&row.place("geleit::zusatz"), &problem);
        }
    }
    additions
}
