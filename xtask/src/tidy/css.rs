//! Style sheets follow the direction of the text.

use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[Law {
    name: "logical CSS properties only",
    reason: "Arabic, Dari and Tigrinya share the pages; left and right turn wrong there (write inline-start/-end)",
    check,
    broken_by: &[("crates/web/assets/css/app.css", ".a { color: red; margin-left: 1rem }")],
}];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.with_ending(&["css"]).filter(|file| file.room().is_some()) {
        for (number, line) in without_comments(&file.text).lines().enumerate() {
            for declaration in line.split(['{', '}', ';']) {
                let Some((property, value)) = declaration.split_once(':') else { continue };
                if is_physical(property.trim(), value.trim()) {
                    let what = declaration.trim().to_owned();
                    found.push(Finding::new(&file.path, number + 1, what));
                }
            }
        }
    }
    found
}

fn is_physical(property: &str, value: &str) -> bool {
    let sides = |text: &str| text.split('-').any(|part| part == "left" || part == "right");
    let boxes = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];
    match property {
        "left" | "right" => true,
        "float" | "clear" | "text-align" => sides(value.trim_end_matches("!important").trim()),
        _ => boxes.iter().any(|start| property.starts_with(start)) && sides(property),
    }
}

/// Comments become spaces, so that the numbers of the lines stay.
fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut clean = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once("/*") {
        clean.push_str(before);
        let (comment, behind) = after.split_once("*/").unwrap_or((after, ""));
        clean.extend(comment.chars().filter(|c| *c == '\n'));
        rest = behind;
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let tree = Tree::of(&[("crates/web/assets/css/a.css", text)]);
        check(&tree).into_iter().map(|finding| finding.line).collect()
    }

    #[test]
    fn logical_sides_shadows_and_comments_are_fine() {
        assert_eq!(
            lines("/* left: 0 */ a { margin-inline-start: 1px; text-align: start }"),
            [0; 0]
        );
        assert_eq!(lines(".arrow-left:hover { background-position: left top }"), [0; 0]);
    }

    #[test]
    fn every_kind_of_physical_side_is_found() {
        assert_eq!(
            lines("a {\n left: 0;\n float: right;\n border-top-left-radius: 1px;\n}"),
            [2, 3, 4]
        );
    }
}
