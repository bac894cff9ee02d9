//! The slices of the domain know each other only downwards.

use super::rust::{Rust, is_word};
use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[Law {
    name: "slices import downwards",
    reason: "a circle between slices makes one big slice; docs/ARCHITECTURE.md says who stands where",
    check,
    broken_by: &[
        ("crates/domain/src/privacy/actions.rs", "use crate::{audit, cases::Case};"),
        ("crates/domain/src/cases/mod.rs", ""),
    ],
}];

/// From narrow to wide; slices of one line do not know each other.
const ORDER: &[&[&str]] = &[
    &["registers", "audit"],
    &["identity"],
    &["privacy", "outbox"],
    &["cases"],
    &["plans"],
    &["handover"],
    &["network", "impact"],
    &["fiction"],
];
/// What holds the slices together and may be known by all: no slices themselves.
const JOINTS: &[&str] = &["house", "sealed", "testing", "lib"];

fn rank(name: &str) -> Option<usize> {
    ORDER.iter().position(|line| line.contains(&name))
}

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.crates() {
        let Some(inside) = file.path.strip_prefix("crates/domain/src/") else { continue };
        let slice = inside.split(['/', '.']).next().unwrap_or_default();
        let Some(here) = rank(slice) else {
            if !JOINTS.contains(&slice) && !file.is_test {
                found.push(Finding::new(
                    &file.path,
                    1,
                    format!("{slice} has no place in the order"),
                ));
            }
            continue;
        };
        for (at, name) in crate_paths(rust).into_iter().filter(|(at, _)| !file.in_test(*at)) {
            if let Some(there) = rank(&name)
                && name != slice
                && there >= here
            {
                found.push(Finding::new(
                    &file.path,
                    file.line(at),
                    format!("{slice} knows {name}"),
                ));
            }
        }
    }
    found
}

/// The first names behind `crate::`, also inside `crate::{a, b::{c, d}}`.
fn crate_paths(rust: &Rust) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in rust.words("crate") {
        let Some(rest) = rust.code[at + 5..].strip_prefix("::") else { continue };
        let from = at + 7;
        if !rest.starts_with('{') {
            found.push((at, word(rest)));
            continue;
        }
        let mut depth = 0;
        let mut fresh = false;
        for (offset, c) in rest.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            if depth == 1 && (c == '{' || c == ',') {
                fresh = true;
            } else if fresh && is_word(c) {
                found.push((from + offset, word(&rest[offset..])));
                fresh = false;
            }
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| is_word(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(path, text)])).into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn wider_slices_may_know_narrower_ones_and_the_joints() {
        let text =
            "use crate::{House, audit, cases::{Case, plans}, identity};\nuse crate::house::House;";
        assert_eq!(findings("crates/domain/src/plans/actions.rs", text), [""; 0]);
        assert_eq!(findings("crates/domain/src/house.rs", "use crate::plans::Plan;"), [""; 0]);
        let story = "#[cfg(test)]\nmod tests { use crate::plans::Plan; }";
        assert_eq!(findings("crates/domain/src/audit/mod.rs", story), [""; 0]);
    }

    #[test]
    fn upwards_sideways_and_homeless_are_found() {
        assert_eq!(
            findings("crates/domain/src/audit/mod.rs", "use crate::registers::X;"),
            ["audit knows registers"]
        );
        assert_eq!(
            findings("crates/domain/src/cases/store.rs", "fn x() { crate::plans::draw(); }"),
            ["cases knows plans"]
        );
        assert_eq!(findings("crates/domain/src/misc.rs", ""), ["misc has no place in the order"]);
    }
}
