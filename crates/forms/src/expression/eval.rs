//! Evaluation. It never fails: what cannot be computed is NaN or the empty text, and what should
//! have been refused was refused while the form was read.

use std::borrow::Cow;

use jiff::civil;
use jiff::tz::TimeZone;

use super::ast::{Expr, Operator, Path, Start, To};
use super::call;
use super::tree::{NodeId, Referenced, Tree};
use super::value::{Value, node_number};

/// What an expression may know besides the answers.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The day `today()` gives: today, or the Stichtag of a report.
    pub today: civil::Date,
    /// The local time `now()` gives.
    pub now: civil::DateTime,
    /// The time zone of the agency.
    pub zone: TimeZone,
    /// Language of month and weekday names (`de` or anything else for English).
    pub language: String,
}

/// Where an expression is evaluated.
#[derive(Clone, Copy)]
pub struct Scope<'t> {
    /// The answers.
    pub tree: &'t dyn Tree,
    /// The environment.
    pub env: &'t Environment,
    /// The node `.` stands for.
    pub node: NodeId,
    /// The node `current()` stands for.
    pub current: NodeId,
    /// `position()` inside a predicate.
    pub position: usize,
}

impl<'t> Scope<'t> {
    /// A scope at a node.
    #[must_use]
    pub fn at(tree: &'t dyn Tree, env: &'t Environment, node: NodeId) -> Self {
        Scope { tree, env, node, current: node, position: 0 }
    }

    pub(super) fn number(&self, expr: &'t Expr) -> f64 {
        eval(expr, self).number(self.tree, self.env)
    }

    pub(super) fn text(&self, expr: &'t Expr) -> Cow<'t, str> {
        eval(expr, self).text(self.tree, self.env)
    }

    pub(super) fn boolean(&self, expr: &'t Expr) -> bool {
        eval(expr, self).boolean(self.tree)
    }
}

/// Evaluates an expression.
#[must_use]
pub fn eval<'t>(expr: &'t Expr, scope: &Scope<'t>) -> Value<'t> {
    match expr {
        Expr::Number(number) => Value::Number(*number),
        Expr::Text(text) => Value::Text(Cow::Borrowed(text)),
        Expr::Negate(inner) => Value::Number(-scope.number(inner)),
        Expr::Reference(reference) => {
            let Some(field) = reference.field else { return Value::EMPTY };
            match scope.tree.reference(field, scope.node) {
                Referenced::One(node) => Value::Node(node),
                Referenced::Excluded => Value::EMPTY,
                Referenced::Many(nodes) => Value::Nodes(nodes),
            }
        }
        Expr::Column(name) => {
            Value::Text(Cow::Borrowed(scope.tree.column(name).unwrap_or_default()))
        }
        Expr::Path(path) => path_nodes(path, scope),
        Expr::Call(function, arguments) => call::call(*function, arguments, scope),
        Expr::Binary(operator, left, right) => binary(*operator, left, right, scope),
    }
}

/// Evaluates an expression to nodes; a plain value gives none.
#[must_use]
pub fn eval_nodes<'t>(expr: &'t Expr, scope: &Scope<'t>) -> Vec<NodeId> {
    match eval(expr, scope) {
        Value::Node(node) => vec![node],
        Value::Nodes(nodes) => nodes,
        _ => Vec::new(),
    }
}

fn binary<'t>(operator: Operator, left: &'t Expr, right: &'t Expr, scope: &Scope<'t>) -> Value<'t> {
    use Operator::*;
    match operator {
        Or => Value::Boolean(scope.boolean(left) || scope.boolean(right)),
        And => Value::Boolean(scope.boolean(left) && scope.boolean(right)),
        Add => Value::Number(scope.number(left) + scope.number(right)),
        Subtract => Value::Number(scope.number(left) - scope.number(right)),
        Multiply => Value::Number(scope.number(left) * scope.number(right)),
        Divide => Value::Number(scope.number(left) / scope.number(right)),
        Modulo => Value::Number(scope.number(left) % scope.number(right)),
        Union => {
            // First the nodes on the left, then those on the right that are not among them.
            let mut nodes = eval_nodes(left, scope);
            for node in eval_nodes(right, scope) {
                if !nodes.contains(&node) {
                    nodes.push(node);
                }
            }
            Value::Nodes(nodes)
        }
        _ => Value::Boolean(compare(operator, left, right, scope)),
    }
}

fn compare<'t>(operator: Operator, left: &'t Expr, right: &'t Expr, scope: &Scope<'t>) -> bool {
    // The most frequent comparison of a form, `${x} = 'y'`, without copying the literal.
    if let (Operator::Equal | Operator::NotEqual, Expr::Reference(_), Expr::Text(text)) =
        (operator, left, right)
        && let Value::Node(node) = eval(left, scope)
    {
        return (scope.tree.text(node) == text.as_str()) == (operator == Operator::Equal);
    }
    compare_values(operator, &eval(left, scope), &eval(right, scope), scope)
}

