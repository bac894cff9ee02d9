//! A person's own key, and the phrase that opens it (Forum-Kennwort).
//!
//! Always true: the server keeps neither the phrase nor the key in a form it can open by itself. A forgotten phrase is
//! not given back: a new one makes a new key, and the others let it in again.

mod actions;
pub(in crate::identity) mod store;
#[cfg(test)]
mod tests;

pub use vault::PersonKey;

pub use actions::{has_phrase, lock_again, set_phrase, unlock, unlocked};
