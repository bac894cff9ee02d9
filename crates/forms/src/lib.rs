//! Form definitions as spreadsheets (XLSForm), their expression language, checks and evaluation.
//! Pure: bytes and values in, bytes and values out.
//!
//! The way of a form: [`workbook::Workbook`] (cells) → [`compile`] (findings or a [`Form`]) →
//! [`evaluate`] once, or [`Live`] while it is filled in.

mod browser;
mod check;
pub mod definition;
mod diff;
mod evaluate;
pub mod expression;
mod page;
pub mod vectors;
pub mod workbook;
pub mod xml;

pub use browser::{expression_json, is_live};
pub use check::{Finding, Problem, Severity};
pub use definition::{
    Choice, ChoiceList, Compiled, Condition, Form, Group, Indicator, Item, Kind, Offered, Question,
    Repeat, Texts, Unit, compile,
};
pub use diff::{Difference, What, diff};
pub use evaluate::{
    Answer, Answers, Change, Context, Counted, DECLINED, Evaluation, Fault, FieldState, GroupState,
    Live, Path, PathError, RepeatState, count, evaluate, fits_kind,
};
pub use page::PageProgram;
pub use vectors::{Outcome, Vector, Want, eval_vector, vector_environment};
pub use workbook::Workbook;
