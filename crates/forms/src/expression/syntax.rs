//! What can be wrong with the text of an expression, in both languages of the specialists.

use super::function::Function;

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// Nothing there.
    Empty,
    /// Ends too early.
    Unfinished,
    /// A token at a place where it makes no sense.
    Unexpected,
    /// A character outside the language.
    Character(char),
    /// A quotation mark without its partner.
    OpenQuote,
    /// `${` without a name or without `}`.
    BrokenReference,
    /// Two operands in a row.
    OperatorExpected,
    /// XPath that we refuse: `//`, attributes, other axes, variables, node tests.
    Unsupported(String),
    /// Not in the list of functions.
    UnknownFunction(String),
    /// Wrong number of arguments.
    Arguments(Function, usize),
    /// The function works on fields, not on values.
    NodesWanted(Function),
    /// `|` joins fields, not values.
    UnionOfValues,
    /// Nested too deeply.
    TooDeep,
    /// Longer than any honest expression.
    TooLong,
}

/// A syntax error with its place (byte offset in the expression).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} (at {at})", self.english())]
pub struct SyntaxError {
    /// Byte offset.
    pub at: usize,
    /// What is wrong.
    pub kind: SyntaxKind,
}

impl SyntaxError {
    pub(super) fn new(at: usize, kind: SyntaxKind) -> Self {
        SyntaxError { at, kind }
    }

    /// Stable code for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            SyntaxKind::Unsupported(_) => "expression_unsupported",
            SyntaxKind::UnknownFunction(_) => "function_unknown",
            SyntaxKind::Arguments(..) | SyntaxKind::NodesWanted(_) => "function_arguments",
            _ => "expression_syntax",
        }
    }

    /// The message in German.
    #[must_use]
    pub fn german(&self) -> String {
        use SyntaxKind::*;
        match &self.kind {
            Empty => "Der Ausdruck ist leer.".into(),
            Unfinished => "Der Ausdruck bricht ab; am Ende fehlt etwas.".into(),
            Unexpected => format!("An Stelle {} passt der Ausdruck nicht zusammen.", self.at + 1),
            Character(c) => {
                format!("Das Zeichen „{c}“ an Stelle {} gehört nicht hierher.", self.at + 1)
            }
            OpenQuote => {
                format!("Das Anführungszeichen an Stelle {} wird nicht geschlossen.", self.at + 1)
            }
            BrokenReference => "Ein Verweis muss so aussehen: ${name}.".into(),
            OperatorExpected => {
                format!("An Stelle {} fehlt eine Verknüpfung (and, or, =, + …).", self.at + 1)
            }
            Unsupported(what) => format!(
                "„{what}“ gehört nicht zum unterstützten Sprachumfang. Verweisen Sie mit ${{name}} auf das Feld."
            ),
            UnknownFunction(name) => format!("Die Funktion „{name}“ gibt es nicht."),
            Arguments(function, found) => {
                let (least, most) = function.arity();
                format!(
                    "„{}“ braucht {}, hier stehen {found}.",
                    function.name(),
                    span(least, most, "Angabe", "Angaben", "bis")
                )
            }
            NodesWanted(function) => format!(
                "„{}“ braucht an dieser Stelle ein Feld, zum Beispiel ${{name}}.",
                function.name()
            ),
            UnionOfValues => "„|“ verbindet nur Felder.".into(),
            TooDeep => "Der Ausdruck ist zu tief verschachtelt.".into(),
            TooLong => "Der Ausdruck ist zu lang.".into(),
        }
    }

    /// The message in English.
    #[must_use]
    pub fn english(&self) -> String {
        use SyntaxKind::*;
        match &self.kind {
            Empty => "The expression is empty.".into(),
            Unfinished => "The expression breaks off; something is missing at its end.".into(),
            Unexpected => {
                format!("The expression does not fit together at position {}.", self.at + 1)
            }
            Character(c) => {
                format!("The character \"{c}\" at position {} does not belong here.", self.at + 1)
            }
            OpenQuote => format!("The quotation mark at position {} is never closed.", self.at + 1),
            BrokenReference => "A reference must look like this: ${name}.".into(),
            OperatorExpected => {
                format!("An operator (and, or, =, + …) is missing at position {}.", self.at + 1)
            }
            Unsupported(what) => format!(
                "\"{what}\" is outside the supported language. Refer to the field as ${{name}}."
            ),
            UnknownFunction(name) => format!("There is no function \"{name}\"."),
            Arguments(function, found) => {
                let (least, most) = function.arity();
                format!(
                    "\"{}\" takes {}, found {found}.",
                    function.name(),
                    span(least, most, "argument", "arguments", "to")
                )
            }
            NodesWanted(function) => {
                format!("\"{}\" needs a field here, for example ${{name}}.", function.name())
            }
            UnionOfValues => "\"|\" joins fields only.".into(),
            TooDeep => "The expression is nested too deeply.".into(),
            TooLong => "The expression is too long.".into(),
        }
    }
}

fn span(least: usize, most: usize, one: &str, many: &str, to: &str) -> String {
    match (least, most) {
        (1, 1) => format!("1 {one}"),
        (least, most) if least == most => format!("{least} {many}"),
        (least, most) => format!("{least} {to} {most} {many}"),
    }
}

/// Replaces typographic quotation marks (“ ” „ ‟ « » ‘ ’ ‚ ‹ ›), which word processors and phones put
/// in unasked, by straight ones. Returns `None` when nothing had to be changed. Marks inside a text
/// in straight quotes are content and stay.
#[must_use]
pub fn repair_quotes(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len());
    let mut inside: Option<char> = None;
    let mut changed = false;
    for c in text.chars() {
        let straight = match c {
            '“' | '”' | '„' | '‟' | '«' | '»' => '"',
            '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
            other => other,
        };
        match inside {
            // A straight quote opened this text: only its straight partner closes it.
            Some(open @ ('"' | '\'')) => {
                if c == open {
                    inside = None;
                }
                repaired.push(c);
            }
            // A typographic quote opened it: any mark of the same kind closes it.
            Some(open) => {
                if straight == if open == 'd' { '"' } else { '\'' } {
                    inside = None;
                    changed |= straight != c;
                    repaired.push(straight);
                } else {
                    repaired.push(c);
                }
            }
            None => {
                if straight == '"' || straight == '\'' {
                    inside = Some(match (straight == c, straight) {
                        (true, quote) => quote,
                        (false, '"') => 'd',
                        (false, _) => 's',
                    });
                }
                changed |= straight != c;
                repaired.push(straight);
            }
        }
    }
    changed.then_some(repaired)
}
