//! An agency, as created and as read.

use base::{FieldError, Outcome, Problem, Timestamp};

use super::Law;
use crate::identity::AgencyId;

/// An agency (Träger): a unit that is a controller by itself, not necessarily a legal person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its id.
    pub id: AgencyId,
    /// The full name, as it stands on notices.
    pub name: String,
    /// A short name for lists and the command line: lower-case letters, digits, `-`.
    pub short_name: String,
    /// The law that binds it.
    pub law: Law,
    /// Amtlicher Gemeindeschlüssel (8 digits) of its seat.
    pub municipality_key: String,
    /// When it was set up.
    pub created_at: Timestamp,
}

/// What somebody gives to set up an agency.
#[derive(Debug, Clone)]
pub struct NewAgency {
    /// The full name.
    pub name: String,
    /// The short name.
    pub short_name: String,
    /// The law.
    pub law: Law,
    /// Amtlicher Gemeindeschlüssel, 8 digits.
    pub municipality_key: String,
}

impl NewAgency {
    /// Tidies the input, or says field by field what does not fit.
    ///
    /// # Errors
    /// [`Problem::Invalid`].
    pub(super) fn checked(&self) -> Outcome<Self> {
        let name = self.name.trim().to_owned();
        let short_name = self.short_name.trim().to_lowercase();
        let municipality_key = self.municipality_key.trim().to_owned();
        let mut errors = Vec::new();
        if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
            errors.push(FieldError::new("name", "agency-name-invalid"));
        }
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(2..=30).contains(&short_name.len()) || !short_name.chars().all(letters) {
            errors.push(FieldError::new("short_name", "agency-short-name-invalid"));
        }
        if municipality_key.len() != 8 || !municipality_key.bytes().all(|b| b.is_ascii_digit()) {
            errors.push(FieldError::new("municipality_key", "municipality-key-invalid"));
        }
        if errors.is_empty() {
            Ok(Self { name, short_name, law: self.law, municipality_key })
        } else {
            Err(Problem::Invalid(errors))
        }
    }
}
