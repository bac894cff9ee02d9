//! Our own vectors, and the snapshot that holds the page's evaluator (`node --test`) equal to this
//! one. `UPDATE_VECTORS=1 cargo test -p forms --test vectors` writes the snapshot anew.
#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::path::PathBuf;

use forms::expression::parse;
use forms::{
    Answers, Form, Live, Outcome, PageProgram, Vector, Want, eval_vector, expression_json, is_live,
    vector_environment,
};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use support::*;

const DOC: &str = "<data><blank/><nonsense>gestern</nonsense><day>2024-02-01</day>\
    <row><n>2</n></row><row><n>5</n></row><row><n/></row></data>";

fn file(name: &str) -> PathBuf {
    PathBuf::from(".").join("tests/vectors").join(name)
}

fn run(expr: &str, context: Option<&str>) -> Outcome {
    let vector = Vector { expr, want: Want::Any, doc: Some(DOC), context, root: None };
    eval_vector(&vector, &vector_environment(TimeZone::UTC))
}

fn own() -> Vec<Value> {
    let text = std::fs::read_to_string(file("own.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn our_own_vectors_hold() {
    let mut wrong = Vec::new();
    for vector in own() {
        let expr = vector["expr"].as_str().unwrap();
        let found = run(expr, vector["context"].as_str());
        let fits = match &found {
            Outcome::Error(_) => vector.get("error").is_some(),
            other => {
                serde_json::to_value(other).unwrap()["value"] == vector["value"]
                    || matches!(other, Outcome::Number(n) if vector["value"].as_f64() == Some(*n))
            }
        };
        if !fits {
            wrong.push(format!("{expr}: found {found:?}, wanted {vector}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A small reproducible generator: no chance in tests.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }

    fn expression(&mut self, depth: usize) -> String {
        const LEAVES: &[&str] = &[
            "0",
            "1",
            "2.5",
            "17",
            "''",
            "'a'",
            "'12'",
            "'-3.5'",
            "'2024-02-29'",
            "'1999'",
            "'a b c'",
            "'keine_angabe'",
            "true()",
            "false()",
            "today()",
            "/data/day",
            "/data/blank",
            "/data/row/n",
            "/data/row[2]/n",
            "/data/row[n > 2]/n",
            "/data/missing",
            "date('2024-03-31')",
            "'2024-02-29T10:00:00'",
            "' x '",
        ];
        const OPERATORS: &[&str] =
            &["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"];
        const ONE: &[&str] = &[
            "number",
            "int",
            "round",
            "abs",
            "string",
            "string-length",
            "normalize-space",
            "boolean",
            "not",
            "boolean-from-string",
            "count-selected",
            "date",
            "date-time",
            "decimal-date-time",
            "alter",
            "monate",
            "-",
        ];
        const TWO: &[&str] = &[
            "concat",
            "coalesce",
            "contains",
            "starts-with",
            "ends-with",
            "selected",
            "selected-at",
            "substring-before",
            "substring-after",
            "substr",
            "round",
            "min",
            "max",
            "alter",
            "monate",
            "join",
        ];
        if depth == 0 {
            return self.pick(LEAVES).to_owned();
        }
        match self.roll(5) {
            0 => {
                let (left, operator) = (self.expression(depth - 1), self.pick(OPERATORS));
                format!("({left} {operator} {})", self.expression(depth - 1))
            }
            1 => format!("{}({})", self.pick(ONE), self.expression(depth - 1)),
            2 | 3 => {
                let (name, first) = (self.pick(TWO), self.expression(depth - 1));
                format!("{name}({first}, {})", self.expression(depth - 1))
            }
            _ => format!(
                "if({}, {}, {})",
                self.expression(depth - 1),
                self.expression(depth - 1),
                self.expression(depth - 1)
            ),
        }
    }
}

fn snapshot() -> Value {
    let mut vectors = Vec::new();
    let mut dice = Dice(42);
    let generated = (0..1_000).map(|i| (dice.expression(1 + i % 3), None));
    let own = own().into_iter().map(|vector| {
        let context = vector["context"].as_str().map(str::to_owned);
        (vector["expr"].as_str().unwrap().to_owned(), context)
    });
    for (expr, context) in own.chain(generated) {
        let outcome = run(&expr, context.as_deref());
        if let (Ok(parsed), false) = (parse(&expr), matches!(outcome, Outcome::Error(_)))
            && is_live(&parsed)
        {
            vectors.push(json!([expr, context, expression_json(&parsed), outcome]));
        }
    }
    let family = [
        answers(&[]),
        answers(&[
            ("kinder_da", "ja"),
            ("kinder[k1].geburtsdatum", "2020-02-29"),
            ("kinder[k2].geburtsdatum", "2014"),
        ]),
        answers(&[
            ("kinder_da", "nein"),
            ("kinder[k1].geburtsdatum", "2020-02-29"),
            ("angebote", "Chor"),
        ]),
        answers(&[("kinder_da", "keine_angabe"), ("kinder[k1].vorname", "Ada")]),
        answers(&[("kinder_da", "ja"), ("kinder[k1].geburtsdatum", "keine_angabe")]),
    ];
    let goals = [
        answers(&[
            ("grenze", "1"),
            ("ziele[z1].bereich", "Sprache"),
            ("ziele[z1].schritte[s1].wer", "Klientin"),
            ("ziele[z1].schritte[s1].erreicht", "ja"),
            ("ziele[z1].schritte[s2].wer", "IntMan"),
            ("ziele[z2].bereich", "Wohnen"),
            ("ziele[z2].schritte[s1].wer", "Klientin"),
            ("ziele[z2].schritte[s1].erreicht", "ja"),
            ("ziele[z3].schritte[s1].wer", "niemand"),
        ]),
        answers(&[("grenze", "2"), ("ziele[z1].bereich", ""), ("ziele[z2].bereich", "x")]),
    ];
    json!({
        "doc": forms::xml::Document::parse(DOC).unwrap().to_json(),
        "env": {"today": "2024-02-29"},
        "vectors": vectors,
        "forms": [
            stories(&form(FAMILY, FAMILY_CHOICES), &family, "familie"),
            stories(&form(GOALS, ""), &goals, "lob"),
        ],
    })
}

/// A form's programs for pages with some answers, and what the server makes of these. The second page shows a part
/// of the form only, and knows the rest.
fn stories(form: &Form, given: &[Answers], part: &str) -> Value {
    let context = context();
    let whole = PageProgram::new(form, &context, |_| true, |_| true);
    let excerpt = PageProgram::new(form, &context, |name| name == part, |_| true);
    let mut stories = Vec::new();
    for given in given {
        let evaluation = Live::new(form, given, &context).evaluation();
        for (program, page) in [(&whole, None), (&excerpt, Some(part))] {
            let shown = |path: &forms::Path| {
                page.is_none_or(|page| {
                    path.as_str().starts_with(page)
                        || form.item(page).is_some_and(|item| {
                            item.items().iter().any(|one| path.as_str().starts_with(one.name()))
                        })
                })
            };
            let states: Vec<Value> = evaluation
                .fields()
                .filter(|(path, _)| shown(path))
                .map(|(path, state)| {
                    let filtered = form.question(path.name()).unwrap().choice_filter.is_some();
                    let offered = state.offered.clone().filter(|_| filtered);
                    json!([path, state.relevant, state.calculated, offered])
                })
                .collect();
            let rows: Vec<_> = given.rows().iter().filter(|row| shown(row)).collect();
            let values: std::collections::BTreeMap<_, _> =
                given.iter().filter(|(path, _)| shown(path)).collect();
            let text = program.with(&context, &evaluation, given);
            let program: Value = serde_json::from_str(&text).unwrap();
            stories.push(json!({
                "program": program, "rows": rows, "values": values, "states": states,
            }));
        }
    }
    Value::Array(stories)
}

#[test]
fn the_snapshot_for_the_page_is_up_to_date() {
    let snapshot = snapshot();
    let count = snapshot["vectors"].as_array().unwrap().len();
    let lines: Vec<String> =
        snapshot["vectors"].as_array().unwrap().iter().map(ToString::to_string).collect();
    let mut rest = snapshot.clone();
    rest["vectors"] = json!([]);
    let text = rest.to_string().replacen(
        "\"vectors\":[]",
        &format!("\"vectors\":[\n{}\n]", lines.join(",\n")),
        1,
    ) + "\n";
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        std::fs::write(file("shared.json"), &text).unwrap();
    }
    assert!(count > 600, "{count}");
    let stored = std::fs::read_to_string(file("shared.json")).unwrap_or_default();
    // Compared as values: whether a map keeps its order depends on what else is built with us.
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    assert!(
        read(&stored) == read(&text),
        "run once with UPDATE_VECTORS=1 and look at the difference"
    );
}
