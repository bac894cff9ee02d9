//! What a form being filled in can tell: states in the order of the form, values, starting values.

use std::collections::HashMap;

use super::answers::Answer;
use super::instance::Instance;
use super::live::Live;
use super::path::Path;
use super::state::{Evaluation, FieldState, GroupState, RepeatState};
use crate::definition::Kind;
use crate::definition::plan::Role;
use crate::expression::{Environment, NodeId, Referenced, Scope, Tree, eval};

impl<'f> Live<'f> {
    pub(super) fn questions(&self) -> impl Iterator<Item = (Path, FieldState)> {
        self.nodes_in_order().into_iter().filter_map(|node| {
            let field = self.instance.nodes[node as usize].field;
            self.form.plan.fields[field as usize].kind()?;
            Some((self.instance.path(node), self.states[node as usize].clone()))
        })
    }

    pub(super) fn groups(&self) -> Vec<GroupState> {
        self.groups_among(&self.nodes_in_order())
    }

    fn groups_among(&self, nodes: &[NodeId]) -> Vec<GroupState> {
        let is_group = |node: &&NodeId| {
            let field = self.instance.nodes[**node as usize].field;
            matches!(self.form.plan.fields[field as usize].role, Role::Group | Role::Repeat(_))
        };
        nodes.iter().filter(is_group).map(|node| self.group_state(*node)).collect()
    }

    pub(super) fn group_state(&self, node: NodeId) -> GroupState {
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
                && let Referenced::One(node) = self.instance.reference(field, from)
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

    /// The default of a question that is asked and has no answer.
    fn suggestion(&self, node: NodeId) -> Option<String> {
        let of = &self.instance.nodes[node as usize];
        let field = &self.form.plan.fields[of.field as usize];
        let default = field.default.as_ref()?;
        if of.answered || !of.relevant || matches!(field.kind(), Some(Kind::Hidden)) {
            return None;
        }
        Some(self.value(default, node, field.kind())).filter(|text| !text.is_empty())
    }

    pub(super) fn parts(&self) -> (&Instance<'f>, &Environment) {
        (&self.instance, &self.env)
    }

    /// Everything that can be said now.
    #[must_use]
    pub fn evaluation(&self) -> Evaluation {
        self.report(|node| self.states[node as usize].clone())
    }

    /// As [`Live::evaluation`], by somebody who needs nothing else any more.
    pub(super) fn into_evaluation(mut self) -> Evaluation {
        let mut states = std::mem::take(&mut self.states);
        self.report(|node| std::mem::take(&mut states[node as usize]))
    }

    fn report(&self, mut state_of: impl FnMut(NodeId) -> FieldState) -> Evaluation {
        let nodes = self.nodes_in_order();
        let mut evaluation = Evaluation {
            strange: self.instance.strange.clone(),
            groups: self.groups_among(&nodes),
            fields: Vec::with_capacity(nodes.len()),
            index: HashMap::with_capacity(nodes.len()),
            ..Evaluation::default()
        };
        for node in nodes {
            let of = &self.instance.nodes[node as usize];
            let field = &self.form.plan.fields[of.field as usize];
            match field.role {
                Role::Question(_) => {
                    let path = self.instance.path(node);
                    if of.answered && !of.relevant && field.kind() != Some(&Kind::Hidden) {
                        evaluation.hidden_values.push(path.clone());
                    }
                    if let Some(text) = self.suggestion(node) {
                        evaluation.suggested.push((path.clone(), text));
                    }
                    evaluation.index.insert(path.clone(), evaluation.fields.len());
                    evaluation.fields.push((path, state_of(node)));
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
            Path::trusted(self.instance.rows[*row as usize].prefix.trim_end_matches('.'))
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
