//! `geleit forms …`: checking spreadsheets and evaluating expressions.

use std::path::Path;
use std::process::ExitCode;

use ::forms::{Severity, Workbook, compile};
use jiff::tz::TimeZone;

use crate::cli::Forms;
use crate::print;
use crate::trouble::Trouble;

/// Checks a form or evaluates vectors.
///
/// # Errors
/// When a file cannot be read.
pub fn run(forms: Forms) -> Result<ExitCode, Trouble> {
    match forms {
        Forms::Check { file, json } => check(&file, json),
        Forms::Eval { vectors } => eval(&vectors),
    }
}

fn check(file: &Path, json: bool) -> Result<ExitCode, Trouble> {
    let bytes = std::fs::read(file)?;
    let workbook = Workbook::from_bytes(&bytes).map_err(Trouble::failed)?;
    let findings = match compile(&workbook) {
        Ok(compiled) => compiled.warnings,
        Err(findings) => findings,
    };
    if json {
        print(&serde_json::to_string_pretty(&findings).map_err(Trouble::failed)?);
    } else {
        for finding in &findings {
            print(&format!(
                "{}:{}:{}: {}: {}",
                finding.sheet, finding.row, finding.column, finding.code, finding.message
            ));
        }
    }
    let wrong = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(wrong)))
}

fn eval(file: &Path) -> Result<ExitCode, Trouble> {
    let text = std::fs::read_to_string(file)?;
    let cases: Vec<serde_json::Value> =
        serde_json::from_str(&text).map_err(|error| Trouble::usage(error.to_string()))?;
    for case in cases {
        let zone = case["tz"].as_str().and_then(|name| TimeZone::get(name).ok());
        let environment = ::forms::vector_environment(zone.unwrap_or(TimeZone::UTC));
        let text = |name: &str| case[name].as_str();
        let vector = ::forms::Vector {
            expr: text("expr").unwrap_or_default(),
            want: text("want").map_or(::forms::Want::Any, ::forms::Want::parse),
            doc: text("doc"),
            context: text("context"),
            root: text("root"),
        };
        let outcome = ::forms::eval_vector(&vector, &environment);
        let mut line = serde_json::to_value(&outcome).map_err(Trouble::failed)?;
        line["id"] = case["id"].clone();
        if line["type"] == "error" {
            line["error"] = line["value"].take();
            line.as_object_mut().map(|line| line.remove("value"));
        }
        print(&line.to_string());
    }
    Ok(ExitCode::SUCCESS)
}
