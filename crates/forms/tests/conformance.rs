//! All cases of the public engines: each passes, or stands in `docs/forms/deviations.csv` with one
//! of the reasons decided there. A listed case that passes is an error too: the list stays true.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use forms::{Outcome, Vector, Want, eval_vector, vector_environment};
use jiff::tz::TimeZone;
use serde_json::Value;

fn workspace() -> PathBuf {
    PathBuf::from(".").join("../..")
}

fn cases() -> Option<Value> {
    let path = std::env::var_os("GELEIT_CONFORMANCE").map_or_else(
        || workspace().join("../shared/conformance/expression-cases.json"),
        PathBuf::from,
    );
    let text = std::fs::read_to_string(path).ok()?;
    Some(serde_json::from_str(&text).expect("the case file is JSON"))
}

fn deviations() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(workspace().join("docs/forms/deviations.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).map(|r| (r[0].to_owned(), r[1].to_owned())).collect()
}

fn close(found: f64, expected: f64) -> bool {
    found == expected
        || (found.is_nan() && expected.is_nan())
        || (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

fn as_number(value: &Value) -> f64 {
    match value {
        Value::String(text) if text == "NaN" => f64::NAN,
        Value::String(text) if text == "Infinity" => f64::INFINITY,
        Value::String(text) if text == "-Infinity" => f64::NEG_INFINITY,
        Value::String(text) if text == "-0" => -0.0,
        other => other.as_f64().expect("a number"),
    }
}

fn fits(outcome: &Outcome, expected: &Value) -> bool {
    match (outcome, expected["type"].as_str().unwrap()) {
        (Outcome::Error(_), "error") => true,
        (Outcome::Boolean(found), "boolean") => expected["value"] == *found,
        (Outcome::Number(found), "number") => match expected.get("approx") {
            Some(approx) => {
                let factor = as_number(&expected["factor"]);
                (found * factor).round() == (as_number(approx) * factor).round()
            }
            None => close(*found, as_number(&expected["value"])),
        },
        (Outcome::String(found), "string") => match expected.get("regex") {
            Some(regex) => {
                let pattern = regex.as_str().unwrap().trim_matches('/');
                regex::Regex::new(pattern).unwrap().is_match(found)
            }
            None => expected["value"] == *found,
        },
        _ => false,
    }
}

#[test]
fn every_case_of_the_public_engines_passes_or_is_a_written_deviation() {
    let Some(file) = cases() else {
        println!("no case file: only our own vectors are run");
        return;
    };
    let mut deviations = deviations();
    let mut wrong = Vec::new();
    let mut passed = 0;
    for case in file["cases"].as_array().unwrap() {
        let text = |key: &str| case.get(key).and_then(Value::as_str);
        let id = text("id").unwrap();
        let zone = text("tz").map_or(TimeZone::UTC, |tz| TimeZone::get(tz).unwrap());
        let doc = text("doc").map(|key| file["docs"][key].as_str().unwrap());
        let vector = Vector {
            expr: text("expr").unwrap(),
            want: text("want").map_or(Want::Any, Want::parse),
            doc,
            context: text("context"),
            root: text("root"),
        };
        let outcome = eval_vector(&vector, &vector_environment(zone));
        let fits = fits(&outcome, &case["expected"]);
        let listed = deviations.remove(id);
        passed += usize::from(fits);
        if fits == listed.is_some() {
            wrong.push(format!(
                "{id} {} {:?} found {outcome:?} expected {} listed {listed:?}",
                text("context").unwrap_or("/"),
                vector.expr,
                case["expected"],
            ));
        }
    }
    for (id, _) in deviations {
        wrong.push(format!("{id} is listed but not a case"));
    }
    println!("{passed} cases pass");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
