//! The sheet `choices`.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::table::{Row, Table};
use super::{Choice, ChoiceList};
use crate::check::{Findings, Place, Problem};
use crate::expression::{Moment, repair_quotes};
use crate::workbook::Workbook;

const KNOWN: &[&str] = &["list_name", "name", "gueltig_von", "gueltig_bis"];
const TRANSLATED: &[&str] = &["label"];

pub(super) struct Choices {
    pub lists: BTreeMap<String, ChoiceList>,
    /// Columns that choice filters may use.
    pub columns: Vec<String>,
    /// Where each list starts, for findings.
    pub places: HashMap<String, Place>,
}

pub(super) fn read(workbook: &Workbook, language: &str, findings: &mut Findings) -> Choices {
    let mut choices =
        Choices { lists: BTreeMap::new(), columns: Vec::new(), places: HashMap::new() };
    let Some(sheet) = workbook.sheet("choices").filter(|sheet| !sheet.rows.is_empty()) else {
        return choices;
    };
    let table = Table::new(sheet, KNOWN, TRANSLATED, true, language, findings);
    for column in ["list_name", "name"] {
        if !table.has(column) {
            let problem = Problem::ColumnMissing { column: column.to_owned() };
            findings.add(&table.place(1, column), &problem);
            return choices;
        }
    }
    choices.columns = table.other_columns(KNOWN, TRANSLATED);
    let mut rows: HashMap<(String, String), usize> = HashMap::new();
    for row in table.rows() {
        let (list, name) = (row.get("list_name").to_owned(), row.get("name").to_owned());
        if list.is_empty() {
            findings.add(&row.place("list_name"), &Problem::ChoiceWithoutList { name });
            continue;
        }
        if name.is_empty() {
            findings.add(&row.place("name"), &Problem::ChoiceNameMissing { list });
            continue;
        }
        if name.contains(char::is_whitespace) || repair_quotes(&name).is_some() {
            findings.add(&row.place("name"), &Problem::ChoiceNameInvalid { name: name.clone() });
        }
        match rows.get(&(list.clone(), name.clone())) {
            Some(first) => {
                let (list, row_first) = (list.clone(), first.to_string());
                let problem = Problem::ChoiceTwice { list, name: name.clone(), row: row_first };
                findings.add(&row.place("name"), &problem);
            }
            None => {
                rows.insert((list.clone(), name.clone()), row.number());
            }
        }
        let label = row.texts("label");
        if label.is_empty() {
            findings.add(&row.place("label"), &Problem::LabelMissing { name: name.clone() });
        }
        let (valid_from, valid_until) = validity(&row, findings);
        let extra = row.named(&choices.columns);
        let place = row.place("list_name");
        choices.places.entry(list.clone()).or_insert(place);
        let entry = choices.lists.entry(list.clone());
        let of_list = entry.or_insert_with(|| ChoiceList { name: list, choices: Vec::new() });
        of_list.choices.push(Choice { name, label, valid_from, valid_until, extra });
    }
    choices
}

fn validity(row: &Row<'_, '_>, findings: &mut Findings) -> (Option<Date>, Option<Date>) {
    let mut day = |column: &str| {
        let text = row.get(column);
        if text.is_empty() {
            return None;
        }
        let moment = Moment::parse(text, &jiff::tz::TimeZone::UTC).filter(|moment| !moment.timed);
        if moment.is_none() {
            let problem = Problem::ValidityInvalid { text: text.to_owned() };
            findings.add(&row.place(column), &problem);
        }
        moment.map(|moment| moment.at.date())
    };
    let (from, until) = (day("gueltig_von"), day("gueltig_bis"));
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        let problem = Problem::ValidityOrder { from: from.to_string(), until: until.to_string() };
        findings.add(&row.place("gueltig_bis"), &problem);
    }
    (from, until)
}
