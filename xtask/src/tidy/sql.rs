//! Where SQL may stand.

use super::tree::{File, Tree};
use super::{Finding, Law};

pub const LAWS: &[Law] = &[
    Law {
        name: "SQL only in store.rs",
        reason: "whoever asks what a slice reads and writes opens one file",
        check: outside_of_stores,
        broken_by: &[(
            "crates/domain/src/cases/actions.rs",
            "const A: &str = \"SELECT id \\\n   FROM case_file\";",
        )],
    },
    Law {
        name: "SQL only inside db::statements!",
        reason: "a test prepares every statement of that list on both engines; others it cannot know",
        check: outside_of_lists,
        broken_by: &[(
            "crates/domain/src/cases/store.rs",
            "db::statements! { A = \"SELECT 1 FROM x\"; }\nconst B: &str = \"DELETE FROM case_file\";",
        )],
    },
];

/// True for text that reads like a statement. Only capitals count: SQL is written so here, prose is not.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "\\").collect();
    let text = words.join(" ");
    let has = |part: &str| text.contains(part);
    (has("SELECT ") && has(" FROM "))
        || has("INSERT INTO ")
        || has("DELETE FROM ")
        || (has("UPDATE ") && has(" SET "))
        || has("CREATE TABLE ")
        || has("ALTER TABLE ")
}

fn is_store(file: &File) -> bool {
    file.stem() == "store" || file.path.split('/').any(|part| part == "store")
}

fn outside_of_stores(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, at) in statements(tree).filter(|(file, _)| !is_store(file)) {
        found.push(Finding::new(&file.path, file.line(at), "a statement outside of store.rs"));
    }
    found
}

fn outside_of_lists(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, at) in statements(tree).filter(|(file, _)| is_store(file)) {
        let blocks = |name| file.rust.iter().flat_map(move |rust| rust.macro_blocks(name));
        // A macro holds a fragment that goes into statements of the list.
        let listed =
            blocks("statements").chain(blocks("macro_rules")).any(|list| list.contains(&at));
        if !listed {
            found.push(Finding::new(&file.path, file.line(at), "a statement no test prepares"));
        }
    }
    found
}

/// Every statement in a string outside of `db` and of tests.
fn statements(tree: &Tree) -> impl Iterator<Item = (&File, usize)> {
    tree.crates().filter(|(file, _)| file.room() != Some("db")).flat_map(|(file, rust)| {
        let texts = rust.literals.iter().filter(|one| is_sql(&one.text) && !file.in_test(one.at));
        texts.map(move |one| (file, one.at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_fragments_and_tests_are_fine() {
        let tree = Tree::of(&[
            (
                "crates/web/src/a.rs",
                "fn x() { y(\"Select a case from the list, update and set\"); }",
            ),
            ("crates/domain/tests/b.rs", "fn x() { y(\"DELETE FROM audit_entry\"); }"),
            (
                "crates/domain/src/cases/store.rs",
                "macro_rules! own { () => { \"(SELECT a FROM b)\" } }\n\
                 db::statements! {\n /// Why.\n A = concat!(\"SELECT a FROM c WHERE \", own!());\n}",
            ),
            (
                "crates/domain/src/cases/store/lists.rs",
                "db::statements! { A = \"INSERT INTO a\"; }",
            ),
        ]);
        for law in LAWS {
            assert_eq!((law.check)(&tree), [], "{}", law.name);
        }
    }
}
