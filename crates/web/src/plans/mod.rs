//! The Integrationsplan on the screen: a form that asks what matters.

mod goal_fields;
mod goal_sent;
mod goal_words;
pub mod pages;
pub mod paths;
mod question;
