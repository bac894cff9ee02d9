//! The answers laid out for evaluation: one node per field and row, addressed by arithmetic.

use std::borrow::Cow;
use std::collections::HashMap;

use super::DECLINED;
use super::answers::{Answer, Answers};
use super::context::Context;
use super::path::Path;
use crate::definition::plan::{Plan, Role};
use crate::definition::{Choice, Form, Kind};
use crate::expression::{NodeId, Referenced, Tree};

/// Above the record, where absolute paths start.
const ABOVE: NodeId = NodeId::MAX;

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub field: u32,
    pub row: u32,
    pub text: String,
    pub declined: bool,
    /// An answer was given (also a declined one).
    pub answered: bool,
    pub relevant: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub scope: u32,
    pub parent: u32,
    /// Place among its siblings, from 1.
    pub position: usize,
    pub base: NodeId,
    /// Prefix of the addresses in it: `` or `kinder[k1].`.
    pub prefix: String,
    /// Rows of the inner repeats, by place in the scope's list of inner scopes.
    pub inner: Vec<Vec<u32>>,
}

pub(super) struct Instance<'f> {
    pub form: &'f Form,
    pub nodes: Vec<Node>,
    pub rows: Vec<Row>,
    /// Rows of every scope, in order.
    pub by_scope: Vec<Vec<u32>>,
    by_prefix: HashMap<String, u32>,
    /// Answers that have no place in this form (of an older template).
    pub strange: Vec<Path>,
}

impl<'f> Instance<'f> {
    pub(super) fn new(form: &'f Form, answers: &Answers, context: &Context) -> Instance<'f> {
        let plan = &form.plan;
        let mut instance = Instance {
            form,
            nodes: Vec::new(),
            rows: Vec::new(),
            by_scope: vec![Vec::new(); plan.scopes.len()],
            by_prefix: HashMap::new(),
            strange: Vec::new(),
        };
        instance.add_row(0, 0, 1, String::new());
        for path in answers.rows() {
            let outer = path.row().map_or(String::new(), |row| format!("{row}."));
            let parent = instance.by_prefix.get(&outer).copied();
            let scope =
                plan.whole(path.name()).and_then(|field| match plan.fields[field as usize].role {
                    Role::Repeat(scope) => Some(scope),
                    _ => None,
                });
            match (parent, scope) {
                (Some(parent), Some(scope))
                    if plan.scopes[scope as usize].parent
                        == instance.rows[parent as usize].scope =>
                {
                    let place = instance.inner_place(parent, scope);
                    let position = instance.rows[parent as usize].inner[place].len() + 1;
                    instance.add_row(scope, parent, position, format!("{path}."));
                }
                _ => instance.strange.push(path.clone()),
            }
        }
        for (path, answer) in answers.iter() {
            match instance.node_at(path.as_str()) {
                Some(node) => instance.answer(node, Some(answer)),
                None => instance.strange.push(path.clone()),
            }
        }
        for (name, value) in &context.outer {
            let field = plan.by_name.get(name).map(|field| (&plan.fields[*field as usize], *field));
            if let Some((field, _)) = field
                && field.kind() == Some(&Kind::Hidden)
                && field.scope == 0
            {
                instance.answer(field.offset, Some(&Answer::Text(value.clone())));
            }
        }
        instance
    }

    pub(super) fn plan(&self) -> &'f Plan {
        &self.form.plan
    }

    fn inner_place(&self, row: u32, scope: u32) -> usize {
        let of = &self.plan().scopes[self.rows[row as usize].scope as usize].inner;
        of.iter().position(|inner| *inner == scope).unwrap_or(0)
    }

