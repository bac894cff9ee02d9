//! The functions on texts, and the formatting of dates.

use std::borrow::Cow;

use jiff::civil::Weekday;

use super::ast::Expr;
use super::eval::{Scope, eval};
use super::function::Function;
use super::moment::Moment;
use super::pattern;
use super::value::Value;

pub(super) fn call<'t>(function: Function, arguments: &'t [Expr], scope: &Scope<'t>) -> Value<'t> {
    use Function::*;
    let text = |i: usize| match arguments.get(i) {
        Some(argument) => scope.text(argument),
        None => scope.tree.text(scope.node),
    };
    let number = |i: usize| arguments.get(i).map_or(f64::NAN, |a| scope.number(a));
    match function {
        String => Value::Text(text(0)),
        Concat => Value::Text(Cow::Owned(pieces(arguments, scope).concat())),
        Join => Value::Text(Cow::Owned(pieces(&arguments[1..], scope).join(&*text(0)))),
        Substr => {
            let to = arguments.get(2).map(|_| number(2));
            Value::Text(Cow::Owned(substr(&text(0), number(1), to)))
        }
        SubstringBefore => cut(text(0), &text(1), |text, at, _| text[..at].to_owned()),
        SubstringAfter => cut(text(0), &text(1), |text, at, n| text[at + n..].to_owned()),
        Contains => Value::Boolean(text(0).contains(&*text(1))),
        StartsWith => Value::Boolean(text(0).starts_with(&*text(1))),
        EndsWith => Value::Boolean(text(0).ends_with(&*text(1))),
        #[expect(clippy::cast_precision_loss, reason = "lengths of texts are small")]
        StringLength => Value::Number(text(0).chars().count() as f64),
        NormalizeSpace => Value::Text(Cow::Owned(words(&text(0)).collect::<Vec<_>>().join(" "))),
        Translate => Value::Text(Cow::Owned(translate(&text(0), &text(1), &text(2)))),
        Regex => Value::Boolean(pattern::matches(&text(0), &text(1))),
        Selected => {
            let (chosen, wanted) = (text(0), text(1));
            let wanted = wanted.trim();
            Value::Boolean(words(&chosen).any(|word| word == wanted))
        }
        SelectedAt => {
            let (chosen, index) = (text(0), number(1));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            let found = if index >= 0.0 { words(&chosen).nth(index as usize) } else { None };
            Value::Text(Cow::Owned(found.unwrap_or_default().to_owned()))
        }
        #[expect(clippy::cast_precision_loss, reason = "numbers of choices are small")]
        CountSelected => Value::Number(words(&text(0)).count() as f64),
        ChoiceName => {
            let question = match &arguments[1] {
                Expr::Reference(reference) => Cow::Borrowed(reference.name.as_str()),
                other => scope.text(other),
            };
            let question = question.trim_start_matches("${").trim_end_matches('}');
            let (tree, chosen) = (scope.tree, text(0));
            Value::Text(Cow::Owned(
                tree.choice_label(question, &chosen).map(Cow::into_owned).unwrap_or_default(),
            ))
        }
        other => unreachable_function(other),
    }
}

fn unreachable_function(_: Function) -> Value<'static> {
    Value::EMPTY
}

type String = std::string::String;

/// The words between white space as XPath defines it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty())
}

fn pieces<'t>(arguments: &'t [Expr], scope: &Scope<'t>) -> Vec<Cow<'t, str>> {
    let mut pieces = Vec::new();
    for argument in arguments {
        match eval(argument, scope) {
            Value::Nodes(nodes) => pieces.extend(nodes.into_iter().map(|n| scope.tree.text(n))),
            value => pieces.push(value.text(scope.tree, scope.env)),
        }
    }
    pieces
}

fn cut<'t>(text: Cow<'t, str>, mark: &str, keep: fn(&str, usize, usize) -> String) -> Value<'t> {
    Value::Text(Cow::Owned(
        text.find(mark).map(|at| keep(&text, at, mark.len())).unwrap_or_default(),
    ))
}

/// Characters from `from` (0-based) up to, not including, `to`; negative places count from the end.
fn substr(text: &str, from: f64, to: Option<f64>) -> String {
    let length = text.chars().count();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "clamped to the length"
    )]
    let place = |index: f64| {
        let index = if index.is_nan() { 0.0 } else { index.trunc() };
        let index = if index < 0.0 { index + length as f64 } else { index };
        index.clamp(0.0, length as f64) as usize
    };
    let (from, to) = (place(from), to.map_or(length, place));
    text.chars().skip(from).take(to.saturating_sub(from)).collect()
}

fn translate(text: &str, from: &str, to: &str) -> String {
    let from: Vec<char> = from.chars().collect();
    let to: Vec<char> = to.chars().collect();
    text.chars()
        .filter_map(|c| match from.iter().position(|f| *f == c) {
            Some(i) => to.get(i).copied(),
            None => Some(c),
        })
        .collect()
}

const MONTHS_DE: [&str; 12] =
    ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_DE: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];
const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Formats by the ODK letters: `%Y %y %m %n %b %d %e %a %H %h %M %S %3 %%`.
pub(super) fn format_moment(moment: Moment, format: &str, language: &str) -> String {
    let german = language.starts_with("de");
    let (date, time) = (moment.at.date(), moment.at.time());
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let weekday = match date.weekday() {
        Weekday::Monday => 0,
        Weekday::Tuesday => 1,
        Weekday::Wednesday => 2,
        Weekday::Thursday => 3,
        Weekday::Friday => 4,
        Weekday::Saturday => 5,
        Weekday::Sunday => 6,
    };
    let mut text = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        match chars.next() {
            Some('Y') => text += &format!("{:04}", date.year()),
            Some('y') => text += &format!("{:02}", date.year() % 100),
            Some('m') => text += &format!("{:02}", date.month()),
            Some('n') => text += &date.month().to_string(),
            Some('b') => text += if german { MONTHS_DE[month] } else { MONTHS_EN[month] },
            Some('d') => text += &format!("{:02}", date.day()),
            Some('e') => text += &date.day().to_string(),
            Some('a') => text += if german { DAYS_DE[weekday] } else { DAYS_EN[weekday] },
            Some('H') => text += &format!("{:02}", time.hour()),
            Some('h') => text += &time.hour().to_string(),
            Some('M') => text += &format!("{:02}", time.minute()),
            Some('S') => text += &format!("{:02}", time.second()),
            Some('3') => text += &format!("{:03}", time.millisecond()),
            Some('%') => text.push('%'),
            Some(other) => {
                text.push('%');
                text.push(other);
            }
            None => text.push('%'),
        }
    }
    text
}
