//! Text to tokens. Names after an operand are operators, so `2div1` and `'1'or'1'` read as the
//! public engines read them.

use super::ast::Operator;
use super::{SyntaxError, SyntaxKind};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Text(String),
    Name(String),
    Reference(String),
    Operator(Operator),
    Star,
    Slash,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    DoubleDot,
}

#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub token: Token,
    /// Byte offset in the text.
    pub at: usize,
}

/// Longest expression read; longer ones are a mistake or an attack.
pub(super) const LONGEST: usize = 20_000;

pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError::new(0, SyntaxKind::TooLong));
    }
    let mut lexer = Lexer { text, at: 0, found: Vec::new() };
    while lexer.next()? {}
    Ok(lexer.found)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    found: Vec<Placed>,
}

fn starts_name(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

fn continues_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{b7}') || is_mark(c)
}

/// Combining marks (decomposed umlauts) may follow a letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn push(&mut self, token: Token, length: usize) {
        self.found.push(Placed { token, at: self.at });
        self.at += length;
    }

    /// Whether the last token ended an operand; then `*` multiplies and names are operators.
    fn after_operand(&self) -> bool {
        use Token::*;
        match self.found.last().map(|placed| &placed.token) {
            Some(
                Number(_) | Text(_) | Name(_) | Reference(_) | Close | CloseBracket | Dot
                | DoubleDot,
            ) => true,
            // `*` is a wildcard only where an operand was expected.
            Some(Star) => true,
            _ => false,
        }
    }

    fn next(&mut self) -> Result<bool, SyntaxError> {
        let rest = self.rest();
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{a0}']);
        self.at += rest.len() - trimmed.len();
        let Some(first) = trimmed.chars().next() else { return Ok(false) };
        let second = trimmed[first.len_utf8()..].chars().next();
        let operator = |o| Token::Operator(o);
        match (first, second) {
            ('!', Some('=')) => self.push(operator(Operator::NotEqual), 2),
            ('<', Some('=')) => self.push(operator(Operator::LessOrEqual), 2),
            ('>', Some('=')) => self.push(operator(Operator::GreaterOrEqual), 2),
            ('=', _) => self.push(operator(Operator::Equal), 1),
            ('<', _) => self.push(operator(Operator::Less), 1),
            ('>', _) => self.push(operator(Operator::Greater), 1),
            ('+', _) => self.push(operator(Operator::Add), 1),
            ('-', _) => self.push(operator(Operator::Subtract), 1),
            ('|', _) => self.push(operator(Operator::Union), 1),
            ('*', _) if self.after_operand() => self.push(operator(Operator::Multiply), 1),
            ('*', _) => self.push(Token::Star, 1),
            ('/', Some('/')) => return Err(self.unsupported("//")),
            ('/', _) => self.push(Token::Slash, 1),
            ('(', _) => self.push(Token::Open, 1),
            (')', _) => self.push(Token::Close, 1),
            ('[', _) => self.push(Token::OpenBracket, 1),
            (']', _) => self.push(Token::CloseBracket, 1),
            (',', _) => self.push(Token::Comma, 1),
            ('@', _) => return Err(self.unsupported("@")),
            ('.', Some('.')) => self.push(Token::DoubleDot, 2),
            ('.', Some(c)) if c.is_ascii_digit() => self.number()?,
            ('.', _) => self.push(Token::Dot, 1),
            ('0'..='9', _) => self.number()?,
            ('\'' | '"', _) => self.text(first)?,
            ('$', Some('{')) => self.reference()?,
            ('$', _) => return Err(self.unsupported("$")),
            (c, _) if starts_name(c) => self.name()?,
            (c, _) => return Err(SyntaxError::new(self.at, SyntaxKind::Character(c))),
        }
        Ok(true)
    }

    fn unsupported(&self, what: &str) -> SyntaxError {
        SyntaxError::new(self.at, SyntaxKind::Unsupported(what.to_owned()))
    }

    fn number(&mut self) -> Result<(), SyntaxError> {
        let bytes = self.rest().as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let mut length = digits(0);
        if bytes.get(length) == Some(&b'.') && bytes.get(length + 1) != Some(&b'.') {
            length += 1;
            length += digits(length);
        }
        if matches!(bytes.get(length), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
            let exponent = digits((length + 1 + sign).min(bytes.len()));
            if exponent > 0 {
                length += 1 + sign + exponent;
            }
        }
        let number = self.rest()[..length]
            .parse()
            .map_err(|_| SyntaxError::new(self.at, SyntaxKind::Character('.')))?;
        self.push(Token::Number(number), length);
        Ok(())
    }

    fn text(&mut self, quote: char) -> Result<(), SyntaxError> {
        let inner = &self.rest()[1..];
        let end =
            inner.find(quote).ok_or_else(|| SyntaxError::new(self.at, SyntaxKind::OpenQuote))?;
        let text = inner[..end].to_owned();
        self.push(Token::Text(text), end + 2);
        Ok(())
    }

    fn reference(&mut self) -> Result<(), SyntaxError> {
        let inner = &self.rest()[2..];
        let broken = || SyntaxError::new(self.at, SyntaxKind::BrokenReference);
        let end = inner.find('}').ok_or_else(broken)?;
        let name = inner[..end].trim();
        let mut chars = name.chars();
        if !chars.next().is_some_and(starts_name) || !chars.all(continues_name) {
            return Err(broken());
        }
        let name = name.to_owned();
        self.push(Token::Reference(name), end + 3);
        Ok(())
    }

    fn name(&mut self) -> Result<(), SyntaxError> {
        let rest = self.rest();
        if self.after_operand() {
            for (word, operator) in [
                ("and", Operator::And),
                ("or", Operator::Or),
                ("div", Operator::Divide),
                ("mod", Operator::Modulo),
            ] {
                // A name cannot follow an operand, so `1mod2` is an operator and a number; but
                // `1 order` is a mistake worth naming, not `1 or der`.
                let joined = |c: char| continues_name(c) && !c.is_ascii_digit();
                if rest.starts_with(word) && !rest[word.len()..].starts_with(joined) {
                    self.push(Token::Operator(operator), word.len());
                    return Ok(());
                }
            }
            return Err(SyntaxError::new(self.at, SyntaxKind::OperatorExpected));
        }
        let mut length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
        if rest[length..].starts_with("::") {
            return Err(self.unsupported("::"));
        }
        if let Some(local) = rest[length..].strip_prefix(':')
            && local.starts_with(starts_name)
        {
            length += 1 + local.find(|c| !continues_name(c)).unwrap_or(local.len());
        }
        self.push(Token::Name(rest[..length].to_owned()), length);
        Ok(())
    }
}
