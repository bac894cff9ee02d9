//! Binding: names become fields, and what can be known without answers is checked.

use std::collections::BTreeMap;

use super::plan::{Plan, Read, Role};
use super::{Condition, Kind};
use crate::check::Problem;
use crate::expression::{Expr, Function, Lint, Operator, Path, Start, To, Wants, lints};

/// What an expression may refer to besides fields.
#[derive(Clone, Copy, Default)]
pub(crate) struct Names<'n> {
    /// The list's name and the columns of its choices, in a choice filter.
    pub list: Option<(&'n str, &'n [String])>,
    /// Parameters of an indicator.
    pub parameters: Option<&'n BTreeMap<String, String>>,
}

/// The result of binding one expression.
#[derive(Default)]
pub(crate) struct Bound {
    pub reads: Vec<Read>,
    pub problems: Vec<Problem>,
}

/// What an expression yields, as far as can be known.
enum Shape {
    Value,
    Nodes { field: Option<u32>, many: bool },
}

struct Binder<'b> {
    plan: &'b Plan,
    names: Names<'b>,
    /// The field the whole expression belongs to.
    home: u32,
    in_predicate: usize,
    bound: Bound,
}

/// Binds an expression of the field `home`.
pub(crate) fn bind(condition: &mut Condition, home: u32, plan: &Plan, names: Names<'_>) -> Bound {
    let mut binder = Binder { plan, names, home, in_predicate: 0, bound: Bound::default() };
    let shape = binder.expr(&mut condition.expr, home);
    binder.one(&shape);
    for lint in lints(&condition.expr) {
        let source = condition.source.clone();
        binder.bound.problems.push(match lint {
            Lint::NoSuchDate(text) => Problem::NoSuchDate { text },
            Lint::BrokenPattern(pattern, why) => Problem::PatternBroken { pattern, why },
            Lint::UnanchoredPattern(pattern) => Problem::PatternUnanchored { pattern },
            Lint::BooleanOfField => Problem::BooleanOfField { source },
            Lint::AgeBy365 => Problem::AgeBy365 { source },
        });
    }
    binder.bound
}

/// Names of calculated fields used as if they were true or false.
pub(crate) fn truth_of_text(expr: &Expr, plan: &Plan, found: &mut Vec<Problem>) {
    match expr {
        Expr::Reference(reference) => {
            let field = reference.field.and_then(|field| plan.fields.get(field as usize));
            if field.is_some_and(|field| field.kind() == Some(&Kind::Calculate)) {
                found.push(Problem::BooleanAsText { name: reference.name.clone() });
            }
        }
        Expr::Binary(Operator::And | Operator::Or, left, right) => {
            truth_of_text(left, plan, found);
            truth_of_text(right, plan, found);
        }
        Expr::Call(Function::Not | Function::If, arguments) => {
            truth_of_text(&arguments[0], plan, found);
        }
        _ => {}
    }
}

