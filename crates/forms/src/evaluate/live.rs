//! A form being filled in: after a change only what depends on it is computed again.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::answers::{Answer, Answers};
use super::context::Context;
use super::instance::{Instance, WithChoice};
use super::kinds::fits_kind;
use super::path::Path;
use super::state::{Fault, FieldState, GroupState};
use crate::definition::plan::{Dependent, Role};
use crate::definition::{ChoiceList, Form, Kind, Offered};
use crate::expression::{Environment, Expr, Moment, NodeId, Scope, Value, eval};

/// Which rows of a field must be computed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dirty {
    No,
    Row(u32),
    All,
}

/// What one change brought about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Questions whose state is different now, with the new state.
    pub fields: Vec<(Path, FieldState)>,
    /// Groups that appeared or disappeared.
    pub groups: Vec<GroupState>,
}

/// A form with answers, kept evaluated.
pub struct Live<'f> {
    pub(super) form: &'f Form,
    pub(super) context: Context,
    pub(super) env: Environment,
    pub(super) answers: Answers,
    pub(super) instance: Instance<'f>,
    pub(super) states: Vec<FieldState>,
    dirty: Vec<Dirty>,
    watched: Vec<Dirty>,
}

impl<'f> Live<'f> {
    /// Evaluates everything once.
    #[must_use]
    pub fn new(form: &'f Form, answers: &Answers, context: &Context) -> Live<'f> {
        let fields = form.plan.fields.len();
        let mut live = Live {
            form,
            env: context.environment(),
            instance: Instance::new(form, answers, context),
            context: context.clone(),
            answers: answers.clone(),
            states: Vec::new(),
            dirty: vec![Dirty::No; fields],
            watched: vec![Dirty::No; fields],
        };
        live.compute_all();
        live
    }

    fn compute_all(&mut self) {
        let form = self.form;
        for &field in &form.plan.order {
            let scope = form.plan.fields[field as usize].scope;
            for index in 0..self.instance.by_scope[scope as usize].len() {
                let row = self.instance.by_scope[scope as usize][index];
                self.compute(self.instance.node(field, row));
            }
        }
        self.states = (0..self.instance.nodes.len())
            .map(|node| self.state(NodeId::try_from(node).unwrap_or(0)))
            .collect();
    }

    /// The answers as they are now.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Sets an answer (an empty text or `None` removes it) and says what changed. An address that
    /// the form does not know changes the answers only.
    pub fn set(&mut self, path: &Path, answer: Option<Answer>) -> Change {
        let answer = answer.filter(|a| !matches!(a, Answer::Text(text) if text.is_empty()));
        match &answer {
            Some(answer) => self.answers.set(path.clone(), answer.clone()),
            None => {
                self.answers.remove(path);
            }
        }
        let Some(node) = self.instance.node_at(path.as_str()) else {
            // Perhaps the first answer of a new row.
            return if path.row().is_some() { self.rebuild() } else { Change::default() };
        };
        let field = self.instance.nodes[node as usize].field;
        self.instance.answer(node, answer.as_ref());
        self.propagate(field, self.instance.nodes[node as usize].row, node)
    }

    /// Adds an empty row.
    pub fn add_row(&mut self, row: Path) -> Change {
        self.answers.add_row(row);
        self.rebuild()
    }

    /// Removes a row with everything in it.
    pub fn remove_row(&mut self, row: &Path) -> Change {
        self.answers.remove_row(row);
        self.rebuild()
    }

    /// Rows come and go seldom; then everything is computed again and compared.
    fn rebuild(&mut self) -> Change {
        let before: HashMap<Path, FieldState> = self.questions().collect();
        let groups = self.groups();
        self.instance = Instance::new(self.form, &self.answers, &self.context);
        self.compute_all();
        Change {
            fields: self.questions().filter(|(p, state)| before.get(p) != Some(state)).collect(),
            groups: self.groups().into_iter().filter(|group| !groups.contains(group)).collect(),
        }
    }

    fn propagate(&mut self, field: u32, row: u32, node: NodeId) -> Change {
        let plan = &self.form.plan;
        let mut queue = BinaryHeap::new();
        let mut groups = Vec::new();
        let mark = |live: &mut Self, queue: &mut BinaryHeap<Reverse<u32>>, of: u32, row: u32| {
            for &Dependent { field, same_row } in &plan.dependents[of as usize] {
                let new = if same_row { Dirty::Row(row) } else { Dirty::All };
                if live.dirty[field as usize] == Dirty::No {
                    queue.push(Reverse(plan.rank[field as usize]));
                }
                merge(&mut live.dirty[field as usize], new);
            }
            for &Dependent { field, same_row } in &plan.watchers[of as usize] {
                merge(
                    &mut live.watched[field as usize],
                    if same_row { Dirty::Row(row) } else { Dirty::All },
                );
            }
        };
        // The field itself may have a calculation that overrides the answer.
        self.compute(node);
        merge(&mut self.watched[field as usize], Dirty::Row(row));
        mark(self, &mut queue, field, row);
        while let Some(Reverse(rank)) = queue.pop() {
            let field = plan.order[rank as usize];
            let dirty = std::mem::replace(&mut self.dirty[field as usize], Dirty::No);
            for row in self.rows_of(field, dirty) {
                let node = self.instance.node(field, row);
                if !self.compute(node) {
                    continue;
                }
                if matches!(plan.fields[field as usize].role, Role::Group | Role::Repeat(_)) {
                    groups.push(self.group_state(node));
                }
                merge(&mut self.watched[field as usize], Dirty::Row(row));
                mark(self, &mut queue, field, row);
            }
        }
        let mut fields = Vec::new();
        for index in 0..self.watched.len() {
            let dirty = std::mem::replace(&mut self.watched[index], Dirty::No);
            if dirty == Dirty::No || plan.fields[index].kind().is_none() {
                continue;
            }
            let field = u32::try_from(index).unwrap_or(0);
            for row in self.rows_of(field, dirty) {
                let node = self.instance.node(field, row);
                let state = self.state(node);
                if self.states[node as usize] != state {
                    self.states[node as usize] = state.clone();
                    fields.push((self.instance.path(node), state));
                }
            }
        }
        Change { fields, groups }
    }

    fn rows_of(&self, field: u32, dirty: Dirty) -> Vec<u32> {
        let scope = self.form.plan.fields[field as usize].scope;
        match dirty {
            Dirty::No => Vec::new(),
            Dirty::Row(row) if self.instance.rows[row as usize].scope == scope => vec![row],
            _ => self.instance.by_scope[scope as usize].clone(),
        }
    }

    /// Computes relevance and value of a node; says whether anything others may see changed.
    fn compute(&mut self, node: NodeId) -> bool {
        let field = &self.form.plan.fields[self.instance.nodes[node as usize].field as usize];
        let above = self.instance.above(node);
        let relevant = above.is_none_or(|above| self.instance.nodes[above as usize].relevant)
            && self.context.allows(&field.additions)
            && field.relevant.as_ref().is_none_or(|expr| self.truth(expr, node));
        let mut changed = relevant != self.instance.nodes[node as usize].relevant;
        self.instance.nodes[node as usize].relevant = relevant;
        if let Some(calculation) = &field.calculation {
            let text =
                if relevant { self.value(calculation, node, field.kind()) } else { String::new() };
            let of = &mut self.instance.nodes[node as usize];
            changed |= of.text != text;
            of.text = text;
            of.declined = false;
        }
        changed
    }

    fn truth(&self, expr: &Expr, node: NodeId) -> bool {
        eval(expr, &Scope::at(&self.instance, &self.env, node)).boolean(&self.instance)
    }

    /// The text a computed value is stored as. What is no number is stored as nothing.
    pub(super) fn value(&self, expr: &Expr, node: NodeId, kind: Option<&Kind>) -> String {
        let value = eval(expr, &Scope::at(&self.instance, &self.env, node));
        match (&value, kind) {
            (Value::Number(number), _) if !number.is_finite() => String::new(),
            (Value::Number(days), Some(Kind::Date)) => Moment::from_days(days.floor(), false)
                .map(|moment| moment.text(&self.env.zone))
                .unwrap_or_default(),
            (Value::Moment(moment), Some(Kind::Date)) => {
                Moment::day(moment.at.date()).text(&self.env.zone)
            }
            _ => value.text(&self.instance, &self.env).into_owned(),
        }
    }

    fn state(&self, node: NodeId) -> FieldState {
        let of = &self.instance.nodes[node as usize];
        let field = &self.form.plan.fields[of.field as usize];
        let Some(kind) = field.kind() else { return FieldState::default() };
        let mut state = FieldState { relevant: of.relevant, ..FieldState::default() };
        state.answered =
            if field.calculation.is_some() { !of.text.is_empty() } else { of.answered };
        state.calculated = field.calculation.is_some().then(|| of.text.clone());
        if !of.relevant {
            return state;
        }
        let list = kind.list().and_then(|list| self.form.lists.get(list));
        state.required = field.required.as_ref().is_some_and(|expr| self.truth(expr, node));
        if let Some(list) = list {
            let offered = match &field.always {
                Some(always) => always.on(self.context.today).clone(),
                None => self.offered(list, field.filter.as_ref(), node),
            };
            if !of.declined {
                let chosen = of.text.split_whitespace();
                let missing = chosen.filter(|name| !offered.iter().any(|offer| offer == name));
                state.not_offered = missing.map(str::to_owned).collect();
            }
            state.offered = Some(offered);
        }
        state.fault = if state.required && !state.answered {
            Some(Fault::Missing)
        } else if of.declined || of.text.is_empty() {
            None
        } else if !fits_kind(kind, field.partial, &of.text, list) {
            Some(Fault::Kind)
        } else {
            let violated = field.constraint.as_ref().is_some_and(|expr| !self.truth(expr, node));
            violated.then_some(Fault::Constraint)
        };
        state.message = state.fault.as_ref().and_then(|fault| self.message(&field.name, fault));
        state
    }

    /// What a filter over answers lets through now.
    fn offered(&self, list: &ChoiceList, filter: Option<&Expr>, node: NodeId) -> Offered {
        let valid = list.choices.iter().filter(|choice| choice.is_valid_on(self.context.today));
        let passing = valid.filter(|choice| {
            filter.is_none_or(|filter| {
                let (instance, language) = (&self.instance, self.context.language.as_str());
                let tree = WithChoice { instance, choice, language };
                eval(filter, &Scope::at(&tree, &self.env, node)).boolean(&tree)
            })
        });
        passing.map(|choice| choice.name.clone()).collect()
    }

    fn message(&self, name: &str, fault: &Fault) -> Option<String> {
        let question = self.form.question(name)?;
        let texts = match fault {
            Fault::Missing => &question.required_message,
            Fault::Constraint => &question.constraint_message,
            // The form's words speak of its own rule, not of letters in a number.
            Fault::Kind => return None,
        };
        (!texts.is_empty()).then(|| texts.get(&self.context.language).to_owned())
    }
}

fn merge(into: &mut Dirty, new: Dirty) {
    *into = match (*into, new) {
        (Dirty::No, new) => new,
        (Dirty::Row(a), Dirty::Row(b)) if a == b => new,
        _ => Dirty::All,
    };
}
