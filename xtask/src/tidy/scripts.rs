//! The scripts of the pages stay small and safe.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::tree::{File, Tree};
use super::{Finding, Law};

pub const LAWS: &[Law] = &[
    Law {
        name: "scripts of at most 12 kB (gzip) on any page, as served",
        reason: "the pages are used on old phones and bad networks",
        check: weight,
        broken_by: &[("crates/web/assets/js/app.js", NOISE)],
    },
    Law {
        name: "no script that writes HTML",
        reason: "Trusted Types refuse it, and it is how foreign text becomes a program",
        check: sinks,
        broken_by: &[("crates/web/assets/js/app.js", "box.innerHTML = answer;")],
    },
];

const MOST: usize = 12 * 1_024;
/// Scripts that one kind of page alone loads; every other script counts for all pages.
const OF_ONE_PAGE: [&[&str]; 2] = [&["js/minutes.js"], &["js/autosave.js", "js/forms/"]];
const SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "window.eval",
    "globalThis.eval",
    "new Function",
    "setHTMLUnsafe",
];

fn scripts(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.with_ending(&["js", "mjs"])
        .filter(|file| file.path.starts_with("crates/web/assets/") && !file.path.contains(".test."))
}

/// Scripts of pages; the service worker is loaded by itself, once.
fn served(tree: &Tree) -> impl Iterator<Item = &File> {
    scripts(tree).filter(|file| !file.path.ends_with("/sw.js"))
}

/// As the program serves them: without indentation and comments on lines of their own.
fn slim(source: &str) -> String {
    let mut inside = false;
    let mut kept = Vec::new();
    for line in source.lines().map(str::trim) {
        let opens = line.starts_with("/*");
        inside |= opens;
        if !inside && !line.is_empty() && !line.starts_with("//") {
            kept.push(line);
        }
        if inside && line.contains("*/") {
            inside = false;
        }
    }
    kept.join("\n")
}

fn weight(tree: &Tree) -> Vec<Finding> {
    OF_ONE_PAGE.iter().filter_map(|own| too_heavy(tree, own)).collect()
}

/// What a page loads that has these scripts beside those of all pages.
fn too_heavy(tree: &Tree, own: &[&str]) -> Option<Finding> {
    let is_of = |file: &File, names: &[&str]| names.iter().any(|name| file.path.contains(name));
    let foreign = |file: &File| OF_ONE_PAGE.iter().any(|names| *names != own && is_of(file, names));
    let loaded = served(tree).filter(|file| !foreign(file));
    let mut sizes: Vec<(usize, &File)> =
        loaded.map(|file| (compressed(slim(&file.text).as_bytes()), file)).collect();
    sizes.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let sum: usize = sizes.iter().map(|(size, _)| size).sum();
    let (size, largest) = sizes.first().filter(|_| sum > MOST)?;
    let what = format!("scripts of one page together {sum} bytes of {MOST}; the largest: {size}");
    Some(Finding::new(&largest.path, 1, what))
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.map_or(usize::MAX, |packed| packed.len())
}

fn sinks(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in scripts(tree) {
        for (number, line) in file.text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for sink in SINKS.iter().filter(|sink| code.contains(**sink)) {
                found.push(Finding::new(&file.path, number + 1, format!("uses {sink}")));
            }
            if calls_eval(code) {
                found.push(Finding::new(&file.path, number + 1, "uses eval"));
            }
        }
    }
    found
}

/// The global function, not a method of that name.
fn calls_eval(code: &str) -> bool {
    code.match_indices("eval(").any(|(at, _)| {
        !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || "$#.".contains(c))
    })
}

/// Text that does not compress below the limit: the bytes of a small pseudo-random sequence.
const NOISE: &str = {
    static BYTES: [u8; 20_000] = noise();
    match std::str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

const fn noise() -> [u8; 20_000] {
    let mut bytes = [b' '; 20_000];
    let mut state = 1u32;
    let mut at = 0;
    while at < bytes.len() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes[at] = b' ' + ((state >> 24) % 94) as u8;
        at += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_safe_scripts_and_tests_of_scripts_are_fine() {
        let tree = Tree::of(&[
            (
                "crates/web/assets/js/app.js",
                "box.textContent = this.#eval(answer); // not innerHTML",
            ),
            ("crates/web/assets/js/app.test.js", NOISE),
        ]);
        assert_eq!((weight(&tree), sinks(&tree)), (vec![], vec![]));
    }
}
