//! `cargo xtask test`: everything, set-up included, for people and build servers alike.
//!
//! The last lines are the summary of nextest and, behind it, the closing line of the browser tests.
//! Set-up that fails ends the run; a check that fails does not keep the later ones from running.

use std::path::PathBuf;

use crate::postgres::{Server, VARIABLE};
use crate::repository::{cargo, finish, in_ci, on_path};
use crate::steps::Steps;
use crate::{browser, packages, tidy};

/// Runs all of it.
///
/// # Errors
/// The steps that failed.
pub fn run() -> Result<(), String> {
    let mut steps = Steps::default();
    let pages = browser::folder().is_dir();
    let ready = steps.take("Debian packages", packages::ensure)
        && steps.take("cargo-nextest", nextest_there)
        && (!pages || steps.take("Packages of the browser tests", browser::install));
    if !ready {
        return steps.verdict();
    }
    steps.take("Format", || finish(cargo().args(["fmt", "--all", "--check"])));
    steps.take("Laws (tidy)", tidy::run);
    steps.take("Clippy", || {
        finish(
            cargo().args(["clippy", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"]),
        )
    });
    let scripts = browser::find_script_tests();
    if !scripts.is_empty() {
        steps.take("Scripts without a browser", || browser::script_tests(&scripts));
    }
    let built =
        steps.take("Build", || finish(cargo().args(["build", "--workspace", "--all-targets"])));
    let mut server = None;
    if !built || !steps.take("PostgreSQL", || Server::start().map(|one| server = Some(one))) {
        return steps.verdict();
    }
    let postgres = server.as_ref().map(Server::url).unwrap_or_default();

    steps.take("Examples in the documentation", || {
        finish(cargo().args(["test", "--workspace", "--doc", "--quiet"]).env(VARIABLE, postgres))
    });
    let mut closing = None;
    if pages {
        steps.take("Browser tests", || {
            let (line, done) = browser::run(postgres);
            closing = line;
            done
        });
    }
    steps.report();
    steps.take_quietly("Rust tests", || {
        let profile = if in_ci() { "ci" } else { "default" };
        let arguments = ["nextest", "run", "--workspace", "--no-fail-fast", "--profile", profile];
        finish(cargo().args(arguments).env(VARIABLE, postgres))
    });
    let verdict = steps.verdict();
    let Some(line) = closing else { return verdict };
    if let Err(reason) = &verdict {
        println!("{reason}");
    }
    println!("{line}");
    // The reason stands above the closing line already.
    verdict.map_err(|_| String::new())
}

/// nextest runs every test in a process of its own and sums up in one line.
fn nextest_there() -> Result<(), String> {
    if on_path("cargo-nextest").is_some() || cargo_home_has("cargo-nextest") {
        println!("there");
        return Ok(());
    }
    finish(cargo().args(["install", "cargo-nextest", "--locked"]))
}

fn cargo_home_has(program: &str) -> bool {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME")?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    home.is_some_and(|home| home.join("bin").join(program).is_file())
}
