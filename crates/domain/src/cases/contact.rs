//! Counselling contacts (*Kontakte*, Z09). That one happened is counted in the clear; what about is sealed.

use base::{Date, FieldError, Id, Kind, Personal, Timestamp};
use serde::{Deserialize, Serialize};

use crate::identity::AccountId;
use crate::registers::areas;

#[doc(hidden)]
pub struct ContactKind;
impl Kind for ContactKind {
    const NAME: &'static str = "contact";
}
/// A contact.
pub type ContactId = Id<ContactKind>;

/// How a contact took place.
pub const CONTACT_FORMS: [&str; 6] =
    ["persoenlich", "aufsuchend", "telefonisch", "digital", "schriftlich", "gruppe"];

/// Services of list L11 to which one is referred for reasons of health; the form flags the same ones.
pub const HEALTH_SERVICES: [&str; 9] = [
    "gesundheitsamt",
    "spdi",
    "versorgungsamt",
    "eutb",
    "krankenkasse",
    "schwangerschaftsberatung",
    "suchtberatung",
    "psychosoziales_zentrum",
    "arztpraxis",
];

/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 10_000;

/// The sealed part of a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactDetails {
    /// Areas talked about (ids of the goal areas).
    pub areas: Vec<String>,
    /// Service the person was referred to (list L11), empty without.
    pub referred_to: String,
    /// Language spoken (ISO 639-3), empty when not told.
    pub language: String,
    /// Whether somebody interpreted.
    pub interpreted: bool,
    /// A note; no diagnoses.
    pub note: Personal<String>,
}

impl ContactDetails {
    /// Whether health was talked about: such a contact is protected like a health goal (W31).
    pub fn is_health(&self) -> bool {
        let health = |id: &String| areas().iter().any(|area| area.health && area.id == *id);
        self.areas.iter().any(health) || HEALTH_SERVICES.contains(&self.referred_to.as_str())
    }
}

/// A contact as entered.
#[derive(Debug, Clone, Default)]
pub struct ContactInput {
    /// The day.
    pub held_on: Option<Date>,
    /// One of [`CONTACT_FORMS`].
    pub form: String,
    /// Length in minutes.
    pub minutes: Option<i64>,
    /// The sealed part.
    pub details: ContactDetails,
}

impl ContactInput {
    /// What does not fit.
    pub fn check(&self, today: Date) -> Vec<FieldError> {
        let mut errors = Vec::new();
        match self.held_on {
            None => errors.push(FieldError::new("held_on", "error-date")),
            Some(day) if day > today => {
                errors.push(FieldError::new("held_on", "error-date-future"));
            }
            Some(_) => {}
        }
        if !CONTACT_FORMS.contains(&self.form.as_str()) {
            errors.push(FieldError::new("form", "error-choose"));
        }
        if !self.minutes.is_some_and(|minutes| (0..=600).contains(&minutes)) {
            let error = FieldError::new("minutes", "error-number-range");
            errors.push(error.with("min", 0).with("max", 600));
        }
        let known = |area: &String| areas().iter().any(|one| one.id == *area);
        if !self.details.areas.iter().all(known) {
            errors.push(FieldError::new("areas", "error-unknown-choice"));
        }
        for (field, code) in
            [("referred_to", &self.details.referred_to), ("language", &self.details.language)]
        {
            if !is_code(code) {
                errors.push(FieldError::new(field, "error-unknown-choice"));
            }
        }
        let note = self.details.note.reveal();
        if note.chars().count() > LONGEST_NOTE {
            errors.push(FieldError::new("note", "error-too-long").with("max", LONGEST_NOTE));
        }
        if note.contains('\0') {
            errors.push(FieldError::new("note", "error-control-character"));
        }
        errors
    }
}

/// A code of a list, or nothing; what is neither could be a name.
fn is_code(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// A contact as stored, still sealed.
#[derive(Debug, Clone)]
pub struct ContactRecord {
    pub(super) id: ContactId,
    pub(super) held_on: Date,
    pub(super) form: String,
    pub(super) minutes: i64,
    pub(super) account: AccountId,
    pub(super) sealed: Vec<u8>,
    pub(super) version: i64,
    pub(super) by: String,
}

/// A contact, opened.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// The day.
    pub held_on: Date,
    /// How it took place.
    pub form: String,
    /// Length in minutes.
    pub minutes: i64,
    /// Who held it.
    pub account: AccountId,
    /// That person's name.
    pub by: String,
    /// 1, and one more for each correction.
    pub version: i64,
    /// What it was about; nothing of it when `locked`.
    pub details: ContactDetails,
    /// The details rest on a consent that does not hold (any more): they stay closed.
    pub locked: bool,
}

/// What a contact said before it was corrected.
#[derive(Debug, Clone)]
pub struct ContactRevision {
    /// Which version it was.
    pub version: i64,
    /// The day.
    pub held_on: Date,
    /// How it took place.
    pub form: String,
    /// Length in minutes.
    pub minutes: i64,
    /// What it was about.
    pub details: ContactDetails,
    /// Until when it stood so.
    pub replaced_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_note_may_hold_anything_a_tired_hand_types_but_not_endlessly() {
        let today = date(2026, 11, 22);
        let mut contact = ContactInput {
            held_on: Some(today),
            form: "telefonisch".into(),
            minutes: Some(20),
            details: ContactDetails {
                note: Personal::new("Anruf 📞 \u{202e}رجوع".to_owned()),
                ..ContactDetails::default()
            },
        };
        assert_eq!(contact.check(today), []);
        contact.details.note = Personal::new("ä".repeat(10_000));
        assert_eq!(contact.check(today), []);
        contact.details.note = Personal::new("ä".repeat(10_001) + "\0");
        let keys: Vec<_> = contact.check(today).into_iter().map(|error| error.key).collect();
        assert_eq!(keys, ["error-too-long", "error-control-character"]);
    }

    #[test]
    fn areas_services_and_languages_are_codes_and_never_names() {
        let today = date(2026, 11, 22);
        let mut contact = ContactInput {
            held_on: Some(today),
            form: "digital".into(),
            minutes: Some(5),
            ..ContactInput::default()
        };
        contact.details.areas = vec!["wohnen".into(), "gesundheit".into()];
        contact.details.referred_to = "jobcenter".into();
        assert_eq!(contact.check(today), []);
        assert!(contact.details.is_health());
        contact.details.areas = vec!["Frau Müller".into()];
        contact.details.referred_to = "Herr Maier".into();
        contact.details.language = "ara; DROP".into();
        let fields: Vec<_> = contact.check(today).into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["areas", "referred_to", "language"]);
    }
}
