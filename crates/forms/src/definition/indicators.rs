//! The sheet `indikatoren`: what is counted over the answers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bind::{Names, bind};
use super::plan::Plan;
use super::survey::condition;
use super::table::{Row, Table};
use super::{Condition, Indicator};
use crate::check::{Findings, Problem};
use crate::workbook::Workbook;

/// What an indicator counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Cases (persons with a plan).
    Fall,
    /// Households.
    Haushalt,
    /// Children: the rows of the repeat the expressions refer to.
    Kind,
}

const KNOWN: &[&str] = &["name", "unit", "population", "condition", "parameters"];
const TRANSLATED: &[&str] = &["label"];

pub(super) fn read(
    workbook: &Workbook,
    language: &str,
    plan: &Plan,
    findings: &mut Findings,
) -> Vec<Indicator> {
    let Some(sheet) = workbook.sheet("indikatoren") else { return Vec::new() };
    let table = Table::new(sheet, KNOWN, TRANSLATED, false, language, findings);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut indicators = Vec::new();
    for row in table.rows() {
        let name = row.get("name").to_owned();
        if name.is_empty() {
            let kind = "indikator".to_owned();
            findings.add(&row.place("name"), &Problem::NameMissing { kind });
            continue;
        }
        if let Some(first) = seen.insert(name.clone(), row.number()) {
            let row_first = first.to_string();
            findings.add(&row.place("name"), &Problem::NameTwice { name, row: row_first });
            continue;
        }
        let unit = unit(row.get("unit"));
        if unit.is_none() {
            let problem = Problem::IndicatorUnit { unit: row.get("unit").to_owned() };
            findings.add(&row.place("unit"), &problem);
        }
        let parameters = parameters(&row, findings);
        let mut population = condition(&row, "population", findings);
        let condition_cell = condition(&row, "condition", findings);
        let Some(mut counted) = condition_cell else {
            if row.get("condition").is_empty() {
                let problem = Problem::IndicatorCondition { name };
                findings.add(&row.place("condition"), &problem);
            }
            continue;
        };
        let unit = unit.unwrap_or(Unit::Fall);
        let scope =
            if unit == Unit::Kind { rows_meant(&counted, population.as_ref(), plan) } else { 0 };
        let home = plan.scopes[scope as usize].fields[0];
        let names = Names { list: None, parameters: Some(&parameters) };
        for (column, cell) in
            [("population", population.as_mut()), ("condition", Some(&mut counted))]
        {
            if let Some(cell) = cell {
                for problem in bind(cell, home, plan, names).problems {
                    findings.add(&row.place(column), &problem);
                }
            }
        }
        indicators.push(Indicator {
            label: row.texts("label"),
            unit,
            population,
            condition: counted,
            extra: row.own(),
            name,
            parameters,
            scope,
        });
    }
    indicators
}

fn unit(text: &str) -> Option<Unit> {
    match text.to_lowercase().as_str() {
        "fall" | "" => Some(Unit::Fall),
        "haushalt" => Some(Unit::Haushalt),
        "kind" => Some(Unit::Kind),
        _ => None,
    }
}

fn parameters(row: &Row<'_, '_>, findings: &mut Findings) -> BTreeMap<String, String> {
    let mut parameters = BTreeMap::new();
    for part in row.get("parameters").split([';', '\n']).map(str::trim).filter(|p| !p.is_empty()) {
        match part.split_once('=') {
            Some((name, value)) if !name.trim().is_empty() => {
                parameters.insert(name.trim().to_owned(), value.trim().to_owned());
            }
            _ => {
                let problem = Problem::IndicatorParameter { text: part.to_owned() };
                findings.add(&row.place("parameters"), &problem);
            }
        }
    }
    parameters
}

/// The innermost repeat the expressions refer to: its rows are the children counted.
fn rows_meant(condition: &Condition, population: Option<&Condition>, plan: &Plan) -> u32 {
    let mut scope = 0;
    for cell in std::iter::once(condition).chain(population) {
        cell.expr.visit(&mut |part, _| {
            if let crate::expression::Expr::Reference(reference) = part
                && let Some(field) = plan.by_name.get(&reference.name)
            {
                let other = plan.fields[*field as usize].scope;
                if plan.encloses(scope, other) {
                    scope = other;
                }
            }
        });
    }
    scope
}
