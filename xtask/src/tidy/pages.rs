//! Templates obey the content security policy.

use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[Law {
    name: "no style, script or handler inside a template",
    reason: "the content security policy refuses it, and a page that needs it is broken in the browser only",
    check,
    broken_by: &[(
        "crates/web/src/cases/pages/show.html",
        "<p style=\"color:red\" onclick=\"x()\">",
    )],
}];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let templates = tree.with_ending(&["html"]).filter(|file| file.room() == Some("web"));
    for file in templates {
        for (number, line) in file.text.lines().enumerate() {
            for what in offences(line) {
                found.push(Finding::new(&file.path, number + 1, what));
            }
        }
    }
    found
}

fn offences(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in line.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
        let lower = tag.to_lowercase();
        let name = lower.split_whitespace().next().unwrap_or_default();
        let data = lower.contains("type=\"application/json\"");
        if name == "style" || (name == "script" && !lower.contains("src=") && !data) {
            found.push(format!("<{name}> with content"));
        }
        for attribute in lower.split_whitespace().skip(1) {
            let key = attribute.split('=').next().unwrap_or_default();
            let handler = key.len() > 3 && key.starts_with("on") && attribute.contains("=\"");
            if attribute.starts_with("style=") || handler {
                found.push(format!("attribute {key}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::offences;

    #[test]
    fn data_and_files_are_fine() {
        assert!(offences("<script type=\"application/json\" id=\"f\">{}</script>").is_empty());
        assert!(offences("<script type=\"module\" src=\"/a.js\"></script> on=\"1\"").is_empty());
    }
}
