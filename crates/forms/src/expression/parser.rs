//! A Pratt parser: operands, then operators by strength.

use super::ast::{Expr, NEGATION, Operator, Path, Reference, Start, Step, To};
use super::function::Function;
use super::token::{Placed, Token, tokens};
use super::{SyntaxError, SyntaxKind};

/// Deepest nesting read; keeps hostile input from exhausting the stack.
const DEEPEST: usize = 100;
/// Most operators in one expression: chains are nested trees too.
const MOST_OPERATORS: usize = 1_000;

/// Reads one expression.
///
/// # Errors
/// Says where and why the text is not an expression of our language.
pub fn parse(text: &str) -> Result<Expr, SyntaxError> {
    let mut parser =
        Parser { tokens: tokens(text)?, next: 0, end: text.len(), depth: 0, operators: 0 };
    if parser.tokens.is_empty() {
        return Err(SyntaxError::new(0, SyntaxKind::Empty));
    }
    let expr = parser.expression(0)?;
    match parser.peek() {
        None => Ok(expr),
        Some(_) => Err(parser.unexpected()),
    }
}

struct Parser {
    tokens: Vec<Placed>,
    next: usize,
    end: usize,
    depth: usize,
    operators: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|placed| &placed.token)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |placed| placed.at)
    }

    fn unexpected(&self) -> SyntaxError {
        let kind =
            if self.peek().is_some() { SyntaxKind::Unexpected } else { SyntaxKind::Unfinished };
        SyntaxError::new(self.at(), kind)
    }

    fn take(&mut self, token: &Token) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    fn expect(&mut self, token: &Token) -> Result<(), SyntaxError> {
        if self.take(token) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn expression(&mut self, at_least: u8) -> Result<Expr, SyntaxError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(SyntaxError::new(self.at(), SyntaxKind::TooDeep));
        }
        let mut left = self.operand()?;
        while let Some(&Token::Operator(operator)) = self.peek() {
            if operator.strength() < at_least.max(1) {
                break;
            }
            let at = self.at();
            self.next += 1;
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                return Err(SyntaxError::new(at, SyntaxKind::TooLong));
            }
            let right = self.expression(operator.strength() + 1)?;
            if operator == Operator::Union && !(left.yields_nodes() && right.yields_nodes()) {
                return Err(SyntaxError::new(at, SyntaxKind::UnionOfValues));
            }
            left = Expr::Binary(operator, Box::new(left), Box::new(right));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expr, SyntaxError> {
        match self.peek() {
            Some(Token::Operator(Operator::Subtract)) => {
                self.next += 1;
                let inner = self.expression(NEGATION)?;
                Ok(Expr::Negate(Box::new(inner)))
            }
            Some(Token::Number(number)) => {
                let number = *number;
                self.next += 1;
                Ok(Expr::Number(number))
            }
            Some(Token::Text(text)) => {
                let text = text.clone();
                self.next += 1;
                Ok(Expr::Text(text))
            }
            Some(Token::Reference(name)) => {
                let name = name.clone();
                self.next += 1;
                self.nodes(Expr::Reference(Reference { name, field: None }))
            }
            Some(Token::Open) => {
                self.next += 1;
                let inner = self.expression(0)?;
                self.expect(&Token::Close)?;
                self.nodes(inner)
            }
            Some(Token::Name(name)) => {
                let name = name.clone();
                let called = matches!(
                    self.tokens.get(self.next + 1),
                    Some(Placed { token: Token::Open, .. })
                );
                if called { self.call(&name) } else { self.path(Start::Context, false) }
            }
            Some(Token::Slash) => {
                self.next += 1;
                self.path(Start::Root, true)
            }
            Some(Token::Dot | Token::DoubleDot | Token::Star) => self.path(Start::Context, false),
            _ => Err(self.unexpected()),
        }
    }

    /// Predicates and steps after `${x}` or a parenthesis.
    fn nodes(&mut self, expr: Expr) -> Result<Expr, SyntaxError> {
        if !matches!(self.peek(), Some(Token::OpenBracket | Token::Slash)) {
            return Ok(expr);
        }
        if !expr.yields_nodes() {
            return Err(self.unexpected());
        }
        let predicates = self.predicates()?;
        let start = Start::Nodes(Box::new(expr), predicates);
        if self.take(&Token::Slash) {
            return self.path(start, false);
        }
        Ok(Expr::Path(Path { start, steps: Vec::new() }))
    }

    fn call(&mut self, name: &str) -> Result<Expr, SyntaxError> {
        let at = self.at();
        self.next += 2;
        if name == "current" {
            self.expect(&Token::Close)?;
            if self.take(&Token::Slash) {
                return self.path(Start::Current, false);
            }
            return Ok(Expr::Path(Path { start: Start::Current, steps: Vec::new() }));
        }
        let function = Function::by_name(name)
            .ok_or_else(|| SyntaxError::new(at, SyntaxKind::UnknownFunction(name.to_owned())))?;
        let mut arguments = Vec::new();
        if !self.take(&Token::Close) {
            loop {
                arguments.push(self.expression(0)?);
                if self.take(&Token::Close) {
                    break;
                }
                self.expect(&Token::Comma)?;
            }
        }
        let (least, most) = function.arity();
        let odd = function == Function::IndexedRepeat && arguments.len().is_multiple_of(2);
        if arguments.len() < least || arguments.len() > most || odd {
            return Err(SyntaxError::new(at, SyntaxKind::Arguments(function, arguments.len())));
        }
        for (i, argument) in arguments.iter().enumerate() {
            if function.wants(i) == super::function::Wants::Nodes && !argument.yields_nodes() {
                return Err(SyntaxError::new(at, SyntaxKind::NodesWanted(function)));
            }
        }
        Ok(Expr::Call(function, arguments))
    }

    /// Steps of a path; after a leading slash the path may already be complete.
    fn path(&mut self, start: Start, may_be_empty: bool) -> Result<Expr, SyntaxError> {
        let mut steps = Vec::new();
        loop {
            let to = match self.peek() {
                Some(Token::Name(name)) => To::Child(name.clone()),
                Some(Token::Star) => To::AnyChild,
                Some(Token::Dot) => To::Itself,
                Some(Token::DoubleDot) => To::Parent,
                _ if may_be_empty && steps.is_empty() => {
                    return Ok(Expr::Path(Path { start, steps }));
                }
                _ => return Err(self.unexpected()),
            };
            self.next += 1;
            if matches!(to, To::Child(_)) && self.peek() == Some(&Token::Open) {
                // node tests such as text() and functions in the middle of a path
                return Err(SyntaxError::new(self.at(), SyntaxKind::Unsupported("…/f()".into())));
            }
            let predicates = self.predicates()?;
            steps.push(Step { to, predicates });
            if !self.take(&Token::Slash) {
                return Ok(Expr::Path(Path { start, steps }));
            }
        }
    }

    fn predicates(&mut self) -> Result<Vec<Expr>, SyntaxError> {
        let mut predicates = Vec::new();
        while self.take(&Token::OpenBracket) {
            predicates.push(self.expression(0)?);
            self.expect(&Token::CloseBracket)?;
        }
        Ok(predicates)
    }
}
