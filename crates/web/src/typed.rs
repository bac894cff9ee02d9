//! A form as it comes back: every question with what was typed and what is wrong with it.
//!
//! The same code shows a form for the first time and again after a refusal: [`Typed::fresh`] holds
//! the values to begin with, [`Typed::refused`] what was sent and the messages.

use base::{Date, FieldError, Outcome, PartialDate, Problem};

use crate::components::{self, Choice, Field, Kind};
use crate::http::{Failure, Fields};
use crate::texts::Texts;

/// A day typed in full, in any of the ways people write one.
pub fn full_day(typed: &str) -> Option<Date> {
    PartialDate::read(typed).ok()?.day()
}

/// A day that may be left out.
///
/// # Errors
/// At the field, for what is no day.
pub fn day(form: &Fields, name: &str) -> Outcome<Option<Date>> {
    match form.some(name) {
        None => Ok(None),
        Some(typed) => full_day(typed).map(Some).ok_or_else(|| Problem::at(name, "error-date")),
    }
}

/// A time of day as people type it: `14:00`, `14.00` or `14`.
pub fn time_of_day(typed: &str) -> Option<(i8, i8)> {
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let part = |text: &str, most: i8| {
        let number = text.trim().parse::<i8>().ok();
        number.filter(|number| (0..=most).contains(number))
    };
    Some((part(hour, 23)?, part(minute, 59)?))
}

/// What is wrong with a sent form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// These errors.
    pub fn new(errors: Vec<FieldError>) -> Self {
        Self(errors)
    }

    /// One error at one field.
    pub fn at(field: &str, key: &'static str) -> Self {
        Self(vec![FieldError::new(field, key)])
    }

    /// Too many attempts: wait first.
    pub(crate) fn wait(seconds: i64) -> Self {
        Self(vec![FieldError::new("", "login-wait").with("seconds", seconds)])
    }

    /// The errors of a refused input.
    ///
    /// # Errors
    /// Every other kind of problem is no matter of the form.
    pub fn of(problem: Problem) -> Result<Self, Failure> {
        match problem {
            Problem::Invalid(errors) => Ok(Self(errors)),
            Problem::Rule(key) => Ok(Self(vec![FieldError::new("", key)])),
            other => Err(other.into()),
        }
    }

    /// The errors themselves, for forms that show them in their own way.
    pub(crate) fn into_errors(self) -> Vec<FieldError> {
        self.0
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A form with its values and messages.
#[derive(Debug, Clone)]
pub struct Typed {
    t: Texts,
    fields: Fields,
    errors: FormErrors,
}

impl Typed {
    /// A form with the values to begin with.
    pub fn fresh(t: Texts, fields: Fields) -> Self {
        Self { t, fields, errors: FormErrors::default() }
    }

    /// A form that comes back.
    pub fn refused(t: Texts, fields: &Fields, errors: FormErrors) -> Self {
        Self { t, fields: fields.clone(), errors }
    }

    /// Whether it comes back with messages.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The value of a field as it stands in the form.
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// The lines of the error summary without labels, in the order of the errors.
    pub fn problems(&self) -> Vec<components::Problem> {
        self.problems_of(std::iter::empty::<&Field>())
    }

    /// The lines of the error summary: in the order in which the page asks, each with the label of its question.
    /// What belongs to none of these questions stands behind them.
    pub fn problems_of<'f>(
        &self,
        asked: impl IntoIterator<Item = &'f Field>,
    ) -> Vec<components::Problem> {
        let mut left: Vec<&FieldError> = self.errors.0.iter().collect();
        let mut lines = Vec::new();
        for field in asked {
            let href = || format!("#{}", field.id());
            let (own, others): (Vec<&FieldError>, Vec<&FieldError>) =
                left.into_iter().partition(|error| error.field == field.path);
            let own = own.into_iter().map(|error| self.t.message(error));
            lines.extend(own.map(|it| components::Problem::labelled(href(), &field.label, &it)));
            left = others;
        }
        lines.extend(left.into_iter().map(|error| components::Problem {
            href: match error.field.as_str() {
                "" => "#inhalt".to_owned(),
                field => format!("#{}", Field::new(Kind::Text, field, "").id()),
            },
            message: self.t.message(error),
        }));
        lines
    }

    /// A question of any kind without options.
    pub fn ask(&self, kind: Kind, name: &str, label_key: &str) -> Field {
        self.ask_in_words(kind, name, self.t.get(label_key))
    }

    /// The same for a label that comes from elsewhere, such as the form definition.
    pub fn ask_in_words(&self, kind: Kind, name: &str, label: impl Into<String>) -> Field {
        let mut field = Field::new(kind, name, label);
        field.error = self.message(name);
        // Secrets are never sent back.
        if kind != Kind::Password {
            field.value = self.fields.get(name).to_owned();
        }
        field
    }

    /// A line of text.
    pub fn text(&self, name: &str, label_key: &str) -> Field {
        self.ask(Kind::Text, name, label_key)
    }

    /// Several lines of text.
    pub fn lines(&self, name: &str, label_key: &str) -> Field {
        self.ask(Kind::Textarea, name, label_key)
    }

    /// A number.
    pub fn number(&self, name: &str, label_key: &str) -> Field {
        self.ask(Kind::Number, name, label_key)
    }

    /// A day.
    pub fn day(&self, name: &str, label_key: &str) -> Field {
        self.ask(Kind::Date, name, label_key)
    }

    /// A secret.
    pub fn secret(&self, name: &str, label_key: &str) -> Field {
        self.ask(Kind::Password, name, label_key)
    }

    /// One option of a list.
    pub fn select(&self, name: &str, label_key: &str, options: Vec<Choice>) -> Field {
        self.choose(Kind::Select, name, label_key, options)
    }

    /// One of a few options, all in sight.
    pub fn radios(&self, name: &str, label_key: &str, options: Vec<Choice>) -> Field {
        self.choose(Kind::Radios, name, label_key, options)
    }

    /// Several of a few options.
    pub fn choices(&self, name: &str, label_key: &str, options: Vec<Choice>) -> Field {
        self.choose(Kind::Checkboxes, name, label_key, options)
    }

    fn choose(&self, kind: Kind, name: &str, label_key: &str, options: Vec<Choice>) -> Field {
        self.choose_in_words(kind, name, self.t.get(label_key), options)
    }

    /// One or several of some options, under a label that comes from elsewhere.
    pub fn choose_in_words(
        &self,
        kind: Kind,
        name: &str,
        label: impl Into<String>,
        options: Vec<Choice>,
    ) -> Field {
        let mut field = self.ask_in_words(kind, name, label);
        field.options = options;
        for option in &mut field.options {
            option.checked = self.has(name, &option.value);
        }
        field
    }

    /// Whether a value was sent (or stands there to begin with).
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).any(|sent| sent == value)
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn wrong(&self, name: &str) -> String {
        self.message(name)
    }

    fn message(&self, name: &str) -> String {
        let error = self.errors.0.iter().find(|error| error.field == name);
        error.map(|error| self.t.message(error)).unwrap_or_default()
    }
}

