//! The tree of an expression, and its printing.

use std::fmt::{self, Display, Formatter};

use super::function::Function;

/// Operators of two operands, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `div`
    Divide,
    /// `mod`
    Modulo,
    /// `|`
    Union,
}

impl Operator {
    /// Binding strength; a higher number binds tighter.
    #[must_use]
    pub fn strength(self) -> u8 {
        use Operator::*;
        match self {
            Or => 1,
            And => 2,
            Equal | NotEqual => 3,
            Less | LessOrEqual | Greater | GreaterOrEqual => 4,
            Add | Subtract => 5,
            Multiply | Divide | Modulo => 6,
            Union => 8,
        }
    }

    /// The operator as written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        use Operator::*;
        match self {
            Or => "or",
            And => "and",
            Equal => "=",
            NotEqual => "!=",
            Less => "<",
            LessOrEqual => "<=",
            Greater => ">",
            GreaterOrEqual => ">=",
            Add => "+",
            Subtract => "-",
            Multiply => "*",
            Divide => "div",
            Modulo => "mod",
            Union => "|",
        }
    }
}

/// Strength of the unary minus: tighter than `*`, weaker than `|`.
pub(super) const NEGATION: u8 = 7;

/// Where a path starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// `/…`
    Root,
    /// `name`, `.`, `..`
    Context,
    /// `current()/…`
    Current,
    /// `${x}/…`, `(…)[…]`: the nodes of another expression, with predicates of their own.
    Nodes(Box<Expr>, Vec<Expr>),
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which nodes.
    pub to: To,
    /// Conditions in brackets.
    pub predicates: Vec<Expr>,
}

/// The direction of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    /// Children of this name.
    Child(String),
    /// All children, `*`.
    AnyChild,
    /// `.`
    Itself,
    /// `..`
    Parent,
}

/// A path through the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it starts.
    pub start: Start,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// `${name}`, bound to a field when the form is compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The name between the braces.
    pub name: String,
    /// Index of the field in the compiled form.
    pub field: Option<u32>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number literal (never negative; the sign is [`Expr::Negate`]).
    Number(f64),
    /// A text literal.
    Text(String),
    /// Two operands.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// Unary minus.
    Negate(Box<Expr>),
    /// `${name}`
    Reference(Reference),
    /// A column of the choice looked at, or a parameter of the indicator (bound while compiling).
    Column(String),
    /// A path.
    Path(Path),
    /// A function with its arguments.
    Call(Function, Vec<Expr>),
}

impl Expr {
    /// Visits this expression and everything inside it. `inside_predicate` tells whether the
    /// visited part stands in brackets and is thus evaluated for other nodes than the outer one.
    pub fn visit<'a>(&'a self, visitor: &mut dyn FnMut(&'a Expr, bool)) {
        self.walk(false, visitor);
    }

    fn walk<'a>(&'a self, inside: bool, visitor: &mut dyn FnMut(&'a Expr, bool)) {
        visitor(self, inside);
        match self {
            Expr::Number(_) | Expr::Text(_) | Expr::Reference(_) | Expr::Column(_) => {}
            Expr::Binary(_, left, right) => {
                left.walk(inside, visitor);
                right.walk(inside, visitor);
            }
            Expr::Negate(inner) => inner.walk(inside, visitor),
            Expr::Call(_, arguments) => arguments.iter().for_each(|a| a.walk(inside, visitor)),
            Expr::Path(path) => {
                if let Start::Nodes(nodes, predicates) = &path.start {
                    nodes.walk(inside, visitor);
                    predicates.iter().for_each(|p| p.walk(true, visitor));
                }
                for step in &path.steps {
                    step.predicates.iter().for_each(|p| p.walk(true, visitor));
                }
            }
        }
    }

    /// True when the expression yields nodes rather than a plain value.
    #[must_use]
    pub fn yields_nodes(&self) -> bool {
        matches!(self, Expr::Reference(_) | Expr::Path(_) | Expr::Binary(Operator::Union, ..))
    }

    fn strength(&self) -> u8 {
        match self {
            Expr::Binary(operator, ..) => operator.strength(),
            Expr::Negate(_) => NEGATION,
            _ => 9,
        }
    }

    fn write(&self, f: &mut Formatter<'_>, at_least: u8) -> fmt::Result {
        if self.strength() < at_least {
            f.write_str("(")?;
            self.write(f, 0)?;
            return f.write_str(")");
        }
        match self {
            Expr::Number(number) => write!(f, "{number}"),
            Expr::Text(text) => write_text(f, text),
            Expr::Reference(reference) => write!(f, "${{{}}}", reference.name),
            Expr::Column(name) => f.write_str(name),
            Expr::Negate(inner) => {
                f.write_str("-")?;
                inner.write(f, NEGATION)
            }
            Expr::Binary(operator, left, right) => {
                left.write(f, operator.strength())?;
                write!(f, " {} ", operator.symbol())?;
                right.write(f, operator.strength() + 1)
            }
            Expr::Call(function, arguments) => {
                write!(f, "{}(", function.name())?;
                for (i, argument) in arguments.iter().enumerate() {
                    if i > 0 {
                        f.write_str(", ")?;
                    }
                    argument.write(f, 0)?;
                }
                f.write_str(")")
            }
            Expr::Path(path) => write_path(f, path),
        }
    }
}

fn write_text(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    // The language has no escapes: a text with an apostrophe needs quotation marks, and a parsed
    // text never contains both.
    let quote = if text.contains('\'') { '"' } else { '\'' };
    write!(f, "{quote}{text}{quote}")
}

fn write_predicates(f: &mut Formatter<'_>, predicates: &[Expr]) -> fmt::Result {
    predicates.iter().try_for_each(|predicate| write!(f, "[{predicate}]"))
}

fn write_path(f: &mut Formatter<'_>, path: &Path) -> fmt::Result {
    let mut slash = true;
    match &path.start {
        Start::Root if path.steps.is_empty() => return f.write_str("/"),
        Start::Root => {}
        Start::Context => slash = false,
        Start::Current => f.write_str("current()")?,
        Start::Nodes(nodes, predicates) => {
            match **nodes {
                Expr::Reference(_) => write!(f, "{nodes}")?,
                _ => write!(f, "({nodes})")?,
            }
            write_predicates(f, predicates)?;
        }
    }
    for step in &path.steps {
        if slash {
            f.write_str("/")?;
        }
        slash = true;
        match &step.to {
            To::Child(name) => f.write_str(name)?,
            To::AnyChild => f.write_str("*")?,
            To::Itself => f.write_str(".")?,
            To::Parent => f.write_str("..")?,
        }
        write_predicates(f, &step.predicates)?;
    }
    Ok(())
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}
