//! Values and their conversions.

use std::borrow::Cow;

use super::eval::Environment;
use super::moment::{Moment, PartialDate};
use super::tree::{NodeId, Tree};

/// The result of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// A number; NaN stands for "not a number", for example of an empty answer.
    Number(f64),
    /// A text.
    Text(Cow<'t, str>),
    /// True or false.
    Boolean(bool),
    /// A date or a date with a time.
    Moment(Moment),
    /// One node.
    Node(NodeId),
    /// Any number of nodes, in order.
    Nodes(Vec<NodeId>),
}

impl<'t> Value<'t> {
    pub(super) const EMPTY: Value<'static> = Value::Text(Cow::Borrowed(""));

    /// The first node, when the value is nodes.
    pub(super) fn first(&self) -> Option<NodeId> {
        match self {
            Value::Node(node) => Some(*node),
            Value::Nodes(nodes) => nodes.first().copied(),
            _ => None,
        }
    }

    /// As text.
    pub fn text(&self, tree: &'t dyn Tree, env: &Environment) -> Cow<'t, str> {
        match self {
            Value::Number(number) => Cow::Owned(format_number(*number)),
            Value::Text(text) => text.clone(),
            Value::Boolean(true) => Cow::Borrowed("true"),
            Value::Boolean(false) => Cow::Borrowed("false"),
            Value::Moment(moment) => Cow::Owned(moment.text(&env.zone)),
            Value::Node(_) | Value::Nodes(_) => {
                self.first().map_or(Cow::Borrowed(""), |node| tree.text(node))
            }
        }
    }

    /// As a number.
    pub fn number(&self, tree: &'t dyn Tree, env: &Environment) -> f64 {
        match self {
            Value::Number(number) => *number,
            Value::Text(text) => text_number(text, env),
            Value::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Value::Moment(moment) => moment.days(),
            Value::Node(_) | Value::Nodes(_) => {
                self.first().map_or(f64::NAN, |node| node_number(node, tree, env))
            }
        }
    }

    /// As true or false. A node counts by its text: an empty answer is false.
    pub fn boolean(&self, tree: &'t dyn Tree) -> bool {
        match self {
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::Boolean(boolean) => *boolean,
            Value::Moment(_) => true,
            Value::Node(_) | Value::Nodes(_) => {
                self.first().is_some_and(|node| !tree.text(node).is_empty())
            }
        }
    }

    /// As a moment: dates stay, numbers are day numbers, texts are read.
    pub(super) fn moment(&self, tree: &'t dyn Tree, env: &Environment) -> Option<Moment> {
        match self {
            Value::Moment(moment) => Some(*moment),
            Value::Number(number) => Moment::from_days(*number, number.fract() != 0.0),
            Value::Boolean(_) => None,
            Value::Text(text) => Moment::parse(text, &env.zone),
            Value::Node(_) | Value::Nodes(_) => {
                let node = self.first()?;
                let text = tree.text(node);
                Moment::parse(&text, &env.zone)
                    .or_else(|| tree.is_date(node).then(|| partial(&text)).flatten())
            }
        }
    }
}

fn partial(text: &str) -> Option<Moment> {
    PartialDate::parse(text)?.counted_from().map(Moment::day)
}

pub(super) fn node_number(node: NodeId, tree: &dyn Tree, env: &Environment) -> f64 {
    let text = tree.text(node);
    if tree.is_date(node)
        && let Some(moment) = partial(&text)
    {
        return moment.days();
    }
    text_number(&text, env)
}

/// A text as a number: a decimal number, or the day number of a date.
pub(super) fn text_number(text: &str, env: &Environment) -> f64 {
    match parse_number(text) {
        Some(number) => number,
        None => Moment::parse(text, &env.zone).map_or(f64::NAN, |moment| moment.days()),
    }
}

/// Reads `-12.5`; no exponent, no decimal comma, no thousands separator.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut points = 0;
    let mut any = false;
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => any = true,
            b'.' if points == 0 => points = 1,
            _ => return None,
        }
    }
    if any { text.parse().ok() } else { None }
}

/// A number as text: no exponent, no superfluous zeros, `NaN` and `Infinity` by name.
#[must_use]
pub fn format_number(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}