impl Binder<'_> {
    fn problem(&mut self, problem: Problem) {
        if !self.bound.problems.contains(&problem) {
            self.bound.problems.push(problem);
        }
    }

    fn read(&mut self, field: u32, same_row: bool) {
        let read = Read { field, same_row };
        if !self.bound.reads.contains(&read) {
            self.bound.reads.push(read);
        }
    }

    /// Complains when several nodes stand where one value is wanted.
    fn one(&mut self, shape: &Shape) {
        if let Shape::Nodes { field, many: true } = shape {
            let name = field.map_or("*", |field| self.plan.fields[field as usize].name.as_str());
            self.problem(Problem::SeveralNodes { name: name.to_owned() });
        }
    }

    fn expr(&mut self, expr: &mut Expr, at: u32) -> Shape {
        match expr {
            Expr::Number(_) | Expr::Text(_) | Expr::Column(_) => Shape::Value,
            Expr::Negate(inner) => {
                let shape = self.expr(inner, at);
                self.one(&shape);
                Shape::Value
            }
            Expr::Binary(Operator::Union, left, right) => {
                self.expr(left, at);
                self.expr(right, at);
                Shape::Nodes { field: None, many: true }
            }
            Expr::Binary(_, left, right) => {
                for side in [left, right] {
                    let shape = self.expr(side, at);
                    self.one(&shape);
                }
                Shape::Value
            }
            Expr::Reference(_) => self.reference(expr, at),
            Expr::Path(path) => {
                if let Some(name) = self.column(path) {
                    *expr = Expr::Column(name);
                    return Shape::Value;
                }
                self.path(path, at)
            }
            Expr::Call(function, arguments) => {
                let function = *function;
                for (i, argument) in arguments.iter_mut().enumerate() {
                    let shape = self.expr(argument, at);
                    let takes_many = function.wants(i) == Wants::Nodes
                        || matches!(function, Function::Min | Function::Max)
                        || matches!(function, Function::Join | Function::Concat);
                    if !takes_many {
                        self.one(&shape);
                    }
                }
                Shape::Value
            }
        }
    }

    fn reference(&mut self, expr: &mut Expr, at: u32) -> Shape {
        let Expr::Reference(reference) = expr else { return Shape::Value };
        let Some(&field) = self.plan.by_name.get(&reference.name) else {
            if self.names.parameters.is_some_and(|names| names.contains_key(&reference.name)) {
                *expr = Expr::Column(reference.name.clone());
            } else {
                self.problem(Problem::ReferenceUnknown { name: reference.name.clone() });
            }
            return Shape::Value;
        };
        reference.field = Some(field);
        let scope = |field: u32| self.plan.fields[field as usize].scope;
        let same_row = self.in_predicate == 0 && scope(field) == scope(self.home);
        let many = !self.plan.encloses(scope(field), scope(at));
        self.read(field, same_row);
        Shape::Nodes { field: Some(field), many }
    }

    /// In a choice filter a bare name is a column of the choice looked at.
    fn column(&mut self, path: &Path) -> Option<String> {
        let (list, columns) = self.names.list?;
        let ([step], Start::Context) = (path.steps.as_slice(), &path.start) else { return None };
        let To::Child(name) = &step.to else { return None };
        let known = name == "name" || name == "label" || columns.contains(name);
        if !known {
            let (name, list) = (name.clone(), list.to_owned());
            self.problem(Problem::ColumnOfListUnknown { name, list });
        }
        Some(name.clone())
    }

    fn predicates(&mut self, predicates: &mut [Expr], field: Option<u32>) {
        self.in_predicate += 1;
        for predicate in predicates {
            let shape = self.expr(predicate, field.unwrap_or(self.home));
            self.one(&shape);
        }
        self.in_predicate -= 1;
    }

    fn path(&mut self, path: &mut Path, at: u32) -> Shape {
        let written = Expr::Path(path.clone()).to_string();
        let mut many = false;
        // `None` is the place above the record, where absolute paths start.
        let mut field = match &mut path.start {
            Start::Root => None,
            Start::Context => Some(at),
            Start::Current => Some(self.home),
            Start::Nodes(inner, predicates) => {
                let shape = self.expr(inner, at);
                let Shape::Nodes { field: Some(field), many: several } = shape else {
                    return Shape::Nodes { field: None, many: false };
                };
                many = several && predicates.is_empty();
                self.predicates(predicates, Some(field));
                Some(field)
            }
        };
        for step in &mut path.steps {
            let next = match (&step.to, field) {
                (To::Itself, field) => Ok(field),
                (To::Parent, Some(field)) => Ok(self.plan.path_parent(field)),
                (To::Parent, None) => Err(()),
                (To::Child(name), None) if name == "data" || *name == self.plan.form_id => {
                    Ok(Some(0))
                }
                (To::Child(name), Some(field)) => match self.plan.path_child(field, name) {
                    Some(child) => {
                        many |= self.plan.fields[child as usize].role == Role::Row;
                        Ok(Some(child))
                    }
                    None => Err(()),
                },
                (To::Child(_) | To::AnyChild, None) => Err(()),
                (To::AnyChild, Some(field)) => {
                    let children = self.plan.fields[field as usize].children.clone();
                    children.into_iter().for_each(|child| self.read(child, false));
                    self.predicates(&mut step.predicates, None);
                    return Shape::Nodes { field: None, many: step.predicates.is_empty() };
                }
            };
            let Ok(next) = next else {
                self.problem(Problem::PathUnknown { path: written });
                return Shape::Nodes { field: None, many: false };
            };
            field = next;
            if !step.predicates.is_empty() {
                self.predicates(&mut step.predicates, field);
                many = false;
            }
        }
        if let Some(field) = field {
            self.read(field, false);
        }
        Shape::Nodes { field, many }
    }
}
