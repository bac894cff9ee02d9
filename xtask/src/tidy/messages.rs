//! Fluent messages: the same keys with the same arguments in every language, and no key that is not there.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{File, Tree};
use super::{Finding, Law};

pub const LAWS: &[Law] = &[
    Law {
        name: "messages are equal in all languages",
        reason: "every text of the screens exists in German and English, with the same arguments",
        check: unequal,
        broken_by: &[
            ("crates/web/i18n/de/a.ftl", "greeting = Guten Tag, { $name }\n"),
            ("crates/web/i18n/en/a.ftl", "greeting = Hello\n"),
        ],
    },
    Law {
        name: "every message that is used exists",
        reason: "otherwise the screen shows the key",
        check: missing,
        broken_by: &[
            ("crates/web/i18n/de/a.ftl", "a-b = x\n"),
            ("crates/web/src/shell/layout.html", "{{ t.get(\"a-c\") }}"),
        ],
    },
];

/// Calls whose string arguments are keys. In templates and code `t` is the messages of one language.
const CALLS: &[&str] = &[
    "t.get",
    "t.get_with",
    "t.with",
    "t.text",
    "t.args",
    "texts.get",
    "texts.get_with",
    "Problem::at",
    "Problem::Rule",
    "FieldError::new",
];

/// Functions whose strings are keys: `Role::label_key` and its kind.
const NAMING: &[&str] = &["label_key", "message_key", "hint_key", "title_key"];

/// One message or attribute.
#[derive(Debug, PartialEq, Eq)]
struct Message {
    path: String,
    line: usize,
    arguments: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// The messages of every language, and keys defined twice.
fn languages(tree: &Tree) -> (BTreeMap<String, Messages>, Vec<Finding>) {
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    let mut found = Vec::new();
    for file in tree.with_ending(&["ftl"]) {
        let Some((_, inside)) = file.path.split_once("/i18n/") else { continue };
        let Some((language, _)) = inside.split_once('/') else { continue };
        let known = languages.entry(language.to_owned()).or_default();
        for (key, message) in read(file) {
            let line = message.line;
            if let Some(first) = known.insert(key.clone(), message) {
                let what = format!("{key} stands in {}:{} too", first.path, first.line);
                found.push(Finding::new(&file.path, line, what));
            }
        }
    }
    (languages, found)
}

fn read(file: &File) -> Vec<(String, Message)> {
    let mut messages: Vec<(String, Message)> = Vec::new();
    let mut owner = String::new();
    for (number, line) in file.text.lines().enumerate() {
        let indented = line.starts_with([' ', '\t']);
        let head = line.split_once('=').map(|(key, _)| key.trim());
        let name = |text: &str| {
            let text = text.strip_prefix('-').unwrap_or(text);
            !text.is_empty()
                && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        };
        let key = match head {
            Some(key) if !indented && name(key) => {
                owner = key.to_owned();
                Some(key.to_owned())
            }
            Some(key) if indented && key.strip_prefix('.').is_some_and(name) => {
                Some(format!("{owner}{key}"))
            }
            _ => None,
        };
        if let Some(key) = key {
            let path = file.path.clone();
            messages.push((key, Message { path, line: number + 1, arguments: BTreeSet::new() }));
        }
        if !line.starts_with('#')
            && let Some((_, message)) = messages.last_mut()
        {
            message.arguments.extend(arguments(line));
        }
    }
    messages
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect()
    })
}

fn unequal(tree: &Tree) -> Vec<Finding> {
    let (languages, mut found) = languages(tree);
    for (language, messages) in &languages {
        for (other, theirs) in languages.iter().filter(|(other, _)| *other != language) {
            for (key, message) in messages {
                let what = match theirs.get(key) {
                    None => format!("{key} is missing in {other}"),
                    // Each pair once.
                    Some(their) if language < other && their.arguments != message.arguments => {
                        format!("{key} has other arguments in {other}")
                    }
                    Some(_) => continue,
                };
                found.push(Finding::new(&message.path, message.line, what));
            }
        }
    }
    found
}

fn missing(tree: &Tree) -> Vec<Finding> {
    let (languages, _) = languages(tree);
    let known: BTreeSet<&String> = languages.values().flat_map(Messages::keys).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for file in tree.files().filter(|file| file.room().is_some() && !file.is_test) {
        for (at, key) in used(file) {
            if !known.contains(&key) && !file.in_test(at) {
                found.push(Finding::new(&file.path, file.line(at), format!("no message {key}")));
            }
        }
    }
    found
}

