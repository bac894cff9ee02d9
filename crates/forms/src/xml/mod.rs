//! A tiny document tree, used only to run expression cases of other engines against ours.
//! It reads well-formed XML without a document type; it is not a general XML reader.

mod read;

use std::borrow::Cow;

use crate::expression::{NodeId, Tree};

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Element(String),
    Attribute(String),
    Text,
    Comment,
    Instruction(String),
}

#[derive(Clone, Debug)]
struct Node {
    kind: Kind,
    parent: NodeId,
    children: Vec<NodeId>,
    text: String,
}

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    nodes: Vec<Node>,
    root: NodeId,
}

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// Says what is not well-formed.
    pub fn parse(text: &str) -> Result<Document, String> {
        read::document(text)
    }

    fn empty() -> Document {
        let document =
            Node { kind: Kind::Document, parent: 0, children: Vec::new(), text: String::new() };
        Document { nodes: vec![document], root: 0 }
    }

    fn add(&mut self, parent: NodeId, kind: Kind, text: String) -> NodeId {
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NodeId::MAX);
        let listed = !matches!(kind, Kind::Attribute(_));
        self.nodes.push(Node { kind, parent, children: Vec::new(), text });
        if listed {
            self.nodes[parent as usize].children.push(id);
        }
        id
    }

    /// Makes absolute paths start at this node, as engines do with a form's instance.
    pub fn set_root(&mut self, root: NodeId) {
        self.root = root;
    }

    /// Finds a node by a path such as `/data[1]/a[2]/text()[1]`, as the cases name contexts.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let mut at = 0;
        for segment in path.split('/').filter(|s| !s.is_empty()) {
            let (name, index) = match segment.strip_suffix(']').and_then(|s| s.rsplit_once('[')) {
                Some((name, index)) => (name, index.parse::<usize>().ok()?),
                None => (segment, 1),
            };
            at = if let Some(attribute) = name.strip_prefix('@') {
                self.attribute(at, attribute)?
            } else {
                let fits = |id: &&NodeId| match &self.nodes[**id as usize].kind {
                    Kind::Element(element) => element == name,
                    Kind::Comment => name == "comment()",
                    Kind::Text => name == "text()",
                    Kind::Instruction(target) => {
                        name == format!("processing-instruction({target})")
                    }
                    Kind::Document | Kind::Attribute(_) => false,
                };
                *self.nodes[at as usize].children.iter().filter(fits).nth(index.checked_sub(1)?)?
            };
        }
        Some(at)
    }

    fn attribute(&self, of: NodeId, name: &str) -> Option<NodeId> {
        let fits = |node: &Node| node.parent == of && node.kind == Kind::Attribute(name.to_owned());
        self.nodes.iter().position(fits).and_then(|i| NodeId::try_from(i).ok())
    }

    fn collect(&self, node: NodeId, into: &mut String) {
        for &child in &self.nodes[node as usize].children {
            match self.nodes[child as usize].kind {
                Kind::Element(_) => self.collect(child, into),
                Kind::Text => into.push_str(&self.nodes[child as usize].text),
                _ => {}
            }
        }
    }

    /// The element as JSON (`[name, text or children…]`), for the browser's evaluator in tests.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        self.json(self.root)
    }

    fn json(&self, node: NodeId) -> serde_json::Value {
        let of = &self.nodes[node as usize];
        match &of.kind {
            Kind::Text => of.text.clone().into(),
            kind => {
                let name = if let Kind::Element(name) = kind { name.as_str() } else { "" };
                let mut list = vec![name.into()];
                let shown = |id: &&NodeId| {
                    matches!(self.nodes[**id as usize].kind, Kind::Text | Kind::Element(_))
                };
                list.extend(of.children.iter().filter(shown).map(|id| self.json(*id)));
                list.into()
            }
        }
    }
}

impl Tree for Document {
    fn root(&self) -> NodeId {
        self.root
    }

    fn parent(&self, node: NodeId) -> Option<NodeId> {
        (node != 0).then(|| self.nodes[node as usize].parent)
    }

    fn children(&self, node: NodeId, name: Option<&str>, into: &mut Vec<NodeId>) {
        let fits = |id: &&NodeId| match &self.nodes[**id as usize].kind {
            Kind::Element(element) => name.is_none_or(|name| name == element),
            _ => false,
        };
        into.extend(self.nodes[node as usize].children.iter().filter(fits));
    }

    fn text(&self, node: NodeId) -> Cow<'_, str> {
        let of = &self.nodes[node as usize];
        match of.kind {
            Kind::Document | Kind::Element(_) => {
                let mut text = String::new();
                self.collect(node, &mut text);
                Cow::Owned(text)
            }
            _ => Cow::Borrowed(&of.text),
        }
    }

    fn position(&self, node: NodeId) -> usize {
        let of = &self.nodes[node as usize];
        let same = |id: &&NodeId| self.nodes[**id as usize].kind == of.kind;
        let siblings = &self.nodes[of.parent as usize].children;
        siblings.iter().filter(same).position(|id| *id == node).map_or(1, |i| i + 1)
    }
}
