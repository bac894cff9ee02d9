//! A form being filled in: after a change only what depends on it is computed again.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::answers::{Answer, Answers};
use super::context::Context;
use super::instance::{Instance, WithChoice};
use super::kinds::fits_kind;
use super::path::Path;
use super::state::{Evaluation, Fault, FieldState, GroupState, RepeatState};
use crate::definition::plan::{Dependent, Role};
use crate::definition::{Form, Kind};
use crate::expression::{Environment, Expr, Moment, NodeId, Scope, Tree, Value, eval};

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
    form: &'f Form,
    context: Context,
    env: Environment,
    answers: Answers,
    instance: Instance<'f>,
    states: Vec<FieldState>,
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

    fn questions(&self) -> impl Iterator<Item = (Path, FieldState)> {
        self.nodes_in_order().into_iter().filter_map(|node| {
            let field = self.instance.nodes[node as usize].field;
            self.form.plan.fields[field as usize].kind()?;
            Some((self.instance.path(node), self.states[node as usize].clone()))
        })
    }

    fn groups(&self) -> Vec<GroupState> {
        let is_group = |node: &NodeId| {
            let field = self.instance.nodes[*node as usize].field;
            matches!(self.form.plan.fields[field as usize].role, Role::Group | Role::Repeat(_))
        };
        self.nodes_in_order()
            .into_iter()
            .filter(is_group)
            .map(|node| self.group_state(node))
            .collect()
    }

    fn group_state(&self, node: NodeId) -> GroupState {
        let relevant = self.instance.nodes[node as usize].relevant;
        GroupState { path: self.instance.path(node), relevant }
    }

    /// Nodes as they stand in the form, each row after the other.
    fn nodes_in_order(&self) -> Vec<NodeId> {
        let mut nodes = Vec::with_capacity(self.instance.nodes.len());
        self.collect(0, 0, &mut nodes);
        nodes
    }

    fn collect(&self, field: u32, row: u32, into: &mut Vec<NodeId>) {
        let plan = &self.form.plan;
        for &child in &plan.fields[field as usize].children {
            into.push(self.instance.node(child, row));
            if let Role::Repeat(scope) = plan.fields[child as usize].role {
                let first = plan.scopes[scope as usize].fields[0];
                let of = &self.instance.rows[row as usize];
                let place = plan.scopes[of.scope as usize].inner.iter().position(|s| *s == scope);
                for &inner in place.map_or(&[][..], |place| &of.inner[place]) {
                    self.collect(first, inner, into);
                }
            } else {
                self.collect(child, row, into);
            }
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
    fn value(&self, expr: &Expr, node: NodeId, kind: Option<&Kind>) -> String {
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
            let offered: Vec<String> = list
                .choices
                .iter()
                .filter(|choice| choice.is_valid_on(self.context.today))
                .filter(|choice| {
                    field.filter.as_ref().is_none_or(|filter| {
                        let tree = WithChoice {
                            instance: &self.instance,
                            choice,
                            language: &self.context.language,
                        };
                        eval(filter, &Scope::at(&tree, &self.env, node)).boolean(&tree)
                    })
                })
                .map(|choice| choice.name.clone())
                .collect();
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

    /// The value of the question at an address as expressions see it: computed or answered, empty
    /// when not relevant.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        self.instance.node_at(path).map(|node| self.instance.text(node).into_owned())
    }

    /// A label with its `${name}` filled in, as seen from an address.
    #[must_use]
    pub fn fill(&self, label: &str, from: &str) -> String {
        let from = self.instance.node_at(from).unwrap_or(0);
        let mut parts = label.split("${");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let Some((name, rest)) = part.split_once('}') else {
                filled.push_str("${");
                filled.push_str(part);
                continue;
            };
            if let Some(&field) = self.form.plan.by_name.get(name.trim())
                && let crate::expression::Referenced::One(node) =
                    self.instance.reference(field, from)
            {
                filled.push_str(&self.instance.text(node));
            }
            filled.push_str(rest);
        }
        filled
    }

    /// The values a new record, or the row with this address, starts with.
    #[must_use]
    pub fn defaults(&self, row: Option<&Path>) -> Vec<(Path, Answer)> {
        let prefix = row.map_or(String::new(), |row| format!("{row}."));
        let mut defaults = Vec::new();
        for node in self.nodes_in_order() {
            let of = &self.instance.nodes[node as usize];
            let field = &self.form.plan.fields[of.field as usize];
            if self.instance.rows[of.row as usize].prefix != prefix || of.answered {
                continue;
            }
            if let Some(default) = &field.default {
                let text = self.value(default, node, field.kind());
                if !text.is_empty() {
                    defaults.push((self.instance.path(node), Answer::Text(text)));
                }
            }
        }
        defaults
    }

    pub(super) fn parts(&self) -> (&Instance<'f>, &Environment) {
        (&self.instance, &self.env)
    }

    /// Everything that can be said now.
    #[must_use]
    pub fn evaluation(&self) -> Evaluation {
        let mut evaluation = Evaluation {
            strange: self.instance.strange.clone(),
            groups: self.groups(),
            ..Evaluation::default()
        };
        for node in self.nodes_in_order() {
            let of = &self.instance.nodes[node as usize];
            let field = &self.form.plan.fields[of.field as usize];
            match field.role {
                Role::Question(_) => {
                    let path = self.instance.path(node);
                    if of.answered && !of.relevant && field.kind() != Some(&Kind::Hidden) {
                        evaluation.hidden_values.push(path.clone());
                    }
                    evaluation.index.insert(path.clone(), evaluation.fields.len());
                    evaluation.fields.push((path, self.states[node as usize].clone()));
                }
                Role::Repeat(scope) => evaluation.repeats.push(self.repeat_state(node, scope)),
                Role::Root | Role::Group | Role::Row => {}
            }
        }
        evaluation
    }

    fn repeat_state(&self, node: NodeId, scope: u32) -> RepeatState {
        let of = &self.instance.nodes[node as usize];
        let field = &self.form.plan.fields[of.field as usize];
        let row = &self.instance.rows[of.row as usize];
        let inner = &self.form.plan.scopes[row.scope as usize].inner;
        let rows = inner.iter().position(|s| *s == scope).map_or(&[][..], |p| &row.inner[p]);
        let path = |row: &u32| {
            Path::trusted(self.instance.rows[*row as usize].prefix.trim_end_matches('.').to_owned())
        };
        let wanted = field.count.as_ref().and_then(|expr| {
            let number = eval(expr, &Scope::at(&self.instance, &self.env, node))
                .number(&self.instance, &self.env);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            (!number.is_nan()).then(|| number.clamp(0.0, 1_000.0) as usize)
        });
        RepeatState {
            path: self.instance.path(node),
            relevant: of.relevant,
            rows: rows.iter().map(path).collect(),
            wanted,
        }
    }
}

fn merge(into: &mut Dirty, new: Dirty) {
    *into = match (*into, new) {
        (Dirty::No, new) => new,
        (Dirty::Row(a), Dirty::Row(b)) if a == b => new,
        _ => Dirty::All,
    };
}
