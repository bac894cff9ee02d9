//! Finding people by name without leaving a trace of names on the disk.
//!
//! Names are sealed under each client's key, so no SQL can search them. The directory opens them once into
//! memory, normalised (transliteration, Kölner Phonetik), and follows changes by their time stamp. A blind
//! index on disk would be smaller, but it leaks how often names occur.

mod content;
mod directory;
mod normal;
mod phonetic;
mod query;

pub use directory::{Directory, Duplicate, Hit};
pub use normal::words;
pub use phonetic::cologne;
