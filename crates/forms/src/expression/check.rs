//! What can be said about an expression without any answers.

use super::ast::{Expr, Operator};
use super::function::Function;
use super::moment::Moment;
use super::pattern;
use jiff::tz::TimeZone;

/// A remark on an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lint {
    /// Error: a constant date that does not exist.
    NoSuchDate(String),
    /// Error: a regular expression that cannot be compiled.
    BrokenPattern(String, String),
    /// Warning: `regex` finds the pattern anywhere; `^…$` is usually meant.
    UnanchoredPattern(String),
    /// Warning: `boolean(${x})` – write `${x} != ''`.
    BooleanOfField,
    /// Warning: an age by `div 365.25`, which is 17 on the 18th birthday.
    AgeBy365,
}

/// All remarks on an expression.
#[must_use]
pub fn lints(expr: &Expr) -> Vec<Lint> {
    let mut found = Vec::new();
    expr.visit(&mut |part, _| match part {
        Expr::Call(Function::Date | Function::DateTime | Function::DecimalDateTime, arguments) => {
            if let [Expr::Text(text)] = arguments.as_slice()
                && !text.trim().is_empty()
                && Moment::parse(text, &TimeZone::UTC).is_none()
            {
                found.push(Lint::NoSuchDate(text.clone()));
            }
        }
        Expr::Call(Function::Regex, arguments) => {
            if let Some(Expr::Text(text)) = arguments.get(1) {
                match pattern::compile(text) {
                    Err(why) => found.push(Lint::BrokenPattern(text.clone(), why)),
                    Ok(_) if !(text.starts_with('^') && text.ends_with('$')) => {
                        found.push(Lint::UnanchoredPattern(text.clone()));
                    }
                    Ok(_) => {}
                }
            }
        }
        Expr::Call(Function::Boolean, arguments) if arguments[0].yields_nodes() => {
            found.push(Lint::BooleanOfField);
        }
        Expr::Binary(Operator::Divide, _, right) if matches!(**right, Expr::Number(n) if n > 364.0 && n < 367.0) => {
            found.push(Lint::AgeBy365);
        }
        _ => {}
    });
    found
}