/// An option with its value and finished label.
pub fn option(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), ..Choice::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Locale;

    #[test]
    fn a_refused_form_keeps_what_was_typed_except_secrets() {
        let sent =
            Fields::default().and("login", "anna <b>").and("password", "geheim").and("rolle", "b");
        let errors = FormErrors::new(vec![
            FieldError::new("login", "field-required-missing"),
            FieldError::new("", "field-invalid"),
        ]);
        let typed = Typed::refused(Texts::new(Locale::De), &sent, errors);
        let login = typed.text("login", "login-user");
        assert_eq!(login.value, "anna <b>");
        assert!(!login.error.is_empty());
        let secret = typed.secret("password", "login-password");
        assert_eq!((secret.value.as_str(), secret.error.as_str()), ("", ""));
        let chosen = typed.select("rolle", "login-user", vec![option("a", "A"), option("b", "B")]);
        assert_eq!(chosen.options.iter().map(|it| it.checked).collect::<Vec<_>>(), [false, true]);
        let summary = typed.problems();
        assert_eq!(summary[0].href, "#f-login");
        assert_eq!(summary[1].href, "#inhalt");
    }

    #[test]
    fn the_summary_names_the_questions_in_the_order_of_the_page() {
        let errors = FormErrors::new(vec![
            FieldError::new("", "field-invalid"),
            FieldError::new("q", "error-required"),
            FieldError::new("b", "error-required"),
            FieldError::new("a", "error-date"),
        ]);
        let t = Texts::new(Locale::De);
        let typed = Typed::refused(t, &Fields::default(), errors);
        let asked = [("a", "Tag"), ("b", "Nachname"), ("c", "Ort"), ("q", "Wozu?")];
        let asked = asked.map(|(name, label)| Field::new(Kind::Text, name, label));
        let lines: Vec<String> =
            typed.problems_of(&asked).into_iter().map(|line| line.message).collect();
        let [date, required] = ["error-date", "error-required"].map(|key| t.get(key));
        assert_eq!(
            lines,
            [
                format!("Tag: {date}"),
                format!("Nachname: {required}"),
                format!("Wozu? {required}"),
                t.get("field-invalid").into_owned(),
            ]
        );
    }
}
