//! The laws of `docs/ARCHITECTURE.md`, held against the sources.
//!
//! Every law carries a small sample that breaks it; a test holds each law against its own sample,
//! because a check that cannot fail is a defect.

mod css;
mod engines;
pub mod messages;
mod names;
mod pages;
mod rooms;
mod rust;
mod scripts;
mod slices;
mod sql;
mod tree;
mod unwraps;

use tree::Tree;

/// One law.
pub struct Law {
    name: &'static str,
    reason: &'static str,
    check: fn(&Tree) -> Vec<Finding>,
    /// Files that break it.
    #[cfg_attr(not(test), allow(dead_code, reason = "the tests hold every law against it"))]
    broken_by: &'static [(&'static str, &'static str)],
}

/// One place that breaks a law or deserves a second look.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    path: String,
    line: usize,
    what: String,
    only_look: bool,
}

impl Finding {
    /// The law is broken here.
    pub fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), only_look: false }
    }

    /// Nothing is broken, but somebody should look.
    pub fn look(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { only_look: true, ..Self::new(path, line, what) }
    }
}

const LAWS: &[&[Law]] = &[
    rooms::LAWS,
    sql::LAWS,
    slices::LAWS,
    engines::LAWS,
    names::LAWS,
    unwraps::LAWS,
    messages::LAWS,
    css::LAWS,
    scripts::LAWS,
    pages::LAWS,
];

/// The sources of this repository.
///
/// # Errors
/// When a file cannot be read.
pub fn sources() -> Result<Tree, String> {
    Tree::load(&crate::repository::root())
}

/// `cargo xtask tidy`
///
/// # Errors
/// When a law is broken; the places have been printed.
pub fn run() -> Result<(), String> {
    let tree = sources()?;
    let mut broken = 0;
    let laws: Vec<&Law> = LAWS.iter().copied().flatten().collect();
    for law in &laws {
        let findings = (law.check)(&tree);
        for finding in &findings {
            let word = if finding.only_look { "look" } else { "LAW" };
            println!("{word}: {}:{}: {}", finding.path, finding.line, finding.what);
        }
        let count = findings.iter().filter(|finding| !finding.only_look).count();
        if count > 0 {
            println!("     ^ {}: {}\n", law.name, law.reason);
        }
        broken += count;
    }
    println!("tidy: {} files, {} laws, {broken} broken", tree.len(), laws.len());
    if broken == 0 { Ok(()) } else { Err(format!("tidy: {broken} places break a law")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_law_finds_the_sample_that_breaks_it() {
        for law in LAWS.iter().copied().flatten() {
            let tree = Tree::of(law.broken_by);
            let found = (law.check)(&tree);
            let hard = found.iter().any(|finding| !finding.only_look);
            assert!(hard, "{} does not find its own sample", law.name);
        }
    }

    #[test]
    fn an_empty_tree_breaks_nothing() {
        for law in LAWS.iter().copied().flatten() {
            assert_eq!((law.check)(&Tree::of(&[])), [], "{}", law.name);
        }
    }

    #[test]
    fn this_repository_keeps_its_laws() {
        let tree = sources().expect("the sources can be read");
        for law in LAWS.iter().copied().flatten() {
            let mut found = (law.check)(&tree);
            found.retain(|finding| !finding.only_look);
            assert_eq!(found, [], "{}: {}", law.name, law.reason);
        }
    }
}
