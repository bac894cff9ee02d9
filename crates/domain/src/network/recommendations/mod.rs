//! The recommendations of the working paper (every ✓ of the summary and of sections 1.1 to 2.3), each with its state and
//! what speaks for it.
//!
//! Always true: a state is worked out from what happened wherever the program can see it ([`rules`]), and asked where it
//! cannot; no line names a client or a case manager. Whoever finds a rule for what is asked today adds it to [`derived`]:
//! nothing else changes.

pub mod actions;
mod answer;
mod catalogue;
mod facts;
mod finding;
mod rules;
#[cfg(test)]
mod rules_tests;
pub(crate) mod store;

pub use answer::{Answer, AnswerInput, Said, asked};
pub use catalogue::{Asked, Recommendation, SECTIONS, catalogue, recommendation};
pub use facts::{AgencyFact, BodyFact, Facts, HandedUp, MeetingFact, OfficeFact};
pub use finding::{Counts, Evidence, Finding, Help, State};
pub use rules::derived;

/// How a recommendation stands: by its rule, or by what was answered.
pub fn finding(one: &Recommendation, facts: &Facts) -> Finding {
    derived(&one.code, facts).unwrap_or_else(|| asked(one, facts))
}
