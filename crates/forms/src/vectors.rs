//! One expression over one small document: how `geleit forms eval` and the conformance tests ask.

use jiff::civil;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::expression::{Environment, Lint, Scope, Tree, Value, eval, lints, parse};
use crate::xml::Document;

/// What an expression gave.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "lowercase")]
pub enum Outcome {
    /// A number; NaN and the infinities are written as text, because JSON has no such numbers.
    Number(#[serde(serialize_with = "number")] f64),
    /// A text.
    String(String),
    /// True or false.
    Boolean(bool),
    /// Refused, with the reason in English.
    Error(String),
}

fn number<S: serde::Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.is_finite() {
        serializer.serialize_f64(*number)
    } else {
        serializer.serialize_str(&crate::expression::format_number(*number))
    }
}

/// The wanted type of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Whatever the expression gives.
    Any,
    /// A number.
    Number,
    /// A text.
    String,
    /// True or false.
    Boolean,
}

impl Want {
    /// From the word in a vector file.
    #[must_use]
    pub fn parse(word: &str) -> Want {
        match word {
            "number" => Want::Number,
            "string" => Want::String,
            "boolean" => Want::Boolean,
            _ => Want::Any,
        }
    }
}

/// A case of a vector file.
#[derive(Clone, Debug)]
pub struct Vector<'a> {
    /// The expression.
    pub expr: &'a str,
    /// The type asked for.
    pub want: Want,
    /// The document as XML.
    pub doc: Option<&'a str>,
    /// Path of the context node.
    pub context: Option<&'a str>,
    /// Path of the node absolute paths start at.
    pub root: Option<&'a str>,
}

/// An environment for vectors: a fixed day, English, the given zone.
#[must_use]
pub fn vector_environment(zone: TimeZone) -> Environment {
    let now = civil::date(2024, 2, 29).at(12, 0, 0, 0);
    Environment { today: now.date(), now, zone, language: "en".to_owned() }
}

/// Evaluates one vector the way a form would: what publishing refuses is an error here too.
#[must_use]
pub fn eval_vector(vector: &Vector<'_>, env: &Environment) -> Outcome {
    match try_eval(vector, env) {
        Ok(outcome) => outcome,
        Err(reason) => Outcome::Error(reason),
    }
}

fn try_eval(vector: &Vector<'_>, env: &Environment) -> Result<Outcome, String> {
    let expr = parse(vector.expr).map_err(|error| error.english())?;
    for lint in lints(&expr) {
        match lint {
            Lint::NoSuchDate(text) => return Err(format!("there is no date \"{text}\"")),
            Lint::BrokenPattern(_, why) => return Err(why),
            _ => {}
        }
    }
    let mut document = Document::parse(vector.doc.unwrap_or("<root/>"))?;
    if let Some(root) = vector.root {
        let root = document.find(root).ok_or("the root does not exist")?;
        document.set_root(root);
    }
    let context = document.find(vector.context.unwrap_or("/")).ok_or("no such context")?;
    let scope = Scope::at(&document, env, context);
    let value = eval(&expr, &scope);
    Ok(match vector.want {
        Want::Number => Outcome::Number(value.number(&document, env)),
        Want::String => Outcome::String(value.text(&document, env).into_owned()),
        Want::Boolean => Outcome::Boolean(value.boolean(&document)),
        Want::Any => plain(&value, &document, env),
    })
}

fn plain(value: &Value<'_>, document: &Document, env: &Environment) -> Outcome {
    match value {
        Value::Number(number) => Outcome::Number(*number),
        Value::Boolean(boolean) => Outcome::Boolean(*boolean),
        other => Outcome::String(other.text(document as &dyn Tree, env).into_owned()),
    }
}
