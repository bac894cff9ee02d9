//! The network: topics on their way up and the answers back, bodies with their rules, meetings and what they leave.

mod actor_blocks;
mod actor_words;
pub mod blocks;
mod form_page;
pub(crate) mod letters;
mod notices;
mod own_key;
pub mod pages;
pub mod paths;
mod record;
mod words;

pub(crate) use words::topic_line;

/// Where a topic is raised from a case.
pub(crate) fn raise_from(case: domain::identity::CaseId) -> String {
    format!("{}?fall={case}", paths::NEW_TOPIC)
}
