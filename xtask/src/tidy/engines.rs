//! Nobody asks which engine runs.

use super::tree::Tree;
use super::{Finding, Law};

pub const LAWS: &[Law] = &[Law {
    name: "no question about the engine outside of db",
    reason: "each such question is a second program that is tested half as often",
    check,
    broken_by: &[(
        "crates/domain/src/cases/store.rs",
        "fn x(e: Engine) { if e == Engine::Sqlite { y() } }",
    )],
}];

fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (file, rust) in tree.crates().filter(|(file, _)| file.room() != Some("db")) {
        // A backup copies a file or dumps a server, and doctor names what it found: both must know.
        let may_know = ["geleit", "vault"].iter().any(|room| file.room() == Some(*room))
            && ["doctor", "backup", "restore"].iter().any(|word| file.path.contains(word));
        if may_know {
            continue;
        }
        for at in rust.words("Engine").filter(|at| !file.in_test(*at)) {
            let rest = &rust.code[at..];
            if rest.starts_with("Engine::Sqlite") || rest.starts_with("Engine::Postgres") {
                found.push(Finding::new(&file.path, file.line(at), "asks which engine runs"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn db_backup_and_tests_may_know() {
        let text = "fn x() { Engine::Sqlite }";
        let tree = Tree::of(&[
            ("crates/db/src/dialect.rs", text),
            ("crates/geleit/src/backup.rs", text),
            ("crates/domain/tests/story.rs", text),
        ]);
        assert_eq!(check(&tree), []);
    }
}
