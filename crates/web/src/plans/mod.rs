//! The Integrationsplan on the screen: a form that asks what matters.

pub mod pages;
pub mod paths;
mod question;
