//! The questions of a consent: one thing at a time, in two languages. Beginning counselling asks them, and a
//! further consent does.

use base::{Date, FieldError, Locale, Outcome, Personal};
use domain::house::House;
use domain::identity::{Agency, AgencyId, agencies};
use domain::plans::form;
use domain::privacy::actions::asked;
use domain::privacy::{
    ConsentDetails, ConsentForm, ConsentText, NewConsent, Purpose, consent_text,
};

use crate::components::{Choice, Field};
use crate::http::Fields;
use crate::lists::choices;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

/// One purpose in both languages, with its question.
pub struct Asked {
    /// The German text; it is the one that counts.
    pub german: String,
    /// The same in English.
    pub english: String,
    /// Ja or Nein.
    pub question: Field,
}

/// Everything a consent shows and asks.
pub struct Sheet {
    /// The German text.
    pub german: ConsentText,
    /// The English text.
    pub english: ConsentText,
    /// How one answers, in both languages: the buttons are German.
    pub answering: [String; 2],
    /// Each purpose by itself.
    pub purposes: Vec<Asked>,
    /// How it was declared.
    pub fields: Vec<Field>,
}

/// What has to be known before a consent is asked for.
#[derive(Debug, Clone)]
pub struct Basis {
    /// Who asks.
    pub agency: Agency,
    /// The purposes that rest on consent; nobody is asked for what rests on another ground.
    pub asked: Vec<Purpose>,
    /// Today.
    pub today: Date,
}

impl Basis {
    /// Reads it for an agency.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(house: &House, agency: AgencyId) -> Outcome<Self> {
        let today = house.today();
        house.data.read(|conn| {
            let asked = asked(conn, agency, today)?;
            let agency = agencies::one(conn, agency)?.ok_or(base::Problem::NotFound)?;
            Ok(Self { agency, asked, today })
        })
    }
}

/// The values a consent begins with.
pub fn fresh(t: Texts, today: Date) -> Fields {
    Fields::default().and("given_on", t.typed_date(today)).and("form", ConsentForm::Written.name())
}

/// The sheet with what was typed.
pub fn sheet(typed: &Typed, basis: &Basis, t: Texts) -> Sheet {
    let law = basis.agency.law.code();
    let german = consent_text(&basis.agency.name, law, Locale::De, &basis.asked);
    let english = consent_text(&basis.agency.name, law, Locale::En, &basis.asked);
    let yes_no = || vec![option("ja", t.get("answer-yes")), option("nein", t.get("answer-no"))];
    let both = german.purposes.iter().zip(&english.purposes);
    let purposes = both.map(|((purpose, german), (_, english))| Asked {
        german: german.clone(),
        english: english.clone(),
        question: Field {
            required: true,
            art9: purpose.needs_explicit_consent(),
            ..typed.radios(&field_of(*purpose), &format!("purpose-{}", purpose.name()), yes_no())
        },
    });
    let purposes = purposes.collect();
    let answering =
        Locale::ALL.map(|language| Texts::new(language).get("consent-answering").into_owned());
    Sheet { german, english, answering, purposes, fields: fields(typed, t, basis.today) }
}

fn field_of(purpose: Purpose) -> String {
    format!("purpose_{}", purpose.name())
}

fn fields(typed: &Typed, t: Texts, today: Date) -> Vec<Field> {
    let forms = ConsentForm::ALL
        .map(|form| option(form.name(), t.get(&format!("consent-form-{}", form.name()))));
    let bound = vec![option("ja", t.get("consent-interpreter-bound-yes"))];
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    vec![
        Field { required: true, width: 12, ..typed.day("given_on", "consent-given") },
        language(typed, t, today),
        Field { required: true, ..typed.radios("form", "consent-form", forms.into()) },
        hinted(typed.text("other_form_reason", "consent-form-reason"), "consent-form-reason-hint"),
        hinted(typed.text("interpreter", "consent-interpreter"), "consent-interpreter-hint"),
        typed.choices("interpreter_bound", "consent-interpreter-bound", bound),
        typed.text("place", "consent-place"),
        Field {
            private: true,
            hint: t.get("consent-representative-hint").into_owned(),
            ..typed.text("representative", "consent-representative")
        },
    ]
}

