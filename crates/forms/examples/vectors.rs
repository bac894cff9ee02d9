//! Prepares a case file for the page's evaluator:
//! `cargo run -p forms --example vectors -- CASES.json > all.json`, then
//! `GELEIT_VECTORS=all.json node --test crates/web/assets/js/forms/`.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for developers")]

use forms::expression::parse;
use forms::xml::Document;
use forms::{Outcome, Vector, Want, eval_vector, expression_json, is_live, vector_environment};
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut docs = Map::new();
    for (key, text) in file["docs"].as_object().unwrap() {
        docs.insert(key.clone(), Document::parse(text.as_str().unwrap()).unwrap().to_json());
    }
    docs.insert("none".to_owned(), Document::parse("<root/>").unwrap().to_json());
    let mut cases = Vec::new();
    for case in file["cases"].as_array().unwrap() {
        let text = |key: &str| case.get(key).and_then(Value::as_str);
        let expr = text("expr").unwrap();
        let context = text("context").unwrap_or("/");
        // The page's documents have no attributes, comments and instructions.
        if context.contains(['@', '(']) {
            continue;
        }
        let tz = text("tz").unwrap_or("UTC");
        let vector = Vector {
            expr,
            want: text("want").map_or(Want::Any, Want::parse),
            doc: text("doc").map(|key| file["docs"][key].as_str().unwrap()),
            context: Some(context),
            root: text("root"),
        };
        let env = vector_environment(TimeZone::get(tz).unwrap());
        let outcome = eval_vector(&vector, &env);
        let Ok(program) = parse(expr) else { continue };
        if matches!(outcome, Outcome::Error(_)) || !is_live(&program) {
            continue;
        }
        cases.push(json!({
            "expr": expr, "program": expression_json(&program), "outcome": outcome,
            "context": context, "doc": text("doc").unwrap_or("none"), "root": text("root"),
            "tz": tz,
            "env": {"today": env.today.to_string()},
        }));
    }
    println!("{}", json!({"docs": docs, "cases": cases}));
}
