//! Reading the tiny documents.

use super::{Document, Kind};
use crate::expression::NodeId;

/// Deepest nesting read.
const DEEPEST: usize = 200;

pub(super) fn document(text: &str) -> Result<Document, String> {
    let mut document = Document::empty();
    let mut open: Vec<(NodeId, String)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let parent = open.last().map_or(0, |(id, _)| *id);
        let Some(after) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let content = &rest[..end];
            if !open.is_empty() {
                document.add(parent, Kind::Text, unescape(content));
            } else if !content.trim().is_empty() {
                return Err("text outside the root element".into());
            }
            rest = &rest[end..];
            continue;
        };
        if let Some(comment) = after.strip_prefix("!--") {
            let (content, tail) = comment.split_once("-->").ok_or("comment not closed")?;
            document.add(parent, Kind::Comment, content.to_owned());
            rest = tail;
        } else if let Some(data) = after.strip_prefix("![CDATA[") {
            let (content, tail) = data.split_once("]]>").ok_or("CDATA not closed")?;
            document.add(parent, Kind::Text, content.to_owned());
            rest = tail;
        } else if let Some(instruction) = after.strip_prefix('?') {
            let (content, tail) = instruction.split_once("?>").ok_or("instruction not closed")?;
            let (target, data) = content.split_once(' ').unwrap_or((content, ""));
            if target != "xml" {
                document.add(parent, Kind::Instruction(target.to_owned()), data.to_owned());
            }
            rest = tail;
        } else if after.starts_with('!') {
            return Err("document types are not read".into());
        } else if let Some(closing) = after.strip_prefix('/') {
            let (name, tail) = closing.split_once('>').ok_or("tag not closed")?;
            match open.pop() {
                Some((_, opened)) if opened == name.trim() => rest = tail,
                _ => return Err(format!("</{name}> closes nothing")),
            }
        } else {
            rest = element(after, &mut document, parent, &mut open)?;
        }
        if open.len() > DEEPEST {
            return Err("nested too deeply".into());
        }
    }
    match open.pop() {
        Some((_, name)) => Err(format!("<{name}> is not closed")),
        None => Ok(document),
    }
}

fn element<'t>(
    text: &'t str,
    document: &mut Document,
    parent: NodeId,
    open: &mut Vec<(NodeId, String)>,
) -> Result<&'t str, String> {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let name = &text[..end.ok_or("tag not closed")?];
    let id = document.add(parent, Kind::Element(name.to_owned()), String::new());
    let mut rest = text[name.len()..].trim_start();
    loop {
        if let Some(tail) = rest.strip_prefix("/>") {
            return Ok(tail);
        }
        if let Some(tail) = rest.strip_prefix('>') {
            open.push((id, name.to_owned()));
            return Ok(tail);
        }
        let (attribute, tail) = rest.split_once('=').ok_or("attribute without value")?;
        let tail = tail.trim_start();
        let quote = tail.chars().next().filter(|c| *c == '"' || *c == '\'').ok_or("value")?;
        let (value, tail) = tail[1..].split_once(quote).ok_or("value not closed")?;
        document.add(id, Kind::Attribute(attribute.trim().to_owned()), unescape(value));
        rest = tail.trim_start();
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
