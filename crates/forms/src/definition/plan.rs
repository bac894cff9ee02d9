//! The form flattened for evaluation: fields with indices, the repeats they stand in, what depends
//! on what, and an order in which everything can be computed once.

use std::collections::{BTreeMap, HashMap};

use super::offered::Always;
use super::{ChoiceList, Form, Item, Kind};
use crate::evaluate::Path;
use crate::expression::Expr;

/// What a field is to the evaluation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    /// The record itself.
    Root,
    /// A group.
    Group,
    /// A repeat as a whole; its rows belong to the scope named.
    Repeat(u32),
    /// One row of a repeat.
    Row,
    /// A question.
    Question(Kind),
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub name: String,
    /// The address of a field that stands in no repeat.
    pub path: Path,
    pub role: Role,
    pub parent: u32,
    pub scope: u32,
    /// Place among the nodes of a row of its scope.
    pub offset: u32,
    pub children: Vec<u32>,
    pub additions: Vec<String>,
    pub relevant: Option<Expr>,
    pub calculation: Option<Expr>,
    pub required: Option<Expr>,
    pub constraint: Option<Expr>,
    pub filter: Option<Expr>,
    /// What is offered, when neither answers nor language decide it.
    pub always: Option<Always>,
    pub count: Option<Expr>,
    pub default: Option<Expr>,
    pub partial: bool,
}

impl Field {
    pub(crate) fn kind(&self) -> Option<&Kind> {
        match &self.role {
            Role::Question(kind) => Some(kind),
            _ => None,
        }
    }
}

/// A repeat's inside, or the record itself (scope 0).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scope {
    pub parent: u32,
    /// The field of the repeat as a whole; 0 for the record.
    pub repeat: u32,
    /// Fields of this scope by offset; the first is the row itself.
    pub fields: Vec<u32>,
    /// Repeats directly in this scope (their scopes).
    pub inner: Vec<u32>,
}

/// Somebody depends on a field. `same_row`: only within the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dependent {
    pub field: u32,
    pub same_row: bool,
}

/// What an expression reads.
pub(crate) type Read = Dependent;

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    pub form_id: String,
    pub fields: Vec<Field>,
    pub scopes: Vec<Scope>,
    pub by_name: HashMap<String, u32>,
    /// Fields in an order in which each comes after all it is computed from.
    pub order: Vec<u32>,
    /// Place of each field in the order.
    pub rank: Vec<u32>,
    /// Whose relevance or value must be computed again after a field changed.
    pub dependents: Vec<Vec<Dependent>>,
    /// Whose requirement, constraint or choices must be looked at again.
    pub watchers: Vec<Vec<Dependent>>,
}

impl Plan {
    /// Fields and scopes of the items, without expressions.
    pub(crate) fn skeleton(form_id: &str, items: &[Item]) -> Plan {
        let mut plan = Plan { form_id: form_id.to_owned(), ..Plan::default() };
        plan.scopes.push(Scope { parent: 0, repeat: 0, fields: Vec::new(), inner: Vec::new() });
        plan.push("data", Role::Root, 0, 0);
        plan.add(items, 0, 0);
        plan
    }

    fn push(&mut self, name: &str, role: Role, parent: u32, scope: u32) -> u32 {
        let index = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        let fields = &mut self.scopes[scope as usize].fields;
        let offset = u32::try_from(fields.len()).unwrap_or(u32::MAX);
        fields.push(index);
        self.fields.push(Field {
            name: name.to_owned(),
            path: Path::trusted(name),
            role,
            parent,
            scope,
            offset,
            children: Vec::new(),
            additions: Vec::new(),
            relevant: None,
            calculation: None,
            required: None,
            constraint: None,
            filter: None,
            always: None,
            count: None,
            default: None,
            partial: false,
        });
        if index != 0 {
            self.fields[parent as usize].children.push(index);
        }
        index
    }

