//! The network of a municipality: who meets, who speaks for whom, and what becomes of what people raise
//! (working paper, section 1). Nothing here holds a case; what goes up goes up because somebody decided it.

pub mod bodies;
pub mod formats;
mod links;
pub mod meetings;
pub mod organisations;
pub mod polls;
pub mod process;
mod quarter;
pub mod recommendations;
#[cfg(test)]
mod statements_test;
pub mod topics;

pub use quarter::Quarter;
