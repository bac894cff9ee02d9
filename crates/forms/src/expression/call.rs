//! The functions: logic, nodes, numbers and dates. Texts are in `text.rs`.

use std::borrow::Cow;

use super::ast::Expr;
use super::eval::{Scope, eval, eval_nodes, numbers_of};
use super::function::Function;
use super::moment::{Moment, PartialDate, full_months};
use super::text;
use super::tree::NodeId;
use super::value::{Value, format_number, node_number};

pub(super) fn call<'t>(function: Function, arguments: &'t [Expr], scope: &Scope<'t>) -> Value<'t> {
    use Function::*;
    let (tree, env) = (scope.tree, scope.env);
    let number = |i: usize| arguments.get(i).map_or(f64::NAN, |a| scope.number(a));
    let value = |i: usize| arguments.get(i).map_or(Value::EMPTY, |a| eval(a, scope));
    match function {
        If => value(if scope.boolean(&arguments[0]) { 1 } else { 2 }),
        Coalesce => coalesce(arguments, scope),
        Once => match tree.text(scope.node) {
            text if text.is_empty() => value(0),
            text => Value::Text(text),
        },
        Count => Value::Number(length(&eval_nodes(&arguments[0], scope))),
        CountNonEmpty => {
            let nodes = eval_nodes(&arguments[0], scope);
            Value::Number(length(
                &nodes.into_iter().filter(|n| !tree.text(*n).is_empty()).collect::<Vec<_>>(),
            ))
        }
        Sum => {
            let nodes = eval_nodes(&arguments[0], scope);
            // Rows not yet filled in do not spoil the sum.
            let filled = nodes.into_iter().filter(|n| !tree.text(*n).trim().is_empty());
            Value::Number(filled.map(|n| node_number(n, tree, env)).sum())
        }
        Min => Value::Number(extreme(arguments, scope, f64::min)),
        Max => Value::Number(extreme(arguments, scope, f64::max)),
        Position => position(arguments, scope),
        IndexedRepeat => indexed(arguments, scope),
        Number => Value::Number(number(0)),
        Int => Value::Number(number(0).trunc()),
        Round => Value::Number(round(number(0), if arguments.len() > 1 { number(1) } else { 0.0 })),
        Abs => Value::Number(number(0).abs()),
        Boolean => Value::Boolean(scope.boolean(&arguments[0])),
        BooleanFromString => {
            let text = scope.text(&arguments[0]);
            Value::Boolean(text == "true" || text == "1")
        }
        Not => Value::Boolean(!scope.boolean(&arguments[0])),
        True => Value::Boolean(true),
        False => Value::Boolean(false),
        Today => Value::Moment(Moment::day(env.today)),
        Now => Value::Moment(Moment { at: env.now, timed: true }),
        Date => match value(0).moment(tree, env) {
            Some(moment) => Value::Moment(Moment::day(moment.at.date())),
            None => Value::EMPTY,
        },
        DateTime => date_time(&value(0), scope),
        DecimalDateTime => match value(0) {
            Value::Number(days) => Value::Number(days),
            other => Value::Number(
                other.moment(tree, env).map_or(f64::NAN, |moment| moment.decimal(&env.zone)),
            ),
        },
        FormatDate | FormatDateTime => {
            let moment = match value(0) {
                Value::Number(days) if function == FormatDateTime => {
                    Moment::from_decimal(days, &env.zone)
                }
                other => other.moment(tree, env),
            };
            let format = scope.text(&arguments[1]);
            Value::Text(Cow::Owned(
                moment.map(|m| text::format_moment(m, &format, &env.language)).unwrap_or_default(),
            ))
        }
        Age => Value::Number((months(arguments, scope) / 12.0).floor()),
        Months => Value::Number(months(arguments, scope)),
        _ => text::call(function, arguments, scope),
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers of rows are small")]
fn length(nodes: &[NodeId]) -> f64 {
    nodes.len() as f64
}

fn coalesce<'t>(arguments: &'t [Expr], scope: &Scope<'t>) -> Value<'t> {
    let mut last = Value::EMPTY;
    for argument in arguments {
        last = eval(argument, scope);
        let empty = match &last {
            Value::Number(number) => number.is_nan(),
            Value::Boolean(_) | Value::Moment(_) => false,
            other => other.text(scope.tree, scope.env).is_empty(),
        };
        if !empty {
            break;
        }
    }
    // The last one counts even if it is NaN, but never as a visible "NaN".
    match last {
        Value::Number(number) if number.is_nan() => Value::EMPTY,
        other => other,
    }
}

fn extreme<'t>(arguments: &'t [Expr], scope: &Scope<'t>, pick: fn(f64, f64) -> f64) -> f64 {
    let mut numbers = Vec::new();
    for argument in arguments {
        match eval(argument, scope) {
            Value::Nodes(nodes) => numbers.extend(numbers_of(&nodes, scope)),
            other => numbers.push(other.number(scope.tree, scope.env)),
        }
    }
    numbers.into_iter().filter(|number| !number.is_nan()).reduce(pick).unwrap_or(f64::NAN)
}

#[expect(clippy::cast_precision_loss, reason = "row numbers are small")]
fn position<'t>(arguments: &'t [Expr], scope: &Scope<'t>) -> Value<'t> {
    let place = match arguments.first() {
        Some(argument) => match eval_nodes(argument, scope).first() {
            Some(node) => scope.tree.position(*node),
            None => return Value::Number(f64::NAN),
        },
        None if scope.position > 0 => scope.position,
        None => scope.tree.position(scope.node),
    };
    Value::Number(place as f64)
}

/// `indexed-repeat(field, repeat, index, …)`: of the field's nodes those whose ancestor among the
/// repeat's rows is the index-th row of its own parent.
#[expect(clippy::cast_precision_loss, reason = "row numbers are small")]
fn indexed<'t>(arguments: &'t [Expr], scope: &Scope<'t>) -> Value<'t> {
    let tree = scope.tree;
    let mut nodes = everywhere(&arguments[0], scope);
    for pair in arguments[1..].chunks_exact(2) {
        let rows = everywhere(&pair[0], scope);
        let wanted = scope.number(&pair[1]);
        nodes.retain(|&node| {
            let mut above = Some(node);
            while let Some(candidate) = above {
                if rows.contains(&candidate) {
                    return tree.position(candidate) as f64 == wanted;
                }
                above = tree.parent(candidate);
            }
            false
        });
    }
    nodes.first().map_or(Value::EMPTY, |node| Value::Node(*node))
}

/// All nodes of a reference, also when the reference would mean "the one of my own row".
fn everywhere<'t>(expr: &'t Expr, scope: &Scope<'t>) -> Vec<NodeId> {
    match expr {
        Expr::Reference(_) => eval_nodes(expr, &Scope { node: scope.tree.root(), ..*scope }),
        _ => eval_nodes(expr, scope),
    }
}

