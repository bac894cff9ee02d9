//! The browser tests and the tests of the scripts: everything that runs in node.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::repository::{command, finish, root, target};

/// Where the browser tests live.
pub fn folder() -> PathBuf {
    root().join("browser")
}

/// Installs the packages of the lock file, unless exactly these are there already.
///
/// # Errors
/// What npm said.
pub fn install() -> Result<(), String> {
    let lock = read(&folder().join("package-lock.json"))?;
    let stamp = folder().join("node_modules/.geleit-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("all there");
        return Ok(());
    }
    let mut npm = command("npm");
    npm.current_dir(folder()).args(["ci", "--ignore-scripts", "--no-fund", "--no-audit"]);
    finish(&mut npm)?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Walks the pages as users would. The runner's closing line is handed back instead of printed,
/// because it belongs at the very end.
///
/// # Errors
/// When a test failed, or the runner ended without a closing line.
pub fn run(postgres: &str) -> (Option<String>, Result<(), String>) {
    let mut closing = None;
    let done = walk(postgres, &mut closing);
    (closing, done)
}

fn walk(postgres: &str, closing: &mut Option<String>) -> Result<(), String> {
    let mut node = command("node");
    node.args(["browser/run.mjs"])
        .env("GELEIT_BIN", target().join("debug/geleit"))
        .env(crate::postgres::VARIABLE, postgres)
        .stdout(Stdio::piped());
    let mut child = node.spawn().map_err(|error| format!("node: {error}"))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(|error| error.to_string())?;
            if is_closing(&line) {
                *closing = Some(line);
            } else {
                println!("{line}");
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    match closing {
        _ if !status.success() => Err(format!("browser/run.mjs: {status}")),
        None => Err("browser/run.mjs ended without its line \"N passed, N failed\"".to_owned()),
        Some(_) => Ok(()),
    }
}

/// `12 passed, 0 failed`, perhaps with `, 1 skipped` behind or a word and a colon in front.
fn is_closing(line: &str) -> bool {
    let line = line.trim();
    let counts = line.split_once(": ").map_or(line, |(_, counts)| counts);
    let mut parts = counts.split(", ");
    let mut next = |word: &str| {
        let count = parts.next().and_then(|part| part.strip_suffix(word));
        count.is_some_and(|count| count.trim().parse::<u32>().is_ok())
    };
    next(" passed") && next(" failed")
}

/// The tests of the scripts that need no browser.
///
/// # Errors
/// When one failed.
pub fn script_tests(files: &[PathBuf]) -> Result<(), String> {
    finish(command("node").arg("--test").args(files))
}

/// Files named `*.test.mjs` or `*.test.js` in the crates.
pub fn find_script_tests() -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&root().join("crates"), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if path.is_dir() {
            collect(&path, found);
        } else if name.ends_with(".test.mjs") || name.ends_with(".test.js") {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::is_closing;

    #[test]
    fn the_closing_line_is_told_from_others() {
        assert!(is_closing("12 passed, 0 failed"));
        assert!(is_closing("browser: 12 passed, 1 failed, 2 skipped"));
        assert!(!is_closing("journey 4 passed, 2 warnings"));
        assert!(!is_closing("passed, failed"));
    }
}
