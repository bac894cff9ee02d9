//! What a server answered.

use std::borrow::Cow;

/// An answer, whole.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Names in lower case, with their values, in order.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Every header of a name.
    pub fn headers_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.headers.iter().filter(move |(other, _)| other == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The content as text.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The value of a hidden field of the page's first form that has it.
    pub fn hidden(&self, name: &str) -> Option<String> {
        self.value_of(&format!("name=\"{name}\""))
    }

    /// The value of the first input with this name or other attribute, as it stands in the page.
    pub fn value_of(&self, attribute: &str) -> Option<String> {
        let text = self.text();
        let tag = text.split('<').find(|tag| tag.contains(attribute))?;
        let value = tag.split_once("value=\"")?.1.split('"').next()?;
        Some(unescape(value))
    }

    /// Every link of the page.
    pub fn links(&self) -> Vec<String> {
        let text = self.text();
        let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        links.map(unescape).collect()
    }
}

fn unescape(text: &str) -> String {
    let named = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let numbered = named.replace("&#34;", "\"").replace("&#39;", "'").replace("&#60;", "<");
    numbered.replace("&#62;", ">").replace("&#38;", "&").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_values_and_links_are_read_off_a_page() {
        let page = r#"<a href="/faelle?a=1&amp;b=2">x</a><form><input type="hidden" name="_csrf" value="ab12">
            <input class="g-input" id="f-x" name="geburtsort" type="text" value="&lt;Homs&gt; &#38; &#34;Hama&#34;">"#;
        let answer = Answer { status: 200, body: page.into(), ..Answer::default() };
        assert_eq!(answer.hidden("_csrf").as_deref(), Some("ab12"));
        assert_eq!(answer.hidden("geburtsort").as_deref(), Some("<Homs> & \"Hama\""));
        assert_eq!(answer.hidden("beruf"), None);
        assert_eq!(answer.links(), ["/faelle?a=1&b=2"]);
    }
}
