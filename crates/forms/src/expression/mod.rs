//! The expression language: the ODK/OpenRosa subset of XPath 1.0, compiled once, evaluated over
//! anything that implements [`Tree`]. `docs/forms/expressions.md` is its reference.

mod ast;
mod call;
mod check;
mod eval;
mod function;
mod moment;
mod parser;
mod pattern;
mod syntax;
mod text;
mod token;
mod tree;
mod value;

pub use ast::{Expr, Operator, Path, Reference, Start, Step, To};
pub use check::{Lint, lints};
pub use eval::{Environment, Scope, eval, eval_nodes};
pub use function::{Function, Wants};
pub use moment::{Moment, PartialDate};
pub use parser::parse;
pub use syntax::{SyntaxError, SyntaxKind, repair_quotes};
pub use tree::{NodeId, Referenced, Tree};
pub use value::{Value, format_number, parse_number};
