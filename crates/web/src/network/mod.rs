//! The network: topics on their way up and the answers back.

pub mod blocks;
pub mod pages;
pub mod paths;
mod words;
