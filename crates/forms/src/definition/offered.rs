//! What a select question offers whatever was answered elsewhere: worked out once, when the form is compiled.
//!
//! Most lists are long and depend on nothing but the day: states, languages, residence titles. Looking at
//! each of their choices at every save was most of the work of a save.

use std::borrow::Cow;
use std::fmt::{self, Debug, Formatter};
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use super::{Choice, ChoiceList, Form};
use crate::expression::{Environment, Expr, Function, NodeId, Scope, Tree, eval};

/// Names of the choices offered, in order; a copy is shared.
#[derive(Clone, PartialEq, Eq)]
pub struct Offered(Arc<[String]>);

impl Deref for Offered {
    type Target = [String];
    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl FromIterator<String> for Offered {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Offered {
        Offered(names.into_iter().collect())
    }
}

impl Debug for Offered {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const N: usize> PartialEq<[&str; N]> for Offered {
    fn eq(&self, other: &[&str; N]) -> bool {
        *self.0 == other[..]
    }
}

impl Serialize for Offered {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// What is offered on any day, by the first day of each time in which it is the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Always(Vec<(Date, Offered)>);

impl Always {
    /// Works it out, unless the filter reads answers, the day or a language.
    pub(crate) fn of(list: &ChoiceList, filter: Option<&Expr>) -> Option<Always> {
        if filter.is_some_and(|filter| !reads_only_columns(filter)) {
            return None;
        }
        let env = Environment {
            today: Date::ZERO,
            now: Date::ZERO.at(0, 0, 0, 0),
            zone: TimeZone::UTC,
            language: String::new(),
        };
        let passes = |choice: &&Choice| {
            filter.is_none_or(|filter| {
                let alone = Alone(choice);
                eval(filter, &Scope::at(&alone, &env, 0)).boolean(&alone)
            })
        };
        let passing: Vec<&Choice> = list.choices.iter().filter(passes).collect();
        let mut begins = vec![Date::MIN];
        for choice in &passing {
            begins.extend(choice.valid_from);
            begins.extend(choice.valid_until.and_then(|last| last.tomorrow().ok()));
        }
        begins.sort_unstable();
        begins.dedup();
        let on = |day: Date| {
            let valid = passing.iter().filter(|choice| choice.is_valid_on(day));
            (day, valid.map(|choice| choice.name.clone()).collect())
        };
        Some(Always(begins.into_iter().map(on).collect()))
    }

    /// What is offered on a day.
    pub(crate) fn on(&self, day: Date) -> &Offered {
        let behind = self.0.partition_point(|(begin, _)| *begin <= day);
        // The first time begins with the calendar.
        &self.0[behind.max(1) - 1].1
    }
}

impl Form {
    /// What a select question offers on a day whatever was answered elsewhere; `None` when that depends on answers,
    /// or when there is no such question.
    #[must_use]
    pub fn always_offered(&self, question: &str, day: Date) -> Option<&Offered> {
        let field = &self.plan.fields[*self.plan.by_name.get(question)? as usize];
        Some(field.always.as_ref()?.on(day))
    }
}

/// Whether a filter gives the same for a choice whatever else is known.
fn reads_only_columns(filter: &Expr) -> bool {
    let mut only = true;
    filter.visit(&mut |part, _| {
        only &= match part {
            Expr::Number(_) | Expr::Text(_) | Expr::Negate(_) | Expr::Binary(..) => true,
            // Labels have languages.
            Expr::Column(name) => name != "label",
            Expr::Call(function, arguments) => is_plain(*function) && !arguments.is_empty(),
            Expr::Reference(_) | Expr::Path(_) => false,
        };
    });
    only
}

fn is_plain(function: Function) -> bool {
    use Function::{
        Boolean, Coalesce, Concat, Contains, EndsWith, If, Int, Not, Number, Selected, StartsWith,
        String, StringLength,
    };
    matches!(
        function,
        Boolean
            | Coalesce
            | Concat
            | Contains
            | EndsWith
            | If
            | Int
            | Not
            | Number
            | Selected
            | StartsWith
            | String
            | StringLength
    )
}

/// A choice without any answers around it.
struct Alone<'c>(&'c Choice);

impl Tree for Alone<'_> {
    fn root(&self) -> NodeId {
        0
    }
    fn parent(&self, _: NodeId) -> Option<NodeId> {
        None
    }
    fn children(&self, _: NodeId, _: Option<&str>, _: &mut Vec<NodeId>) {}
    fn text(&self, _: NodeId) -> Cow<'_, str> {
        Cow::Borrowed("")
    }
    fn position(&self, _: NodeId) -> usize {
        1
    }
    fn column(&self, name: &str) -> Option<&str> {
        match name {
            "name" => Some(&self.0.name),
            _ => self.0.extra.get(name).map(String::as_str),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Texts;
    use crate::expression::parse;
    use jiff::civil::date;

    fn choice(name: &str, from: Option<Date>, until: Option<Date>) -> Choice {
        let extra = [("art".to_owned(), name[..1].to_owned())].into();
        let label = Texts::default();
        Choice { name: name.to_owned(), label, valid_from: from, valid_until: until, extra }
    }

    #[test]
    fn every_day_has_the_choices_of_its_time() {
        let change = date(2026, 7, 1);
        let list = ChoiceList {
            name: "leistungen".to_owned(),
            choices: vec![
                choice("alt", None, Some(date(2026, 6, 30))),
                choice("immer", None, None),
                choice("neu", Some(change), None),
            ],
        };
        let always = Always::of(&list, None).unwrap();
        assert_eq!(*always.on(Date::MIN), ["alt", "immer"]);
        assert_eq!(*always.on(date(2026, 6, 30)), ["alt", "immer"]);
        assert_eq!(*always.on(change), ["immer", "neu"]);
        assert_eq!(*always.on(Date::MAX), ["immer", "neu"]);
    }

    #[test]
    fn a_filter_over_columns_is_decided_at_once_and_any_other_later() {
        let mut filter = parse("art != 'b' and not(name = 'aa')").unwrap();
        columns(&mut filter);
        let choices = ["aa", "ab", "ba"].map(|name| choice(name, None, None)).into();
        let list = ChoiceList { name: "x".to_owned(), choices };
        assert_eq!(*Always::of(&list, Some(&filter)).unwrap().on(Date::ZERO), ["ab"]);
        for other in ["${alter} > 3", "today() > art", "label = 'A'", ". = 'x'", "string() = ''"] {
            let mut filter = parse(other).unwrap();
            columns(&mut filter);
            assert!(Always::of(&list, Some(&filter)).is_none(), "{other}");
        }
    }

    /// What binding does: a bare name is a column.
    fn columns(expr: &mut Expr) {
        match expr {
            Expr::Binary(_, left, right) => {
                columns(left);
                columns(right);
            }
            Expr::Call(_, arguments) => arguments.iter_mut().for_each(columns),
            Expr::Path(path) => {
                if let [step] = path.steps.as_slice()
                    && let crate::expression::To::Child(name) = &step.to
                {
                    *expr = Expr::Column(name.clone());
                }
            }
            _ => {}
        }
    }
}
