//! Enquiries, clients, households, cases, contacts and reminders.
//!
//! Invariants:
//! - An enquiry has no person; there is no field a name could go into (paper, Anhang 4, row 1).
//! - A client belongs to exactly one agency. The same person counselled by two agencies is two clients,
//!   and neither agency learns of the other (fact sheet 2.4).
//! - Names live in a store of their own; the case and the plan carry a number.
//! - Content comes out only as far as a [`Sight`] reaches: a withdrawal closes it at the next request.
//! - Persons, cases and contacts are three different counts and never added up.

pub mod actions;
mod client;
mod contact;
mod duration;
mod enquiry;
mod file;
mod follow_up;
pub mod search;
mod sight;
pub mod store;

pub use client::{Household, HouseholdId, HouseholdRole, IdentityInput, Member, Person};
pub use contact::{
    CONTACT_FORMS, Contact, ContactDetails, ContactId, ContactInput, ContactRecord,
    ContactRevision, HEALTH_SERVICES,
};
pub use duration::{HousingNotice, housing_notice};
pub use enquiry::{Enquiry, EnquiryId, EnquiryInput};
pub use file::{
    CaseFile, CaseFilter, CaseOrder, CasePage, CaseRow, CaseState, CounsellingType, EndReason,
    Heading, Held, Reminder, ReminderId, Turn,
};
pub use follow_up::FollowUpReason;
pub use sight::Sight;
