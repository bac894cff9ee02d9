//! One file a page.

pub mod assign;
pub mod contact;
mod contact_form;
pub mod contacts;
pub mod depth_help;
pub mod enquire;
pub mod enquiries;
pub mod export;
pub mod household_form;
pub mod list;
mod list_filter;
pub mod open;
pub mod overview;
mod overview_tasks;
pub mod people;
pub mod reminders;
pub mod search;
