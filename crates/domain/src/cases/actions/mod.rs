//! What can be done with enquiries, clients, cases and contacts.

mod closing;
mod contacts;
mod enquiries;
mod lists;
mod opening;
mod people;
mod permit;
mod reminders;
mod responsibility;

pub use closing::{close_in, reopen_in, retention_start};
pub use contacts::{ContactCounts, contact_counts, contacts, record_contact};
pub use enquiries::{enquiries, enquiry, record_enquiry};
pub use lists::{CaseCounts, case_counts, cases, own_cases_in};
pub use opening::{Opened, OpeningInput, open_in};
pub use people::{change_person, household, join_household, person};
pub use permit::{file, permit, sight};
pub use reminders::{
    LONGEST_REMINDER, OWN_REMINDER, finish_reminder, remind, reminder_note, reminders_of,
};
pub use responsibility::{assign, change_depth_in, searchable_managers};
