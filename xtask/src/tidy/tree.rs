//! The sources as the laws see them.

use std::path::Path;

use super::rust::Rust;

/// Folders without sources of ours.
const SKIPPED: &[&str] = &["target", "node_modules", "geleit-data"];
const ENDINGS: &[&str] = &["rs", "toml", "html", "css", "js", "mjs", "ftl", "typ", "sql"];

/// One file.
pub struct File {
    /// Relative to the repository, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its Rust side, for `.rs`.
    pub rust: Option<Rust>,
    /// The whole file is test code.
    pub is_test: bool,
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        let rust = path.ends_with(".rs").then(|| Rust::read(text));
        let is_test = lives_with_tests(path);
        Self { path: path.to_owned(), text: text.to_owned(), rust, is_test }
    }

    /// The ending, without the dot.
    pub fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The name without folder and ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// The crate (`web` for `crates/web/src/lib.rs`), or nothing for files outside of `crates`.
    pub fn room(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// The line of an offset, counting from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
    }

    /// Whether what stands at the offset is test code.
    pub fn in_test(&self, offset: usize) -> bool {
        self.is_test || self.rust.as_ref().is_some_and(|rust| rust.in_test(offset))
    }

    /// Made by a tool, or taken over as it is; says so in its first lines.
    pub fn is_generated(&self) -> bool {
        self.text.lines().take(3).any(|line| line.contains("do not edit"))
    }
}

/// All files.
pub struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// Reads the repository.
    ///
    /// # Errors
    /// Names the file that cannot be read.
    pub fn load(root: &Path) -> Result<Self, String> {
        let mut found = Vec::new();
        for top in ["crates", "xtask", "browser", "docs"] {
            collect(&root.join(top), top, &mut found)?;
        }
        Ok(Self::new(found.iter().map(|(path, text)| File::new(path, text)).collect()))
    }

    /// A small one, for tests of the laws.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self::new(files.iter().map(|(path, text)| File::new(path, text)).collect())
    }

    fn new(mut files: Vec<File>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let tests: Vec<String> = files.iter().flat_map(test_modules).collect();
        for file in &mut files {
            let path = file.path.as_str();
            file.is_test |= tests.iter().any(|test| {
                path.strip_prefix(test.as_str())
                    .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            });
        }
        Self { files }
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The files with one of these endings.
    pub fn with_ending(&self, endings: &[&str]) -> impl Iterator<Item = &File> {
        self.files().filter(move |file| endings.contains(&file.ending()))
    }

    /// The Rust files of the crates (not of `xtask`).
    pub fn crates(&self) -> impl Iterator<Item = (&File, &Rust)> {
        self.files()
            .filter(|file| file.room().is_some())
            .filter_map(|file| Some((file, file.rust.as_ref()?)))
    }
}

fn collect(folder: &Path, name: &str, found: &mut Vec<(String, String)>) -> Result<(), String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(entry) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if entry.starts_with('.') || SKIPPED.contains(&entry) {
            continue;
        }
        let here = format!("{name}/{entry}");
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, &here, found)?;
        } else if ENDINGS.contains(&ending) {
            let text = std::fs::read_to_string(&path);
            found.push((here.clone(), text.map_err(|error| format!("{here}: {error}"))?));
        }
    }
    Ok(())
}

fn lives_with_tests(path: &str) -> bool {
    let mut parts = path.split('/').rev();
    let stem = parts.next().and_then(|name| name.split('.').next()).unwrap_or_default();
    stem == "tests"
        || stem == "testing"
        || stem.ends_with("_tests")
        || parts.any(|part| ["tests", "testing", "examples", "benches"].contains(&part))
}

/// `#[cfg(test)] mod name;` makes `name.rs` beside it test code.
fn test_modules(file: &File) -> Vec<String> {
    let Some(rust) = &file.rust else { return Vec::new() };
    let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let base = match file.stem() {
        "mod" | "lib" | "main" => folder.to_owned(),
        stem => format!("{folder}/{stem}"),
    };
    rust.test_modules().into_iter().map(|name| format!("{base}/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_code_is_known_by_its_place() {
        let tree = Tree::of(&[
            ("crates/db/src/lib.rs", "#[cfg(test)] mod stories;"),
            ("crates/db/src/stories.rs", ""),
            ("crates/db/src/store.rs", ""),
            ("crates/db/tests/parity.rs", ""),
        ]);
        let tests: Vec<&str> =
            tree.files().filter(|file| file.is_test).map(|file| file.path.as_str()).collect();
        assert_eq!(tests, ["crates/db/src/stories.rs", "crates/db/tests/parity.rs"]);
    }

    #[test]
    fn rooms_are_the_crates() {
        let file = File::new("crates/web/src/shell/mod.rs", "a\nb");
        assert_eq!((file.room(), file.stem(), file.line(2)), (Some("web"), "mod", 2));
        assert_eq!(File::new("xtask/src/main.rs", "").room(), None);
    }
}
