//! No page may show a key instead of a text, in any language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use base::{Date, Locale, Timestamp};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use regex::Regex;

use super::catalog::catalog;
use super::{Texts, calendar};

const HOME: &str = ".";

#[test]
fn the_files_are_well_formed_and_say_nothing_twice() {
    for locale in Locale::ALL {
        assert_eq!(catalog(locale).mistakes, Vec::<String>::new());
    }
}

#[test]
fn every_key_is_there_in_every_language() {
    let [german, english] =
        Locale::ALL.map(|locale| keys(locale).into_keys().collect::<BTreeSet<_>>());
    let only_german: Vec<_> = german.difference(&english).collect();
    let only_english: Vec<_> = english.difference(&german).collect();
    assert!(only_german.is_empty(), "write these in i18n/en: {only_german:?}");
    assert!(only_english.is_empty(), "write these in i18n/de: {only_english:?}");
    let mut missing = BTreeMap::new();
    for (key, place) in used_keys() {
        if !german.contains(&key) {
            missing.insert(key, place);
        }
    }
    assert!(missing.is_empty(), "these keys are used and stand in no i18n file: {missing:#?}");
}

#[test]
fn both_languages_fill_the_same_gaps() {
    let [german, english] = Locale::ALL.map(keys);
    for (key, gaps) in german {
        assert_eq!(Some(&gaps), english.get(&key), "arguments of {key}");
    }
}

#[test]
fn days_and_numbers_are_written_as_people_write_them() {
    let day = Date::constant(2026, 11, 2);
    let at = Timestamp::parse("2026-11-02T13:05:00Z").unwrap();
    let [german, english] = Locale::ALL.map(Texts::new);
    assert_eq!(german.date(day), "02.11.2026");
    assert_eq!(english.date(day), "2 Nov 2026");
    for texts in [german, english] {
        let typed = texts.typed_date(day);
        assert_eq!(typed, "02.11.2026", "as the example in the field");
        assert_eq!(base::PartialDate::read(&typed), Ok(base::PartialDate::full(day)), "{typed}");
    }
    assert_eq!(german.long_date(day), "Montag, 2. November 2026");
    assert_eq!(english.long_date(day), "Monday, 2 November 2026");
    assert_eq!(german.moment(at), "02.11.2026, 14:05");
    assert_eq!(
        (german.number(1_234_567), english.number(-1234)),
        ("1.234.567".into(), "−1,234".into())
    );
    assert_eq!(
        (german.number(0), german.number(999), german.decimal(3.5)),
        ("0".into(), "999".into(), "3,5".into())
    );
}

#[test]
fn an_unknown_key_shows_itself_and_an_unknown_message_still_says_that_the_field_is_wrong() {
    let texts = Texts::new(Locale::De);
    assert_eq!(texts.get("no-such-thing"), "[no-such-thing]");
    let error = base::FieldError::new("name", "no-such-thing");
    assert_eq!(texts.message(&error), texts.get("field-invalid"));
}

/// Every key of a language with the arguments it takes.
fn keys(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for path in files(&Path::new(HOME).join("i18n").join(locale.code()), &["ftl"]) {
        let source = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(source.as_str()).unwrap();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut gaps = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    collect(pattern, &mut gaps);
                }
                keys.insert(message.id.name.to_owned(), gaps);
            }
        }
    }
    keys
}

fn collect(pattern: &Pattern<&str>, gaps: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => note(inline, gaps),
            Expression::Select { selector, variants } => {
                note(selector, gaps);
                variants.iter().for_each(|variant| collect(&variant.value, gaps));
            }
        }
    }
}

fn note(inline: &InlineExpression<&str>, gaps: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        gaps.insert(id.name.to_owned());
    }
}

/// Keys in templates and in the code of web and domain, with the file that uses them.
fn used_keys() -> BTreeMap<String, PathBuf> {
    let key = "([a-z][a-z0-9]*(?:-[a-z0-9]+)+)";
    let patterns = [
        format!(r#"\b(?:t|texts)(?:\(\))?\s*\.(?:get|with)\(\s*"{key}""#),
        format!(
            r#"(?:Problem::at|FieldError::new|\.refuse)\([^()"]*(?:"[^"]*"|\w+(?:\([^()]*\))?)[^()"]*,\s*"{key}""#
        ),
        format!(r#"\bRule\(\s*"{key}"\s*\)"#),
        // Constants and match arms that hold nothing but keys are marked by their name or this comment.
        format!(r#""{key}"\s*,?\s*// text"#),
        format!(
            r#"\.(?:flash|warn|text|secret|choices|select|radios|tick|lines|number|day|suggest)\((?:"[^"]*",\s*)?"{key}""#
        ),
    ];
    let patterns = patterns.map(|pattern| Regex::new(&pattern).unwrap());
    let label_functions = Regex::new(r"(?s)fn \w*_key\(.*?\n    }\n").unwrap();
    let literal = Regex::new(&format!(r#""{key}""#)).unwrap();
    let mut used = BTreeMap::new();
    for folder in ["src", "../domain/src"] {
        for path in files(&Path::new(HOME).join(folder), &["rs", "html"]) {
            if path.ends_with("texts/tests.rs") {
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            for pattern in &patterns {
                for found in pattern.captures_iter(&source) {
                    used.insert(found[1].to_owned(), path.clone());
                }
            }
            for function in label_functions.find_iter(&source) {
                for found in literal.captures_iter(function.as_str()) {
                    used.insert(found[1].to_owned(), path.clone());
                }
            }
        }
    }
    for key in calendar::WEEKDAYS.iter().chain(&calendar::MONTHS) {
        used.insert((*key).to_owned(), "calendar.rs".into());
    }
    assert!(used.len() > 50, "the search for keys finds too little: {}", used.len());
    used
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if path.extension().is_some_and(|it| extensions.iter().any(|wanted| it == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
