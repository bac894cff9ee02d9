//! `geleit evaluation export`: the pseudonymous record of a Stichtag as a file.

use std::process::ExitCode;

use domain::house::House;
use domain::identity::{AgencyId, Doer, agencies};
use domain::plans::actions::{EvaluationRecord, EvaluationUse, evaluation};
use domain::plans::form;
use web::printing::evaluation::{Format, file, sheet};

use super::agency::named;
use super::print::{day, write};
use crate::cli::{Evaluation, EvaluationExport};
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::trouble::Trouble;
use crate::{print, say};

/// Exports.
///
/// # Errors
/// When the day or the file's ending is off, or the file cannot be written.
pub fn run(order: Evaluation) -> Result<ExitCode, Trouble> {
    match order {
        Evaluation::Export(order) => export(&order),
    }
}

fn export(order: &EvaluationExport) -> Result<ExitCode, Trouble> {
    let reference_date = day("--reference-date", &order.reference_date)?;
    let format = match order.out.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => Format::Csv,
        Some("xlsx") => Format::Xlsx,
        _ => return Err(Trouble::usage("--out: the file's name ends in .csv or .xlsx")),
    };
    let house = open(&Config::read(&order.place)?, Strictness::Standard)?;
    if reference_date > house.today() {
        return Err(Trouble::usage("--reference-date: this day lies ahead"));
    }
    let wanted = match &order.agency {
        Some(short) => vec![(short.clone(), named(&house, short)?)],
        None => everybody(&house)?,
    };
    let mut whole = EvaluationRecord::default();
    for (short, agency) in wanted {
        let progress = |done: usize, all: usize| {
            if all > 0 {
                say(&format!("  {short}: {done} of {all} plans"));
            }
        };
        let purpose = EvaluationUse::Export(format.ending());
        let record = evaluation(&house, Doer::Console, agency, reference_date, purpose, progress)?;
        whole.rows.extend(record.rows);
        whole.left_out += record.left_out;
    }
    let bytes = file(&sheet(form(), &whole, reference_date, house.today()), format)?;
    write(&order.out, &bytes)?;
    let (rows, left_out) = (whole.rows.len(), whole.left_out);
    if order.json {
        let told = serde_json::json!({
            "reference_date": reference_date.to_string(), "rows": rows, "left_out": left_out,
        });
        print(&told.to_string());
    } else {
        print(&format!("{rows} plans, {left_out} left out"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Every agency. Plan numbers count in each by themselves, so the record of one agency is what is usually wanted.
fn everybody(house: &House) -> Result<Vec<(String, AgencyId)>, Trouble> {
    let all = house.data.read(agencies::all)?;
    Ok(all.into_iter().map(|agency| (agency.short_name, agency.id)).collect())
}
