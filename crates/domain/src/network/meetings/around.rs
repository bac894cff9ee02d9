//! What belongs to a meeting beside its agenda: papers, and guests who come for one item.

use base::{FieldError, Id, Kind, Timestamp};

use super::{AgendaItem, ItemId};
use crate::network::topics::{Trace, traces};

#[doc(hidden)]
pub struct DocumentKind;
impl Kind for DocumentKind {
    const NAME: &'static str = "document";
}
/// A paper for a meeting.
pub type DocumentId = Id<DocumentKind>;

/// A paper for a meeting: a link to where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What it is.
    pub title: String,
    /// Where it lies, beginning with `https://`.
    pub link: String,
}

/// A paper as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentInput {
    /// What it is.
    pub title: String,
    /// Where it lies.
    pub link: String,
}

impl DocumentInput {
    /// What does not fit. Titles go out in letters, so nothing of a person may stand in them; a day may.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        let title = self.title.trim();
        if title.is_empty() {
            errors.push(FieldError::new("title", "error-required"));
        } else if title.chars().count() > 200 {
            errors.push(FieldError::new("title", "error-too-long"));
        } else if traces(title, |_| false).iter().any(|trace| *trace != Trace::Day) {
            errors.push(FieldError::new("title", "document-names-somebody"));
        }
        let link = self.link.trim();
        if link.chars().count() > 500 {
            errors.push(FieldError::new("link", "error-too-long"));
        } else if !link.starts_with("https://") || link.contains(char::is_whitespace) {
            errors.push(FieldError::new("link", "meeting-link-https"));
        }
        errors
    }
}

/// Somebody who comes for one item alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guest {
    /// The name.
    pub name: String,
    /// Where they come from; may be empty.
    pub organisation: String,
    /// The address; empty for somebody who is asked in another way.
    pub email: String,
}

impl Guest {
    /// What does not fit.
    pub fn check(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        if self.name.trim().is_empty() {
            errors.push(FieldError::new("guest", "error-required"));
        }
        for (field, text) in
            [("guest", &self.name), ("organisation", &self.organisation), ("email", &self.email)]
        {
            if text.chars().count() > 200 {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        let email = self.email.trim();
        if !email.is_empty() && !base::is_mail_address(email) {
            errors.push(FieldError::new("email", "email-invalid"));
        }
        errors
    }
}

/// When an item begins, as the agenda stands: everything before it takes as long as planned.
pub fn slot(starts_at: Timestamp, items: &[AgendaItem], item: ItemId) -> Timestamp {
    let before = items.iter().take_while(|one| one.id != item);
    starts_at.plus_seconds(before.map(|one| one.minutes * 60).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_has_a_title_without_people_and_a_safe_link() {
        let fields = |title: &str, link: &str| -> Vec<String> {
            let input = DocumentInput { title: title.to_owned(), link: link.to_owned() };
            input.check().into_iter().map(|error| error.field).collect()
        };
        assert!(fields("Vorlage vom 3.4.2026", "https://rathaus.example/v.pdf").is_empty());
        assert_eq!(fields(" ", "http://x.example"), ["title", "link"]);
        assert_eq!(fields("Anruf bei +49 7731 123456", "https://x.example/a b"), ["title", "link"]);
        assert_eq!(fields(&"x".repeat(201), "javascript:alert(1)"), ["title", "link"]);
    }

    #[test]
    fn a_guest_has_a_name_and_an_address_that_could_be_one() {
        let guest = |name: &str, email: &str| Guest {
            name: name.to_owned(),
            email: email.to_owned(),
            ..Guest::default()
        };
        assert!(guest("Gabi Gast", "").check().is_empty());
        assert!(guest("Gabi Gast", "gast@schule.example").check().is_empty());
        assert_eq!(guest("", "x@").check().len(), 2);
    }
}
