//! Names and lengths of files.

use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[
    Law {
        name: "no file that says nothing",
        reason: "a name like this collects what nobody found a place for; name the noun or the verb",
        check: names,
        broken_by: &[("crates/web/src/utils.rs", "")],
    },
    Law {
        name: "no file over 600 lines",
        reason: "aim at about 100 lines, look twice at 350, split at 600",
        check: lengths,
        // 601 lines, without 601 lines here.
        broken_by: &[("crates/web/src/long.rs", LONG)],
    },
];

const LONG: &str = concat_lines();
const BANNED: &[&str] =
    &["utils", "util", "common", "helpers", "helper", "manager", "misc", "stuff", "types"];
const LOOK: usize = 350;
const SPLIT: usize = 600;

const fn concat_lines() -> &'static str {
    const LINES: [u8; SPLIT + 1] = [b'\n'; SPLIT + 1];
    match std::str::from_utf8(&LINES) {
        Ok(text) => text,
        Err(_) => "",
    }
}

fn names(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files() {
        let mut parts: Vec<&str> = file.path.split('/').collect();
        parts.pop();
        parts.push(file.stem());
        for part in parts.into_iter().filter(|part| BANNED.contains(part)) {
            found.push(Finding::new(&file.path, 1, format!("named {part}")));
        }
    }
    found
}

fn lengths(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let written = tree.with_ending(&["rs", "js", "mjs", "css", "html", "typ"]);
    for file in written.filter(|file| !file.is_generated()) {
        let lines = file.text.lines().count();
        let what = format!("{lines} lines");
        if lines > SPLIT {
            found.push(Finding::new(&file.path, lines, what));
        } else if lines > LOOK {
            found.push(Finding::look(&file.path, lines, what));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_looked_at_and_generated_ones_left_alone() {
        let medium = "x\n".repeat(LOOK + 1);
        let generated = format!("/* made by a tool; do not edit here */\n{}", "x\n".repeat(900));
        let tree = Tree::of(&[("a.rs", &medium), ("b.css", &generated), ("c.rs", "x\n")]);
        let found = lengths(&tree);
        assert_eq!(found.len(), 1);
        assert!(found[0].only_look && found[0].path == "a.rs");
    }

    #[test]
    fn a_name_that_only_contains_a_banned_word_is_fine() {
        assert_eq!(names(&Tree::of(&[("crates/domain/src/cases/case_manager.rs", "")])), []);
    }
}
