//! The Integrationsplan on the screen: a form that asks what matters.

mod back;
mod goal_fields;
mod goal_offers;
mod goal_sent;
pub(crate) mod goal_view;
mod goal_words;
mod lists;
mod lock;
pub mod pages;
pub mod paths;
mod program;
mod question;
mod sections;
mod sent;
mod wording;
