//! The printed Integrationsplan: input model and typesetting.
//!
//! Build a [`PlanDocument`], hand it to [`crate::plan_pdf`] (or keep an own [`press::Press`]).
//! Anhang 3 has three pages; nothing here counts them, they follow from the input.

pub(crate) mod clean;
mod debug;
mod fit;
mod lang;
mod model;
pub mod press;
mod wire;
mod world;

pub use lang::{Lang, Languages, Text2};
pub use model::{
    Block, BoxOption, Cell, Column, Field, FieldKind, Footer, HeaderField, Paper, PlanDocument,
    Section, Table, Width, Words,
};
