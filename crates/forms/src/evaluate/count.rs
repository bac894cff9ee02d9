//! Indicators: what one record contributes to a figure.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Context;
use super::answers::{Answer, Answers};
use super::instance::Instance;
use super::live::Live;
use crate::definition::{Form, Indicator};
use crate::expression::{NodeId, Referenced, Scope, Tree, eval};

/// What a record contributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Units that belong to the population.
    pub population: u32,
    /// Of these, units that fulfil the condition.
    pub fulfilled: u32,
}

/// Counts an indicator over one record; `parameters` replace the standard ones.
///
/// A declined answer counts as answered while a form is filled in, and as no answer here: it leaves
/// denominator and numerator, and everything computed from it.
#[must_use]
pub fn count(
    form: &Form,
    indicator: &Indicator,
    answers: &Answers,
    context: &Context,
    parameters: &BTreeMap<String, String>,
) -> Counted {
    let mut told = answers.clone();
    for (path, _) in answers.iter().filter(|(_, answer)| **answer == Answer::Declined) {
        told.remove(path);
    }
    let live = Live::new(form, &told, context);
    let (instance, env) = live.parts();
    let tree = WithParameters { instance, indicator, parameters };
    let mut counted = Counted::default();
    for row in &instance.by_scope[indicator.scope as usize] {
        let node = instance.rows[*row as usize].base;
        if !instance.nodes[node as usize].relevant {
            continue;
        }
        let holds = |expr| eval(expr, &Scope::at(&tree, env, node)).boolean(&tree);
        if indicator.population.as_ref().is_none_or(|population| holds(&population.expr)) {
            counted.population += 1;
            counted.fulfilled += u32::from(holds(&indicator.condition.expr));
        }
    }
    counted
}

struct WithParameters<'i, 'f> {
    instance: &'i Instance<'f>,
    indicator: &'i Indicator,
    parameters: &'i BTreeMap<String, String>,
}

impl Tree for WithParameters<'_, '_> {
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
        self.parameters
            .get(name)
            .or_else(|| self.indicator.parameters.get(name))
            .map(String::as_str)
    }
}
