//! Who may know whom among the crates.

use super::tree::{File, Tree};
use super::{Finding, Law};

pub const LAWS: &[Law] = &[
    Law {
        name: "drivers only in db",
        reason: "two engines stay one program only as long as nobody else sees which one runs",
        check: |tree| {
            only_in(tree, &["rusqlite", "postgres", "tokio_postgres", "sqlx", "diesel"], &["db"])
        },
        broken_by: &[("crates/cases/src/lib.rs", "use rusqlite::Connection;")],
    },
    Law {
        name: "drivers only in db's manifest",
        reason: "what is not a dependency cannot be used",
        check: |tree| {
            manifests(tree, &["rusqlite", "postgres", "tokio_postgres", "sqlx", "diesel"], &["db"])
        },
        broken_by: &[("crates/web/Cargo.toml", "[dependencies]\npostgres.workspace = true\n")],
    },
    Law {
        name: "HTTP only in web and geleit",
        reason: "the domain knows no browser; it is called from pages, commands and tests alike",
        check: |tree| {
            let mut found = only_in(tree, HTTP, &["web", "geleit"]);
            found.extend(manifests(tree, HTTP, &["web", "geleit"]));
            found
        },
        broken_by: &[("crates/domain/src/cases/actions.rs", "fn x(_: axum::Json<u8>) {}")],
    },
    Law {
        name: "async only in web and geleit",
        reason: "the domain is synchronous: a transaction is a block one can see",
        check: async_words,
        broken_by: &[("crates/domain/src/cases/actions.rs", "pub async fn open() {}")],
    },
    Law {
        name: "typst only in documents",
        reason: "it is by far the heaviest dependency; nothing else may wait for it",
        check: |tree| {
            let mut found = only_in(tree, TYPST, &["documents"]);
            found.extend(manifests(tree, TYPST, &["documents"]));
            found
        },
        broken_by: &[("crates/web/Cargo.toml", "[dependencies]\ntypst-pdf = \"0.15\"\n")],
    },
    Law {
        name: "forms, documents and disclosure are pure",
        reason: "bytes in, bytes out: what does no input and output can be tested, fuzzed and trusted",
        check: pure,
        broken_by: &[("crates/forms/src/read.rs", "fn x() { std::fs::read(\"x\"); }")],
    },
];

const HTTP: &[&str] = &["axum", "tower", "tower_http", "hyper", "tokio"];
const TYPST: &[&str] = &["typst", "typst_pdf", "typst_as_lib", "typst_library", "typst_layout"];
const PURE: &[&str] = &["forms", "documents", "disclosure"];

fn lives_in(file: &File, rooms: &[&str]) -> bool {
    file.room().is_some_and(|room| rooms.contains(&room))
}

/// `name::…` or `use name` in code outside of the rooms that may.
fn only_in(tree: &Tree, names: &[&str], rooms: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.crates().filter(|(file, _)| !lives_in(file, rooms)) {
        for name in names {
            for at in rust.words(name) {
                let before = rust.code[..at].trim_end();
                let after = rust.code[at + name.len()..].trim_start();
                let path = after.starts_with("::") && !before.ends_with("::");
                if path || before.ends_with("use") || before.ends_with("extern crate") {
                    found.push(Finding::new(&file.path, file.line(at), format!("uses {name}")));
                }
            }
        }
    }
    found
}

/// Dependencies of these names (and of their family for dependencies of tests too).
fn manifests(tree: &Tree, names: &[&str], rooms: &[&str]) -> Vec<Finding> {
    let mut found = Vec::new();
    let manifests = tree.files().filter(|file| file.path.ends_with("/Cargo.toml"));
    for file in manifests.filter(|file| file.room().is_some() && !lives_in(file, rooms)) {
        let mut inside = false;
        for (number, line) in file.text.lines().enumerate() {
            if let Some(section) = line.trim().strip_prefix('[') {
                inside = section.contains("dependencies") && !section.contains("dev-");
                continue;
            }
            let key = line.split(['.', '=', ' ']).next().unwrap_or_default().replace('-', "_");
            if inside && names.contains(&key.as_str()) {
                found.push(Finding::new(&file.path, number + 1, format!("depends on {key}")));
            }
        }
    }
    found
}

fn async_words(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.crates().filter(|(file, _)| !lives_in(file, &["web", "geleit"])) {
        for word in ["async", "await"] {
            for at in rust.words(word).filter(|at| !file.in_test(*at)) {
                found.push(Finding::new(
                    &file.path,
                    file.line(at),
                    format!("{word} outside of the edges"),
                ));
            }
        }
    }
    found
}

fn pure(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let doors = ["std::fs", "std::net", "std::process", "std::env", "db::", "vault::", "domain::"];
    for (file, rust) in tree.crates().filter(|(file, _)| lives_in(file, PURE)) {
        if !file.path.contains("/src/") {
            continue;
        }
        for door in doors {
            for (at, _) in rust.code.match_indices(door) {
                let glued = rust.code[..at].ends_with(|c| super::rust::is_word(c) || c == ':');
                if !glued && !file.in_test(at) {
                    found.push(Finding::new(
                        &file.path,
                        file.line(at),
                        format!("reaches for {door}"),
                    ));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_sound_alike_are_fine() {
        let tree = Tree::of(&[
            (
                "crates/domain/src/a.rs",
                "mod postgres { fn x() { db::postgres::y(); } } // rusqlite::",
            ),
            ("crates/web/src/b.rs", "use axum::Router; async fn page() {}"),
            ("crates/domain/Cargo.toml", "[dev-dependencies]\ntokio.workspace = true\n"),
            ("crates/domain/tests/c.rs", "async fn story() {}"),
            ("crates/forms/src/d.rs", "fn x() { self::db::y(); foo_db::z(); }"),
        ]);
        for law in LAWS {
            assert_eq!((law.check)(&tree), [], "{}", law.name);
        }
    }
}
