//! Addresses of topics.

use base::Problem;
use domain::network::topics::TopicId;

use crate::http::Failure;

/// Topics.
pub const TOPICS: &str = "/themen";
/// Raising one.
pub const NEW_TOPIC: &str = "/themen/neu";
/// One topic.
pub const TOPIC: &str = "/themen/{topic}";
/// Letting it go to its next station.
pub const GO_ON: &str = "/themen/{topic}/station";
/// Saying "with me, too", or taking it back.
pub const VOICE: &str = "/themen/{topic}/stimme";
/// Letting another topic carry it on.
pub const MERGE: &str = "/themen/{topic}/zusammenfuehren";
/// Taking note of the answer.
pub const TOLD: &str = "/themen/{topic}/gelesen";

/// One topic.
pub fn topic(id: TopicId) -> String {
    format!("{TOPICS}/{id}")
}

/// The id in an address.
///
/// # Errors
/// What is no id names nothing.
pub fn id(text: &str) -> Result<TopicId, Failure> {
    text.parse().map_err(|_| Problem::NotFound.into())
}
