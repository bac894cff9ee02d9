//! What leaves the screen as a document: the printed plan and the evaluation record.
//!
//! `documents` sets plain structs and knows no case; this slice says which answers stand where, in the
//! order and wording of Anhang 3. The command line prints through the same functions.

pub mod paths;
