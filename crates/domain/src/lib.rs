//! The slices of the field: what Geleit knows and does, without HTTP and without HTML.
//!
//! Every slice has the same four rooms: `mod.rs` says what it is for, the entity files hold types and
//! pure rules, `store.rs` holds every SQL text, `actions.rs` holds one function a use case
//! (authorise → rule → store → audit, in ONE transaction). Slices know each other only downwards:
//! `registers`, `audit` < `identity` < `privacy` < `cases` < `plans` < `network`.

pub mod audit;
pub mod cases;
pub mod fiction;
pub mod house;
pub mod identity;
pub mod network;
pub mod outbox;
pub mod plans;
pub mod privacy;
pub mod registers;
mod sealed;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use house::House;
