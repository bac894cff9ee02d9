//! Every SQL text of the cases slice, one file a table family.

mod clients;
mod contacts;
mod enquiries;
mod files;
mod follow_ups;
mod lists;
mod reminders;

pub(crate) use clients::{
    change_identity, household_members, household_of, identity, insert_client, insert_household,
    set_household,
};
pub(crate) use contacts::{
    change_contact, contact, contact_revisions, contacts, delete_contact, insert_contact,
    keep_contact,
};
pub(crate) use enquiries::{enquiries, enquiry, insert_enquiry};
pub(crate) use files::{
    NewFile, absent_for, close_file, facts, file, hold, insert_file, is_taken,
    mirror_first_contact, mirror_housing, numbered, renumber, reopen_file, set_counselling_type,
    set_manager,
};
pub(crate) use follow_ups::{finish_follow_up, insert_follow_up};
pub(crate) use lists::{
    DirectoryRow, ListedCase, Window, active_files, all_after, any_case, case_rows, changed_since,
    count_rows, counts, files_active_on, loads,
};
pub(crate) use reminders::{finish_reminder, insert_reminder, reminder, reminders_of};

/// Every SQL text of this slice, for the test that prepares all of them on both engines.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        clients::STATEMENTS,
        contacts::STATEMENTS,
        enquiries::STATEMENTS,
        files::STATEMENTS,
        follow_ups::STATEMENTS,
        lists::STATEMENTS,
        reminders::STATEMENTS,
    ]
    .concat()
}
