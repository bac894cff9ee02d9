//! Bodies (Gremien): who meets, by which written rules, and who holds which office in them (working paper, 1 to 1.3).
//!
//! Always true: participants are offices and not names, so that a body outlives everybody in it; the rules are
//! versioned and what was adopted stays as it was; whoever takes part for an agency has a mandate that ends.

pub mod actions;
mod charter;
mod composition;
pub mod holidays;
mod kind;
mod office;
mod rhythm;
pub(crate) mod store;

use base::{Id, Kind, Timestamp};

pub use crate::identity::{BodyAction, BodyFacts};
pub use charter::{Charter, CharterInput, DEFAULT_RHYTHM};
pub use composition::{Missing, missing};
pub use kind::{BodyKind, Duty, Seat};
pub(crate) use office::looks_like_mail;
pub use office::{Holder, Mandate, MandateInput, Office, OfficeInput, Person};
pub use rhythm::{Light, Rhythm};

#[doc(hidden)]
pub struct BodyIdKind;
impl Kind for BodyIdKind {
    const NAME: &'static str = "body";
}
/// A body.
pub type BodyId = Id<BodyIdKind>;

#[doc(hidden)]
pub struct OfficeIdKind;
impl Kind for OfficeIdKind {
    const NAME: &'static str = "office";
}
/// An office in a body.
pub type OfficeId = Id<OfficeIdKind>;

#[doc(hidden)]
pub struct MandateIdKind;
impl Kind for MandateIdKind {
    const NAME: &'static str = "mandate";
}
/// A mandate.
pub type MandateId = Id<MandateIdKind>;

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Of which kind.
    pub kind: BodyKind,
    /// How it is called here.
    pub name: String,
    /// First two digits of the municipality key: whose public holidays count.
    pub land: String,
    /// Since when it stands here.
    pub created_at: Timestamp,
    /// Since when it does not meet any more.
    pub ended_at: Option<Timestamp>,
}
