//! What people type, in the one form answers are kept in.

use base::PartialDate;
use forms::{Answer, Kind, Question};

/// Longest free text, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// Turns the values sent for one question into an answer; `None` clears it.
///
/// Days may be typed as `3.4.2024`, numbers with a decimal comma, several choices come as several values.
///
/// # Errors
/// The Fluent key of the message for the field.
pub fn canonical(
    question: &Question,
    values: &[String],
    declined: bool,
) -> Result<Option<Answer>, &'static str> {
    if declined {
        let may = question.extra.get("keine_angabe").is_some_and(|may| may == "ja");
        return if may { Ok(Some(Answer::Declined)) } else { Err("error-decline-not-offered") };
    }
    if values.iter().any(|value| value.contains('\0')) {
        return Err("error-control-character");
    }
    let first = values.first().map_or("", |value| value.trim());
    let text = match &question.kind {
        Kind::SelectMultiple(_) => {
            let mut chosen: Vec<&str> = Vec::new();
            for name in values.iter().flat_map(|value| value.split_whitespace()) {
                if !chosen.contains(&name) {
                    chosen.push(name);
                }
            }
            chosen.join(" ")
        }
        _ if first.is_empty() => String::new(),
        Kind::Date => {
            let date = PartialDate::read(first).map_err(|_| "error-date")?;
            let text = date.to_string();
            if !question.is_partial_date() && text.len() != 10 {
                return Err("error-date-full");
            }
            // An estimate has a question of its own where it matters.
            if date.estimated {
                return Err("error-date-estimate");
            }
            text
        }
        Kind::Integer => {
            let digits = first.strip_prefix('-').unwrap_or(first);
            let fits = !digits.is_empty()
                && digits.len() <= 9
                && digits.bytes().all(|b| b.is_ascii_digit());
            if !fits {
                return Err("error-integer");
            }
            first.parse::<i64>().map_err(|_| "error-integer")?.to_string()
        }
        Kind::Decimal => {
            let point = first.replace(',', ".");
            let number: f64 = point.parse().map_err(|_| "error-number")?;
            if !number.is_finite() || point.len() > 12 || point.contains(['e', 'E']) {
                return Err("error-number");
            }
            // Without a sign before zero, without zeros in front: one number, one text.
            (number + 0.0).to_string()
        }
        Kind::SelectOne(_) | Kind::Text => {
            // Browsers send two characters for the end of a line; people count one.
            let text = values.first().map_or("", String::as_str);
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            let text = text.trim_end();
            if text.chars().count() > LONGEST_TEXT {
                return Err("error-too-long");
            }
            text.to_owned()
        }
        Kind::Note | Kind::Calculate | Kind::Hidden => return Err("error-not-asked"),
    };
    Ok((!text.is_empty()).then_some(Answer::Text(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plans::form;

    fn typed(name: &str, value: &str) -> Result<Option<Answer>, &'static str> {
        canonical(form().question(name).unwrap(), &[value.to_owned()], false)
    }

    fn kept(name: &str, value: &str) -> String {
        typed(name, value).unwrap().unwrap().text().unwrap().to_owned()
    }

    #[test]
    fn days_and_numbers_are_taken_as_people_write_them() {
        assert_eq!(kept("geburtsdatum", "3.4.1990"), "1990-04-03");
        assert_eq!(kept("geburtsdatum", "1990"), "1990");
        assert_eq!(kept("erstkontakt_am", "1.12.2025"), "2025-12-01");
        assert_eq!(kept("schulbesuch_jahre", "8,5"), "8.5");
        assert_eq!(kept("anzahl_personen_haushalt", " 4 "), "4");
    }

    #[test]
    fn what_fits_no_field_is_told_at_the_field() {
        assert_eq!(typed("erstkontakt_am", "1990").unwrap_err(), "error-date-full");
        assert_eq!(typed("erstkontakt_am", "31.02.2025").unwrap_err(), "error-date");
        assert_eq!(typed("anzahl_personen_haushalt", "vier").unwrap_err(), "error-integer");
        assert_eq!(typed("anzahl_personen_haushalt", "99999999999").unwrap_err(), "error-integer");
        assert_eq!(typed("schulbesuch_jahre", "1e9").unwrap_err(), "error-number");
        assert_eq!(typed("geburtsort", "a\0b").unwrap_err(), "error-control-character");
        assert_eq!(typed("geburtsort", &"x".repeat(10_001)).unwrap_err(), "error-too-long");
        assert_eq!(typed("alter_jahre", "5").unwrap_err(), "error-not-asked");
    }

    #[test]
    fn w40_no_answer_on_purpose_is_an_answer() {
        let question = form().question("familienstand").unwrap();
        assert_eq!(canonical(question, &[], true).unwrap(), Some(Answer::Declined));
        let first_contact = form().question("erstkontakt_am").unwrap();
        assert!(canonical(first_contact, &[], true).is_err());
    }

    #[test]
    fn emoji_and_right_to_left_marks_stay_what_they_are() {
        assert_eq!(kept("geburtsort", "حلب \u{200f}🏠"), "حلب \u{200f}🏠");
    }
}