/// The language something was explained in.
pub fn language(typed: &Typed, t: Texts, today: Date) -> Field {
    let languages: Vec<Choice> = choices("register_sprachen", t, today);
    Field { required: true, ..typed.select("language", "consent-language", languages) }
}

/// What was sent, as a consent; every field that cannot be read is named.
///
/// # Errors
/// The fields without a day, a form, or an answer.
pub fn read(fields: &Fields, asked: &[Purpose]) -> Result<NewConsent, Vec<FieldError>> {
    let mut errors = Vec::new();
    let given_on = fields.some("given_on").and_then(full_day);
    if given_on.is_none() {
        errors.push(FieldError::new("given_on", "error-date"));
    }
    let expires_on = match fields.some("expires_on") {
        None => None,
        Some(typed) => match full_day(typed) {
            Some(day) => Some(day),
            None => {
                errors.push(FieldError::new("expires_on", "error-date"));
                None
            }
        },
    };
    let form = ConsentForm::parse(fields.get("form"));
    if form.is_none() {
        errors.push(FieldError::new("form", "error-choose"));
    }
    let mut answers = Vec::new();
    for purpose in asked {
        match fields.get(&field_of(*purpose)) {
            "ja" => answers.push((*purpose, true)),
            "nein" => answers.push((*purpose, false)),
            _ => errors.push(FieldError::new(field_of(*purpose), "error-consent-answer")),
        }
    }
    let language = spoken(fields).map_err(|error| errors.push(error));
    let (Some(given_on), Some(form), Ok(language), true) =
        (given_on, form, language, errors.is_empty())
    else {
        return Err(errors);
    };
    let personal = |name: &str| Personal::new(fields.trimmed(name).to_owned());
    Ok(NewConsent {
        given_on,
        expires_on,
        form,
        language,
        answers,
        details: ConsentDetails {
            place: personal("place"),
            interpreter: personal("interpreter"),
            interpreter_bound: fields.has("interpreter_bound"),
            representative: personal("representative"),
            other_form_reason: fields.trimmed("other_form_reason").to_owned(),
            ..ConsentDetails::default()
        },
    })
}

/// The language something was explained in.
///
/// # Errors
/// A message when none was chosen, or none of the register: the code stands in clear, and what is no code could be a
/// name.
pub fn spoken(fields: &Fields) -> Result<String, FieldError> {
    let code =
        fields.some("language").ok_or_else(|| FieldError::new("language", "error-choose"))?;
    if form().lists.get("register_sprachen").and_then(|list| list.choice(code)).is_none() {
        return Err(FieldError::new("language", "error-unknown-choice"));
    }
    Ok(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(query: &str) -> Fields {
        Fields::parse(query.as_bytes()).unwrap()
    }

    #[test]
    fn every_purpose_that_is_asked_wants_a_yes_or_a_no() {
        let sent = fields("given_on=3.4.2026&form=written&purpose_beratung=ja&language=tir");
        let missing = read(&sent, &Purpose::ALL).unwrap_err();
        let named: Vec<&str> = missing.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(named, ["purpose_gesundheit", "purpose_evaluation"]);
        let consent = read(&sent, &[Purpose::Counselling]).unwrap();
        assert_eq!(
            consent.answers,
            [(Purpose::Counselling, true)],
            "nobody answered what nobody asked"
        );
        assert_eq!(consent.language, "tir");
    }

    #[test]
    fn what_cannot_be_read_is_named_field_by_field() {
        let sent = fields("given_on=31.2.2026&expires_on=bald&form=telepathic");
        let wrong = read(&sent, &[]).unwrap_err();
        let named: Vec<&str> = wrong.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(named, ["given_on", "expires_on", "form", "language"]);
    }
}