    fn add_row(&mut self, scope: u32, parent: u32, position: usize, prefix: String) {
        let index = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let base = NodeId::try_from(self.nodes.len()).unwrap_or(ABOVE);
        let plan = self.plan();
        for field in &plan.scopes[scope as usize].fields {
            self.nodes.push(Node {
                field: *field,
                row: index,
                text: String::new(),
                declined: false,
                answered: false,
                relevant: true,
            });
        }
        let inner = vec![Vec::new(); plan.scopes[scope as usize].inner.len()];
        if index != 0 {
            let place = self.inner_place(parent, scope);
            self.rows[parent as usize].inner[place].push(index);
        }
        self.by_scope[scope as usize].push(index);
        self.by_prefix.insert(prefix.clone(), index);
        self.rows.push(Row { scope, parent, position, base, prefix, inner });
    }

    pub(super) fn answer(&mut self, node: NodeId, answer: Option<&Answer>) {
        let node = &mut self.nodes[node as usize];
        node.answered = answer.is_some();
        node.declined = matches!(answer, Some(Answer::Declined));
        node.text.clear();
        match answer {
            Some(Answer::Text(text)) => node.text.push_str(text),
            Some(Answer::Declined) => node.text.push_str(DECLINED),
            None => {}
        }
    }

    /// The node of a question at an address.
    pub(super) fn node_at(&self, path: &str) -> Option<NodeId> {
        let (prefix, name) = match path.rfind('.') {
            Some(dot) => path.split_at(dot + 1),
            None => ("", path),
        };
        let field = *self.plan().by_name.get(name)?;
        let of = &self.plan().fields[field as usize];
        of.kind()?;
        let row = &self.rows[*self.by_prefix.get(prefix)? as usize];
        (row.scope == of.scope).then_some(row.base + of.offset)
    }

    pub(super) fn node(&self, field: u32, row: u32) -> NodeId {
        self.rows[row as usize].base + self.plan().fields[field as usize].offset
    }

    pub(super) fn path(&self, node: NodeId) -> Path {
        let node = &self.nodes[node as usize];
        let (row, field) =
            (&self.rows[node.row as usize], &self.plan().fields[node.field as usize]);
        match field.role {
            Role::Row => Path::trusted(row.prefix.trim_end_matches('.')),
            _ if row.prefix.is_empty() => field.path.clone(),
            _ => Path::trusted(&format!("{}{}", row.prefix, field.name)),
        }
    }

    /// The node relevance is inherited from.
    pub(super) fn above(&self, node: NodeId) -> Option<NodeId> {
        let of = &self.nodes[node as usize];
        if of.field == 0 {
            return None;
        }
        let field = &self.plan().fields[of.field as usize];
        let row = match field.role {
            Role::Row => self.rows[of.row as usize].parent,
            _ => of.row,
        };
        Some(self.node(field.parent, row))
    }

    fn descend(&self, row: u32, target: u32, into: &mut Vec<u32>) {
        let of = &self.rows[row as usize];
        if of.scope == target {
            into.push(row);
            return;
        }
        let inner = &self.plan().scopes[of.scope as usize].inner;
        for (place, scope) in inner.iter().enumerate() {
            if self.plan().encloses(*scope, target) {
                of.inner[place].iter().for_each(|row| self.descend(*row, target, into));
            }
        }
    }
}

