//! A compiled form: what is asked, in order, with its conditions ready to be evaluated.

pub(crate) mod bind;
mod choices;
pub(crate) mod column;
mod compile;
mod indicators;
mod offered;
pub(crate) mod plan;
mod settings;
mod survey;
mod table;

use std::collections::BTreeMap;
use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::expression::Expr;

pub use compile::{Compiled, compile};
pub use indicators::Unit;
pub use offered::Offered;

/// A text in several languages. Keys are language codes (`de`, `ar`, `fa-AF`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// The text in a language, else in German, else in any language, else empty.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let exact = self.0.get(language).or_else(|| self.0.get("de"));
        exact.or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn exact(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An expression with the text it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As written in the cell (quotes repaired).
    pub source: String,
    /// Ready to be evaluated.
    pub expr: Expr,
}

/// The kind of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A date; a partial one with the appearance `teildatum`.
    Date,
    /// One of a list.
    SelectOne(String),
    /// Any number of a list, stored as names separated by spaces.
    SelectMultiple(String),
    /// Text to read, no answer.
    Note,
    /// A computed value, not shown.
    Calculate,
    /// A value that comes from outside the form.
    Hidden,
}

impl Kind {
    /// The list of a select question.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        match self {
            Kind::SelectOne(list) | Kind::SelectMultiple(list) => Some(list),
            _ => None,
        }
    }

    /// The word in the column `type`, without the list.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Integer => "integer",
            Kind::Decimal => "decimal",
            Kind::Date => "date",
            Kind::SelectOne(_) => "select_one",
            Kind::SelectMultiple(_) => "select_multiple",
            Kind::Note => "note",
            Kind::Calculate => "calculate",
            Kind::Hidden => "hidden",
        }
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Unique in the form.
    pub name: String,
    /// What is asked for.
    pub kind: Kind,
    /// The question.
    pub label: Texts,
    /// Help below it.
    pub hint: Texts,
    /// Own message when the answer is missing.
    pub required_message: Texts,
    /// Own message when the answer violates the constraint.
    pub constraint_message: Texts,
    /// When an answer is required.
    pub required: Option<Condition>,
    /// When the question is asked.
    pub relevant: Option<Condition>,
    /// What an answer must fulfil (`.` is the answer).
    pub constraint: Option<Condition>,
    /// How the value is computed.
    pub calculation: Option<Condition>,
    /// Which choices are offered.
    pub choice_filter: Option<Condition>,
    /// The value a new record starts with.
    pub default: Option<Condition>,
    /// Hints for the display, such as `teildatum` or `multiline`.
    pub appearance: String,
    /// Shown, not editable.
    pub readonly: bool,
    /// The additions of which one must be switched on; empty: always asked.
    pub additions: Vec<String>,
    /// Own columns, `geleit::*`, by their name after the prefix.
    pub extra: BTreeMap<String, String>,
}

impl Question {
    /// Whether the date may be partial.
    #[must_use]
    pub fn is_partial_date(&self) -> bool {
        self.kind == Kind::Date && self.appearance.split_whitespace().any(|w| w == "teildatum")
    }
}

/// A group of questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Unique in the form.
    pub name: String,
    /// Heading.
    pub label: Texts,
    /// Help below it.
    pub hint: Texts,
    /// When its questions are asked.
    pub relevant: Option<Condition>,
    /// Hints for the display.
    pub appearance: String,
    /// The additions of which one must be switched on; empty: always asked.
    pub additions: Vec<String>,
    /// Own columns.
    pub extra: BTreeMap<String, String>,
    /// What it contains, in order.
    pub items: Vec<Item>,
}

/// A group that is filled in once per row.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    /// Everything a group has.
    pub group: Group,
    /// How many rows are wanted, if that is computed.
    pub count: Option<Condition>,
}

/// Something in a form.
#[expect(clippy::large_enum_variant, reason = "nearly all items are questions")]
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A group.
    Group(Group),
    /// A repeat.
    Repeat(Repeat),
    /// A question.
    Question(Question),
}

impl Item {
    /// The unique name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Item::Group(group) => &group.name,
            Item::Repeat(repeat) => &repeat.group.name,
            Item::Question(question) => &question.name,
        }
    }

    /// What is inside; nothing for a question.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match self {
            Item::Group(group) => &group.items,
            Item::Repeat(repeat) => &repeat.group.items,
            Item::Question(_) => &[],
        }
    }
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is stored.
    pub name: String,
    /// What is shown.
    pub label: Texts,
    /// First day on which it is offered.
    pub valid_from: Option<Date>,
    /// Last day on which it is offered.
    pub valid_until: Option<Date>,
    /// All further columns, for choice filters.
    pub extra: BTreeMap<String, String>,
}

impl Choice {
    /// Whether it is offered on a day. What has ended is not offered any more, unless people still ask for the past
    /// (the flag `rueckwirkend`).
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        let flags = self.extra.get("flags").map_or("", String::as_str);
        self.valid_from.is_none_or(|from| from <= day)
            && (self.valid_until.is_none_or(|until| day <= until)
                || flags.split_whitespace().any(|flag| flag == "rueckwirkend"))
    }
}

/// A list of choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChoiceList {
    /// Its name.
    pub name: String,
    /// Its choices in order.
    pub choices: Vec<Choice>,
}

impl ChoiceList {
    /// The choice of this name.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.name == name)
    }
}

/// An indicator over the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its name.
    pub name: String,
    /// What is shown.
    pub label: Texts,
    /// What is counted.
    pub unit: Unit,
    /// Who belongs to the denominator; everybody when absent.
    pub population: Option<Condition>,
    /// Who belongs to the numerator.
    pub condition: Condition,
    /// Parameters with their standard values, used in the expressions as `${name}`.
    pub parameters: BTreeMap<String, String>,
    /// Own columns.
    pub extra: BTreeMap<String, String>,
    /// The scope whose rows are counted; 0 is the case itself.
    pub(crate) scope: u32,
}

/// A compiled form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// `form_id`
    pub id: String,
    /// `version`
    pub version: String,
    /// `form_title`
    pub title: Texts,
    /// Language of texts without one.
    pub default_language: String,
    /// All languages with at least one label, the default first.
    pub languages: Vec<String>,
    /// Groups, repeats and questions in order.
    pub items: Vec<Item>,
    /// Lists of choices.
    pub lists: BTreeMap<String, ChoiceList>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Further settings, by heading.
    pub settings: BTreeMap<String, String>,
    pub(crate) plan: plan::Plan,
    pub(crate) routes: HashMap<String, Vec<usize>>,
}

impl Form {
    /// The item of this name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        let (first, rest) = self.routes.get(name)?.split_first()?;
        rest.iter().try_fold(self.items.get(*first)?, |item, index| item.items().get(*index))
    }

    /// The question of this name.
    #[must_use]
    pub fn question(&self, name: &str) -> Option<&Question> {
        match self.item(name)? {
            Item::Question(question) => Some(question),
            _ => None,
        }
    }

    /// All questions in order.
    #[must_use]
    pub fn questions(&self) -> Vec<&Question> {
        fn collect<'f>(items: &'f [Item], into: &mut Vec<&'f Question>) {
            for item in items {
                match item {
                    Item::Question(question) => into.push(question),
                    other => collect(other.items(), into),
                }
            }
        }
        let mut questions = Vec::new();
        collect(&self.items, &mut questions);
        questions
    }

    /// The indicator of this name.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.name == name)
    }
}
