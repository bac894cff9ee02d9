//! Bodies: their rules, offices and mandates.

pub mod change;
pub mod charter;
pub mod list;
pub mod mandate;
pub mod office;
pub mod show;
pub mod succession;
pub mod write_charter;