    fn add(&mut self, items: &[Item], parent: u32, scope: u32) {
        for item in items {
            match item {
                Item::Question(question) => {
                    let role = Role::Question(question.kind.clone());
                    let index = self.push(&question.name, role, parent, scope);
                    self.by_name.insert(question.name.clone(), index);
                    self.fields[index as usize].additions.clone_from(&question.additions);
                    self.fields[index as usize].partial = question.is_partial_date();
                }
                Item::Group(group) => {
                    let index = self.push(&group.name, Role::Group, parent, scope);
                    self.by_name.insert(group.name.clone(), index);
                    self.fields[index as usize].additions.clone_from(&group.additions);
                    self.add(&group.items, index, scope);
                }
                Item::Repeat(repeat) => {
                    let group = &repeat.group;
                    let inner = u32::try_from(self.scopes.len()).unwrap_or(u32::MAX);
                    let whole = self.push(&group.name, Role::Repeat(inner), parent, scope);
                    self.fields[whole as usize].additions.clone_from(&group.additions);
                    self.scopes[scope as usize].inner.push(inner);
                    self.scopes.push(Scope {
                        parent: scope,
                        repeat: whole,
                        fields: Vec::new(),
                        inner: Vec::new(),
                    });
                    let row = self.push(&group.name, Role::Row, whole, inner);
                    // `${kinder}` means the rows.
                    self.by_name.insert(group.name.clone(), row);
                    self.add(&group.items, row, inner);
                }
            }
        }
    }

    /// Whether a row of `inner` lies in exactly one row of `outer`.
    pub(crate) fn encloses(&self, outer: u32, inner: u32) -> bool {
        let mut scope = inner;
        while scope != outer && scope != 0 {
            scope = self.scopes[scope as usize].parent;
        }
        scope == outer
    }

    /// The field of a repeat as a whole, or of anything else by name.
    pub(crate) fn whole(&self, name: &str) -> Option<u32> {
        let index = *self.by_name.get(name)?;
        let field = &self.fields[index as usize];
        Some(if field.role == Role::Row { field.parent } else { index })
    }

    /// The parent as paths see it: the repeat as a whole is not a node of its own.
    pub(crate) fn path_parent(&self, field: u32) -> Option<u32> {
        if field == 0 {
            return None;
        }
        let parent = self.fields[field as usize].parent;
        Some(match self.fields[parent as usize].role {
            Role::Repeat(_) => self.fields[parent as usize].parent,
            _ => parent,
        })
    }

    /// The child of this name as paths see it: a repeat's child is its row.
    pub(crate) fn path_child(&self, field: u32, name: &str) -> Option<u32> {
        let children = &self.fields[field as usize].children;
        let child = *children.iter().find(|child| self.fields[**child as usize].name == name)?;
        Some(match self.fields[child as usize].role {
            Role::Repeat(scope) => self.scopes[scope as usize].fields[0],
            _ => child,
        })
    }

