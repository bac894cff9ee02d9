//! What came back.

use axum::body::Body;
use axum::http::{HeaderMap, Response};
use http_body_util::BodyExt;

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Reply {
    /// Status code.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// The body; bytes that are no text are replaced.
    pub text: String,
}

impl Reply {
    pub(super) async fn read(answer: Response<Body>) -> Self {
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.map(|all| all.to_bytes()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: parts.status.as_u16(), headers: parts.headers, text }
    }

    /// A header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// All lines of a header.
    pub fn all(&self, name: &str) -> Vec<String> {
        let lines = self.headers.get_all(name).iter();
        lines.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect()
    }

    /// Where it sends the visitor.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The `value` of the first input with this name.
    pub fn input(&self, name: &str) -> Option<String> {
        let tag = self.tag(&format!("name=\"{name}\""))?;
        Some(decoded(attribute(tag, "value")?))
    }

    /// Whether the radio or box with this name and value is ticked, or the option selected.
    pub fn is_chosen(&self, name: &str, value: &str) -> bool {
        let named = format!("name=\"{name}\"");
        let ticked = self
            .tags(&named)
            .any(|tag| attribute(tag, "value") == Some(value) && tag.contains(" checked"));
        let after = self.text.split(named.as_str()).skip(1);
        let selected = after
            .filter_map(|rest| rest.split("</select>").next())
            .any(|list| list.contains(&format!("value=\"{value}\" selected")));
        ticked || selected
    }

    /// The text of the element with this id, without its tags.
    pub fn words(&self, id: &str) -> String {
        let Some((_, rest)) = self.text.split_once(&format!("id=\"{id}\"")) else {
            return String::new();
        };
        let inside = rest.split_once('>').map_or("", |(_, inside)| inside);
        decoded(inside.split('<').next().unwrap_or_default().trim())
    }

    /// The messages of the error summary.
    pub fn problems(&self) -> Vec<String> {
        let Some((_, rest)) = self.text.split_once("data-errors") else { return Vec::new() };
        let list = rest.split("</div>").next().unwrap_or_default();
        let items = list.split("<li>").skip(1).filter_map(|item| item.split_once('>'));
        items
            .filter_map(|(_, text)| text.split_once("</a>"))
            .map(|(text, _)| decoded(text))
            .collect()
    }

    fn tag(&self, part: &str) -> Option<&str> {
        self.tags(part).next()
    }

    /// Opening tags that hold this text.
    fn tags(&self, part: &str) -> impl Iterator<Item = &str> {
        let tags = self.text.split('<').filter_map(|rest| rest.split('>').next());
        let part = part.to_owned();
        tags.filter(move |tag| tag.contains(&part))
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn decoded(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">");
    text.replace("&#38;", "&").replace("&amp;", "&")
}
