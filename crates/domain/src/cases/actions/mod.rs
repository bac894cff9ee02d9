//! What can be done with enquiries, clients, cases and contacts.

mod closing;
mod contacts;
mod corrections;
mod enquiries;
mod finding;
mod households;
mod lists;
mod numbers;
mod opening;
mod papers;
mod people;
mod permit;
mod reminders;
mod responsibility;

pub use closing::{close_in, reopen_in, retention_start};
pub use contacts::{ContactCounts, contact_counts, contacts, record_contact};
pub use corrections::{change_contact, contact, delete_contact};
pub use enquiries::{enquiries, enquiry, record_enquiry};
pub use finding::{Lookalike, MOST_HITS, lookalikes, search};
pub use households::{change_household_role, household, join_household, leave_household};
pub use lists::{
    CaseCounts, case_counts, case_list, cases, cases_in_hand, count_listed, export_cases,
    permits_on,
};
pub use numbers::{Numbered, numbered};
pub use opening::{NewClient, Opened, OpeningInput, new_client, open_in};
pub use papers::{
    conclude_agreement, give_consent, give_release, hand_out_notice, revoke_release,
    withdraw_consent,
};
pub use people::{change_person, heading, person};
pub(crate) use permit::on_case;
pub use permit::{file, permit, sight};
pub use reminders::{
    LONGEST_REMINDER, OWN_REMINDER, finish_reminder, remind, reminder_note, reminders_of,
};
pub use responsibility::{
    Assignment, Colleague, assign, assignment, change_depth_in, name as colleague_name,
    searchable_managers,
};
