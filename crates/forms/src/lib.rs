//! Form definitions as spreadsheets (XLSForm), their expression language, checks and evaluation.
//! Pure: bytes and values in, bytes and values out.

pub mod expression;
pub mod vectors;
pub mod xml;

pub use vectors::{Outcome, Vector, Want, eval_vector, vector_environment};
