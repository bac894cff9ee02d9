//! The Integrationsplan on the screen: a form that asks what matters.

mod back;
mod lists;
pub mod pages;
pub mod paths;
mod program;
mod question;
mod sections;
mod sent;
mod wording;