    /// Orders the fields; on failure names the fields of one circle.
    ///
    /// `computed[f]` are the fields that relevance and value of `f` read, `watched[f]` those that
    /// its requirement, constraint and choices read.
    pub(crate) fn link(
        &mut self,
        computed: &[Vec<Read>],
        watched: &[Vec<Read>],
    ) -> Result<(), Vec<u32>> {
        let count = self.fields.len();
        self.dependents = vec![Vec::new(); count];
        self.watchers = vec![Vec::new(); count];
        let mut waiting = vec![0_u32; count];
        for index in 0..count {
            let field = u32::try_from(index).unwrap_or(u32::MAX);
            let parent = self.fields[index].parent;
            if index != 0 {
                let same_row = self.fields[parent as usize].scope == self.fields[index].scope;
                self.dependents[parent as usize].push(Dependent { field, same_row });
                waiting[index] += 1;
            }
            for read in &computed[index] {
                let dependent = Dependent { field, same_row: read.same_row };
                let list = &mut self.dependents[read.field as usize];
                if !list.contains(&dependent) {
                    list.push(dependent);
                    waiting[index] += 1;
                }
            }
            for read in &watched[index] {
                let dependent = Dependent { field, same_row: read.same_row };
                let list = &mut self.watchers[read.field as usize];
                if !list.contains(&dependent) {
                    list.push(dependent);
                }
            }
        }
        let mut ready: std::collections::BinaryHeap<std::cmp::Reverse<u32>> = waiting
            .iter()
            .enumerate()
            .filter(|(_, waiting)| **waiting == 0)
            .filter_map(|(index, _)| u32::try_from(index).ok())
            .map(std::cmp::Reverse)
            .collect();
        while let Some(std::cmp::Reverse(field)) = ready.pop() {
            self.order.push(field);
            for dependent in &self.dependents[field as usize] {
                let left = &mut waiting[dependent.field as usize];
                *left -= 1;
                if *left == 0 {
                    ready.push(std::cmp::Reverse(dependent.field));
                }
            }
        }
        if self.order.len() < count {
            return Err(self.circle(&waiting));
        }
        self.rank = vec![0; count];
        for (rank, field) in self.order.iter().enumerate() {
            self.rank[*field as usize] = u32::try_from(rank).unwrap_or(u32::MAX);
        }
        Ok(())
    }

    /// One circle among the fields that could not be ordered.
    fn circle(&self, waiting: &[u32]) -> Vec<u32> {
        let stuck = |field: u32| waiting[field as usize] > 0;
        // Walk against the arrows: every stuck field waits for another stuck one.
        let before = |field: u32| {
            (0..u32::try_from(self.fields.len()).unwrap_or(0)).find(|candidate| {
                stuck(*candidate)
                    && self.dependents[*candidate as usize].iter().any(|d| d.field == field)
            })
        };
        let mut walked = Vec::new();
        let mut at = (0..u32::try_from(self.fields.len()).unwrap_or(0)).find(|f| stuck(*f));
        while let Some(field) = at {
            if let Some(start) = walked.iter().position(|f| *f == field) {
                let mut circle = walked.split_off(start);
                circle.reverse();
                return circle;
            }
            walked.push(field);
            at = before(field);
        }
        walked
    }

    /// Copies the bound expressions of the items into the fields.
    pub(crate) fn fill(&mut self, items: &[Item]) {
        let expr =
            |condition: &Option<super::Condition>| condition.as_ref().map(|c| c.expr.clone());
        for item in items {
            let Some(index) = self.whole(item.name()) else { continue };
            let field = &mut self.fields[index as usize];
            match item {
                Item::Question(question) => {
                    field.relevant = expr(&question.relevant);
                    field.calculation = expr(&question.calculation);
                    field.required = expr(&question.required);
                    field.constraint = expr(&question.constraint);
                    field.filter = expr(&question.choice_filter);
                    field.default = expr(&question.default);
                }
                Item::Group(group) => field.relevant = expr(&group.relevant),
                Item::Repeat(repeat) => {
                    field.relevant = expr(&repeat.group.relevant);
                    field.count = expr(&repeat.count);
                }
            }
            self.fill(item.items());
        }
    }
}

impl Plan {
    /// Works out what every select question offers that asks nobody else.
    pub(crate) fn offer(&mut self, lists: &BTreeMap<String, ChoiceList>) {
        for field in &mut self.fields {
            let list = field.kind().and_then(Kind::list).and_then(|list| lists.get(list));
            field.always = list.and_then(|list| Always::of(list, field.filter.as_ref()));
        }
    }
}

impl Form {
    pub(crate) fn route(items: &[Item], so_far: &[usize], into: &mut HashMap<String, Vec<usize>>) {
        for (index, item) in items.iter().enumerate() {
            let mut route = so_far.to_vec();
            route.push(index);
            Form::route(item.items(), &route, into);
            into.insert(item.name().to_owned(), route);
        }
    }
}
