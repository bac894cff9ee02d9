//! The pages: each handler beside its template.

pub mod blank;
pub mod evaluation;
mod order;
pub mod plan;
pub mod print;