/// Keys in a template or source file, with their places.
fn used(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code = match (&file.rust, file.ending()) {
        (Some(rust), _) => rust.code.as_str(),
        (None, "html") => file.text.as_str(),
        _ => return found,
    };
    for call in CALLS {
        for (at, _) in code.match_indices(call) {
            let glued = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let from = at + call.len();
            if glued || !code[from..].starts_with('(') {
                continue;
            }
            let keys = strings(&file.text[from..]).into_iter().filter(|text| is_key(text));
            found.extend(keys.take(1).map(|key| (at, key)));
        }
    }
    if let Some(rust) = &file.rust {
        let blocks: Vec<_> = NAMING.iter().flat_map(|name| rust.functions(name)).collect();
        let inside = |at| blocks.iter().any(|block| block.contains(&at));
        let keys = rust.literals.iter().filter(|one| inside(one.at) && is_key(&one.text));
        found.extend(keys.map(|one| (one.at, one.text.clone())));
    }
    found
}

/// The string arguments of the call whose bracket opens the text.
fn strings(text: &str) -> Vec<String> {
    let mut depth = 0usize;
    let mut found = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '(' => depth += 1,
            ')' if depth <= 1 => break,
            ')' => depth -= 1,
            '"' => found.push(chars.by_ref().take_while(|c| *c != '"').collect()),
            _ => {}
        }
    }
    found
}

/// Lower case words joined by hyphens: names of fields have none, names of keys have some.
fn is_key(text: &str) -> bool {
    text.contains('-')
        && !text.ends_with('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Keys no source names, not even as the beginning of a composed key (`"status-"`).
pub fn unused(tree: &Tree) -> Vec<String> {
    let (languages, _) = languages(tree);
    let mut texts = String::new();
    for file in tree.with_ending(&["rs", "html", "js", "mjs", "ftl"]) {
        texts.push_str(&file.text);
    }
    let keys: BTreeSet<&String> = languages.values().flat_map(Messages::keys).collect();
    let named = |key: &str| {
        let quoted = |text: &str| texts.contains(&format!("\"{text}\""));
        let beginnings = key.match_indices('-').map(|(at, _)| &key[..=at]);
        quoted(key)
            || texts.contains(&format!("\"{key}."))
            || texts.contains(&format!("{{ {key} }}"))
            || beginnings
                .into_iter()
                .any(|start| quoted(start) || texts.contains(&format!("\"{start}{{")))
    };
    keys.into_iter().filter(|key| !key.contains('.') && !named(key)).cloned().collect()
}

/// All findings of both laws.
pub fn findings(tree: &Tree) -> Vec<String> {
    let mut found = unequal(tree);
    found.extend(missing(tree));
    found.iter().map(|one| format!("{}:{}: {}", one.path, one.line, one.what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(de: &str, en: &str, page: &str) -> Tree {
        Tree::of(&[
            ("crates/web/i18n/de/a.ftl", de),
            ("crates/web/i18n/en/a.ftl", en),
            ("crates/web/src/page.html", page),
        ])
    }

    #[test]
    fn attributes_terms_and_selectors_are_compared() {
        let text = "# a-comment = $no\n-brand = Geleit\ncases = { $n ->\n    [one] x\n   *[other] { $n } y\n }\n    .title = { $who }\n";
        let fine = tree(text, text, "");
        assert_eq!(unequal(&fine), []);
        let (languages, _) = languages(&fine);
        let keys: Vec<&String> = languages["de"].keys().collect();
        assert_eq!(keys, ["-brand", "cases", "cases.title"]);
        assert_eq!(unequal(&tree(text, "cases = { $n }\n", "")).len(), 2);
    }

    #[test]
    fn a_key_defined_twice_is_found() {
        let twice = Tree::of(&[
            ("crates/web/i18n/de/a.ftl", "a = 1\n"),
            ("crates/web/i18n/de/b.ftl", "a = 2\n"),
        ]);
        assert_eq!(unequal(&twice).len(), 1);
    }

    #[test]
    fn keys_are_found_in_templates_and_code() {
        let text = "a-b = x\n";
        assert_eq!(missing(&tree(text, text, "{{ t.get(\"a-b\") }} {{ at.get(\"c-d\") }}")), []);
        let code = Tree::of(&[
            ("crates/web/i18n/de/a.ftl", text),
            (
                "crates/domain/src/cases/actions.rs",
                "fn x() { Problem::at(\"kinder[k1].wohnort\", \"c-d\") }",
            ),
        ]);
        assert_eq!(missing(&code)[0].what, "no message c-d");
        let named = Tree::of(&[
            ("crates/web/i18n/de/a.ftl", text),
            (
                "crates/domain/src/identity/role.rs",
                "fn label_key() -> X { \"e-f\" } fn other() { \"g-h\" }",
            ),
        ]);
        let found: Vec<String> = missing(&named).into_iter().map(|one| one.what).collect();
        assert_eq!(found, ["no message e-f"]);
    }

    #[test]
    fn unused_keys_spare_composed_ones() {
        let text = "a-b = x\nstatus-open = y\nlost-key = z\n";
        let page = "{{ t.get(\"a-b\") }} {{ t.get(\"status-\") }}";
        assert_eq!(unused(&tree(text, text, page)), ["lost-key"]);
    }
}
