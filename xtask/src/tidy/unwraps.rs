//! A program that is used with somebody sitting opposite does not panic.

use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[Law {
    name: "no unwrap outside of tests",
    reason: "answer with a Problem, or say with expect() why it cannot happen",
    check,
    broken_by: &[("crates/web/src/page.rs", "fn x() { y().unwrap(); }")],
}];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files() {
        let Some(rust) = &file.rust else { continue };
        for (at, _) in rust.code.match_indices(".unwrap()").filter(|(at, _)| !file.in_test(*at)) {
            found.push(Finding::new(&file.path, file.line(at), "unwrap()"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_documentation_and_relatives_are_fine() {
        let text =
            "/// x.unwrap()\nfn a() { b().unwrap_or(1); }\n#[test]\nfn c() { d().unwrap(); }";
        assert_eq!(check(&Tree::of(&[("crates/web/src/page.rs", text)])), []);
    }
}
