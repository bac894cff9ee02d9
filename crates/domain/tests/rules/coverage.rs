//! No rule without a test that bears its name.

use std::collections::BTreeSet;
use std::path::Path;

fn rust_files(folder: &Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Names of tests in `#[test]` functions and in `house_test!`, found by their shape.
fn rules_tested(folder: &Path) -> BTreeSet<String> {
    let mut texts = Vec::new();
    rust_files(folder, &mut texts);
    let names = texts.iter().flat_map(|text| text.lines()).filter_map(|line| {
        let name = line.trim_start().strip_prefix("fn ")?;
        let rule = name.get(..4)?.strip_suffix('_')?;
        let number = rule.strip_prefix('w')?;
        number.bytes().all(|b| b.is_ascii_digit()).then(|| rule.to_uppercase())
    });
    names.collect()
}

fn all_rules() -> BTreeSet<String> {
    (1..=40).map(|number| format!("W{number:02}")).collect()
}

#[test]
fn every_rule_has_a_test_named_after_it() {
    let here = Path::new(".");
    let mut tested = rules_tested(&here.join("tests"));
    tested.extend(rules_tested(&here.join("src")));
    assert_eq!(tested, all_rules());
}

/// The rules a column of the table in `REGELN.md` says something about.
fn stated(column: usize) -> BTreeSet<String> {
    let table = include_str!("../../forms/integrationsplan-singen/REGELN.md");
    let rows = table.lines().filter(|line| line.starts_with("| W"));
    let cells = rows.map(|row| row.split(" | ").map(|cell| cell.trim_matches(['|', ' '])));
    let found = cells.filter_map(|cells| {
        let cells: Vec<&str> = cells.collect();
        assert_eq!(cells.len(), 3, "{cells:?}");
        // What a later slice will do has no test yet.
        let there = cells[column] != "–" && !cells[column].starts_with("später");
        there.then(|| cells[0].to_owned())
    });
    found.collect()
}

#[test]
fn where_the_form_states_a_rule_it_is_tested_on_the_form_and_what_the_program_adds_in_a_story() {
    let here = Path::new(".");
    let on_the_form = rules_tested(&here.join("tests/rules"));
    let missing: Vec<_> = stated(1).difference(&on_the_form).cloned().collect();
    assert!(missing.is_empty(), "without a test on the form: {missing:?}");
    let mut in_the_program = rules_tested(&here.join("tests/stories"));
    in_the_program.extend(rules_tested(&here.join("src")));
    let missing: Vec<_> = stated(2).difference(&in_the_program).cloned().collect();
    assert!(missing.is_empty(), "without a story: {missing:?}");
    let table = include_str!("../../forms/integrationsplan-singen/REGELN.md");
    assert!(all_rules().iter().all(|rule| table.contains(&format!("\n| {rule} | "))));
}