/// Half towards positive infinity, also for negative numbers and for digits before the point.
fn round(number: f64, places: f64) -> f64 {
    if !number.is_finite() || places.is_nan() {
        return if places.is_nan() { f64::NAN } else { number };
    }
    let places = places.trunc().clamp(-30.0, 30.0);
    if places == 0.0 {
        return (number + 0.5).floor();
    }
    // Powers of ten by their digits, exact and the same in the browser.
    let factor: f64 = format!("1e{}", places.abs()).parse().unwrap_or(f64::NAN);
    if places < 0.0 {
        return (number / factor + 0.5).floor() * factor + 0.0;
    }
    // By the decimal digits one sees, not by the binary ones behind them: 2.15 is a half.
    let scaled: f64 = format!("{}e{places}", format_number(number)).parse().unwrap_or(f64::NAN);
    (scaled + 0.5).floor() / factor + 0.0
}

fn date_time<'t>(value: &Value<'t>, scope: &Scope<'t>) -> Value<'t> {
    let moment = match value {
        Value::Number(days) => Moment::from_decimal(*days, &scope.env.zone),
        other => other.moment(scope.tree, scope.env),
    };
    moment.map_or(Value::EMPTY, |moment| Value::Moment(Moment { timed: true, ..moment }))
}

/// Full months from the first argument to the second (default: today); NaN when unknown or in
/// the future. Partial dates count from the middle of their year or month.
fn months<'t>(arguments: &'t [Expr], scope: &Scope<'t>) -> f64 {
    let day = |expr: &Expr| {
        let value = eval(expr, scope);
        match value {
            Value::Moment(_) | Value::Number(_) => {
                value.moment(scope.tree, scope.env).map(|moment| moment.at.date())
            }
            other => {
                let text = other.text(scope.tree, scope.env);
                PartialDate::parse(&text)
                    .and_then(|date| date.counted_from())
                    .or_else(|| Moment::parse(&text, &scope.env.zone).map(|m| m.at.date()))
            }
        }
    };
    let to = arguments.get(1).map_or(Some(scope.env.today), day);
    match (day(&arguments[0]), to) {
        (Some(from), Some(to)) => full_months(from, to).map_or(f64::NAN, f64::from),
        _ => f64::NAN,
    }
}
