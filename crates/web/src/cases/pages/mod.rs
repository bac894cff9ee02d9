//! One file a page.

pub mod enquire;
pub mod enquiries;
pub mod list;
pub mod open;
pub mod overview;
pub mod reminders;