impl Tree for Instance<'_> {
    fn root(&self) -> NodeId {
        ABOVE
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        if node == ABOVE {
            return None;
        }
        let of = &self.nodes[node as usize];
        let Some(parent) = self.plan().path_parent(of.field) else { return Some(ABOVE) };
        let row = match self.plan().fields[of.field as usize].role {
            Role::Row => self.rows[of.row as usize].parent,
            _ => of.row,
        };
        Some(self.node(parent, row))
    }

    fn children(&self, node: NodeId, name: Option<&str>, into: &mut Vec<NodeId>) {
        if node == ABOVE {
            if name.is_none_or(|name| name == "data" || name == self.plan().form_id) {
                into.push(0);
            }
            return;
        }
        let of = &self.nodes[node as usize];
        for child in &self.plan().fields[of.field as usize].children {
            let field = &self.plan().fields[*child as usize];
            if name.is_some_and(|name| name != field.name) {
                continue;
            }
            if let Role::Repeat(scope) = field.role {
                let place = self.inner_place(of.row, scope);
                let rows = &self.rows[of.row as usize].inner[place];
                let nodes = rows.iter().map(|row| self.rows[*row as usize].base);
                into.extend(nodes.filter(|node| self.nodes[*node as usize].relevant));
            } else {
                let child = self.node(*child, of.row);
                if self.nodes[child as usize].relevant {
                    into.push(child);
                }
            }
        }
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        if node == ABOVE {
            return Cow::Borrowed("");
        }
        let of = &self.nodes[node as usize];
        if of.relevant { Cow::Borrowed(&of.text) } else { Cow::Borrowed("") }
    }

    fn is_date(&self, node: NodeId) -> bool {
        node != ABOVE && {
            let field = self.nodes[node as usize].field;
            self.plan().fields[field as usize].kind() == Some(&Kind::Date)
        }
    }

    fn position(&self, node: NodeId) -> usize {
        if node == ABOVE {
            return 1;
        }
        let of = &self.nodes[node as usize];
        match self.plan().fields[of.field as usize].role {
            Role::Row => self.rows[of.row as usize].position,
            _ => 1,
        }
    }

    fn reference(&self, field: u32, from: NodeId) -> Referenced {
        let plan = self.plan();
        let of = &plan.fields[field as usize];
        let mut row = if from == ABOVE { 0 } else { self.nodes[from as usize].row };
        loop {
            let here = &self.rows[row as usize];
            if here.scope == of.scope {
                let node = here.base + of.offset;
                return if self.nodes[node as usize].relevant {
                    Referenced::One(node)
                } else {
                    Referenced::Excluded
                };
            }
            if plan.encloses(here.scope, of.scope) {
                let mut rows = Vec::new();
                self.descend(row, of.scope, &mut rows);
                let nodes = rows.into_iter().map(|row| self.rows[row as usize].base + of.offset);
                return Referenced::Many(
                    nodes.filter(|node| self.nodes[*node as usize].relevant).collect(),
                );
            }
            row = here.parent;
        }
    }

    fn choice_label(&self, question: &str, choice: &str) -> Option<Cow<'_, str>> {
        label(self.form, question, choice).map(Cow::Borrowed)
    }
}

fn label<'f>(form: &'f Form, question: &str, choice: &str) -> Option<&'f str> {
    let list = form.question(question)?.kind.list()?;
    Some(form.lists.get(list)?.choice(choice)?.label.get(&form.default_language))
}

/// The answers seen from a choice: its columns come first.
pub(super) struct WithChoice<'i, 'f> {
    pub instance: &'i Instance<'f>,
    pub choice: &'i Choice,
    pub language: &'i str,
}

impl Tree for WithChoice<'_, '_> {
    fn root(&self) -> NodeId {
        self.instance.root()
    }
    fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.instance.parent(node)
    }
    fn children(&self, node: NodeId, name: Option<&str>, into: &mut Vec<NodeId>) {
        self.instance.children(node, name, into);
    }
    fn text(&self, node: NodeId) -> Cow<'_, str> {
        self.instance.text(node)
    }
    fn is_date(&self, node: NodeId) -> bool {
        self.instance.is_date(node)
    }
    fn position(&self, node: NodeId) -> usize {
        self.instance.position(node)
    }
    fn reference(&self, field: u32, from: NodeId) -> Referenced {
        self.instance.reference(field, from)
    }
    fn column(&self, name: &str) -> Option<&str> {
        match name {
            "name" => Some(&self.choice.name),
            "label" => Some(self.choice.label.get(self.language)),
            _ => self.choice.extra.get(name).map(String::as_str),
        }
    }
    fn choice_label(&self, question: &str, choice: &str) -> Option<Cow<'_, str>> {
        self.instance.choice_label(question, choice)
    }
}
