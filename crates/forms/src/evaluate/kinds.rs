//! Whether a canonical text fits the kind of a question.

use jiff::tz::TimeZone;

use crate::definition::{ChoiceList, Kind};
use crate::expression::{Moment, PartialDate, parse_number};

/// Whether a non-empty answer fits. A chosen name must be in the list; whether it is still offered
/// is another question.
#[must_use]
pub fn fits_kind(kind: &Kind, partial: bool, text: &str, list: Option<&ChoiceList>) -> bool {
    let listed = |name: &str| list.is_none_or(|list| list.choice(name).is_some());
    match kind {
        Kind::Text | Kind::Note | Kind::Calculate | Kind::Hidden => true,
        Kind::Integer => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            (1..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        }
        Kind::Decimal => parse_number(text).is_some(),
        Kind::Date if partial => PartialDate::parse(text).is_some(),
        Kind::Date => Moment::parse(text, &TimeZone::UTC).is_some_and(|moment| !moment.timed),
        Kind::SelectOne(_) => listed(text),
        Kind::SelectMultiple(_) => text.split_whitespace().all(listed),
    }
}
