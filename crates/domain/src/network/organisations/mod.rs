//! Who works for integration in the Kreis: organisations and single people, on the screen "Akteure" (working paper, 1.1).
//! `identity::Actor` is somebody who acts in this program; that is why these are called organisations here.
//!
//! Always true: no client stands here; who only reads figures and topics never sees a contact; what an organisation says
//! about itself is a proposal until its keeper takes it over; a link that opens an entry dies.

pub mod actions;
mod gaps;
mod import;
mod input;
mod picture;
mod question;
pub(crate) mod store;
mod table;

use base::{Date, Id, Kind, Timestamp};
use jiff::ToSpan;

pub use crate::network::topics::TopicLevel;
pub use gaps::{Gaps, PlaceGap};
pub use import::{Column, ImportState, Imported, Preview, PreviewRow};
pub use input::{ContactInput, Details, OrganisationInput, Places};
pub use picture::{Line, Node, Picture};
pub use question::{Correction, CorrectionInput, Question, QuestionLetter, Standing};
pub use table::{MOST_ROWS, table, text_of};

#[doc(hidden)]
pub struct OrganisationKind;
impl Kind for OrganisationKind {
    const NAME: &'static str = "organisation";
}
/// An organisation or a person.
pub type OrganisationId = Id<OrganisationKind>;

/// An organisation, or a single person, who works for integration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What is known about it.
    pub details: Details,
    /// Counts the changes.
    pub version: i64,
    /// Since when it stands here.
    pub created_at: Timestamp,
    /// Since when it does not work here any more.
    pub ended_at: Option<Timestamp>,
    /// The day it said itself that the entry is right.
    pub confirmed_on: Option<Date>,
    /// The question that is open.
    pub question: Option<Question>,
}

impl Organisation {
    /// A year after it was confirmed, or entered, it is asked again.
    pub fn due_on(&self) -> Date {
        let from = self.confirmed_on.unwrap_or_else(|| self.created_at.day());
        from.checked_add(1.year()).unwrap_or(Date::MAX)
    }

    /// How its entry stands on a day.
    pub fn standing(&self, today: Date) -> Standing {
        match &self.question {
            Some(question)
                if question.expires_on >= today
                    && self.confirmed_on.is_none_or(|day| day < question.asked_on) =>
            {
                Standing::Asked(question.asked_on)
            }
            _ if self.due_on() <= today => Standing::Due(self.due_on()),
            _ => match self.confirmed_on {
                Some(day) => Standing::Confirmed(day),
                None => Standing::Entered(self.created_at.day()),
            },
        }
    }

    /// Takes out what only those read who work with it.
    #[must_use]
    pub fn without_contact(mut self) -> Self {
        self.details.contact = ContactInput {
            web: self.details.contact.web,
            hours: self.details.contact.hours,
            ..ContactInput::default()
        };
        self.details.note = String::new();
        if self.details.is_person() {
            self.details.contact = ContactInput::default();
        }
        self
    }
}

/// Who an organisation works with, and in which respect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The other one.
    pub with: OrganisationId,
    /// Its name.
    pub name: String,
    /// In which respect.
    pub respect: String,
}