fn compare_values(
    operator: Operator,
    left: &Value<'_>,
    right: &Value<'_>,
    scope: &Scope<'_>,
) -> bool {
    // Several nodes: true as soon as one pair is (XPath 1.0). The form checker refuses this where
    // it can be seen in advance.
    let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    let as_one = |other: &Value<'_>| equality && matches!(other, Value::Boolean(_));
    match (left, right) {
        (Value::Nodes(nodes), other) if !as_one(other) => {
            return nodes.iter().any(|n| compare_values(operator, &Value::Node(*n), other, scope));
        }
        (other, Value::Nodes(nodes)) if !as_one(other) => {
            return nodes.iter().any(|n| compare_values(operator, other, &Value::Node(*n), scope));
        }
        _ => {}
    }
    let (tree, env) = (scope.tree, scope.env);
    match operator {
        Operator::Equal => equal(left, right, scope),
        Operator::NotEqual => !equal(left, right, scope),
        _ => {
            let (l, r) = (left.number(tree, env), right.number(tree, env));
            match operator {
                Operator::Less => l < r,
                Operator::LessOrEqual => l <= r,
                Operator::Greater => l > r,
                _ => l >= r,
            }
        }
    }
}

fn equal(left: &Value<'_>, right: &Value<'_>, scope: &Scope<'_>) -> bool {
    let (tree, env) = (scope.tree, scope.env);
    match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) => {
            left.boolean(tree) == right.boolean(tree)
        }
        (Value::Number(_), _) | (_, Value::Number(_)) => {
            left.number(tree, env) == right.number(tree, env)
        }
        (Value::Moment(_), _) | (_, Value::Moment(_)) => {
            match (left.moment(tree, env), right.moment(tree, env)) {
                (Some(l), Some(r)) => l.days() == r.days(),
                _ => left.text(tree, env) == right.text(tree, env),
            }
        }
        _ => left.text(tree, env) == right.text(tree, env),
    }
}

fn path_nodes<'t>(path: &'t Path, scope: &Scope<'t>) -> Value<'t> {
    let mut nodes = match &path.start {
        Start::Root => vec![scope.tree.root()],
        Start::Context => match path.steps.as_slice() {
            // `.` alone is the most frequent path: every constraint uses it.
            [step] if step.to == To::Itself && step.predicates.is_empty() => {
                return Value::Node(scope.node);
            }
            _ => vec![scope.node],
        },
        Start::Current => vec![scope.current],
        Start::Nodes(inner, predicates) => {
            let mut nodes = eval_nodes(inner, scope);
            for predicate in predicates {
                nodes = filter(nodes, predicate, scope);
            }
            nodes
        }
    };
    for step in &path.steps {
        let mut reached = Vec::new();
        for &node in &nodes {
            let mut found = Vec::new();
            match &step.to {
                To::Itself => found.push(node),
                To::Parent => {
                    found.extend(scope.tree.parent(node).filter(|p| !reached.contains(p)));
                }
                To::Child(name) => scope.tree.children(node, Some(name), &mut found),
                To::AnyChild => scope.tree.children(node, None, &mut found),
            }
            for predicate in &step.predicates {
                found = filter(found, predicate, scope);
            }
            reached.append(&mut found);
        }
        nodes = reached;
    }
    match nodes.as_slice() {
        [node] => Value::Node(*node),
        _ => Value::Nodes(nodes),
    }
}

fn filter<'t>(nodes: Vec<NodeId>, predicate: &'t Expr, scope: &Scope<'t>) -> Vec<NodeId> {
    if let Expr::Number(wanted) = predicate {
        return nodes
            .into_iter()
            .enumerate()
            .filter(|(i, _)| is_position(*i, *wanted))
            .map(|(_, n)| n)
            .collect();
    }
    let holds = |(index, node): &(usize, NodeId)| {
        let inner = Scope { node: *node, position: index + 1, ..*scope };
        match eval(predicate, &inner) {
            Value::Number(wanted) => is_position(*index, wanted),
            value => value.boolean(inner.tree),
        }
    };
    nodes.into_iter().enumerate().filter(holds).map(|(_, node)| node).collect()
}

#[expect(clippy::cast_precision_loss, reason = "row numbers are small")]
fn is_position(index: usize, wanted: f64) -> bool {
    (index + 1) as f64 == wanted
}

/// The numbers of nodes, for `min` and `max`.
pub(super) fn numbers_of(nodes: &[NodeId], scope: &Scope<'_>) -> Vec<f64> {
    nodes.iter().map(|&node| node_number(node, scope.tree, scope.env)).collect()
}
