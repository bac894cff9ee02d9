//! What an expression is evaluated over.

use std::borrow::Cow;

/// A node of a [`Tree`].
pub type NodeId = u32;

/// Answers of a form, or a small document: anything with nodes, names and text.
pub trait Tree {
    /// The root that absolute paths start from (the parent of the first named node).
    fn root(&self) -> NodeId;
    /// The parent, if any.
    fn parent(&self, node: NodeId) -> Option<NodeId>;
    /// Appends the children of a name (`None`: all), in order, without those that do not count
    /// because they are not relevant.
    fn children(&self, node: NodeId, name: Option<&str>, into: &mut Vec<NodeId>);
    /// The text of a node.
    fn text(&self, node: NodeId) -> Cow<'_, str>;
    /// True when the node holds a date, perhaps a partial one.
    fn is_date(&self, _node: NodeId) -> bool {
        false
    }
    /// The place of a node among its siblings of the same name, from 1.
    fn position(&self, node: NodeId) -> usize;
    /// The field of `${…}` as seen from `from`: one node, or several when it stands in a repeat
    /// that `from` is not part of.
    fn reference(&self, _field: u32, _from: NodeId) -> Referenced {
        Referenced::Excluded
    }
    /// A column of the choice looked at, or a parameter.
    fn column(&self, _name: &str) -> Option<&str> {
        None
    }
    /// The label of a choice of a select question.
    fn choice_label(&self, _question: &str, _choice: &str) -> Option<Cow<'_, str>> {
        None
    }
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Referenced {
    /// Exactly one node.
    One(NodeId),
    /// A single field that does not count now (not relevant, switched off): the empty text.
    Excluded,
    /// The nodes of a repeat.
    Many(Vec<NodeId>),
}
