//! `cargo xtask bench`: how fast, how large, against the figures that were promised.
//!
//! Builds the release, fills houses of two sizes on both engines (kept under `target/bench`, so that a second
//! run is quick), serves each, visits it with sixteen people at once, and prints what was measured beside what
//! is wanted. The same goes to `target/bench/bench.json`. Tests assert no times; this does not run in CI.

mod house;
mod load;
mod options;
mod people;
mod process;
mod report;
mod visits;

use std::path::PathBuf;

use crate::postgres::Server;
use crate::repository::{cargo, finish, output, target};
use house::House;
use options::{Engine, Options};
use report::Report;

/// Measures everything.
///
/// # Errors
/// What could not be built, filled or served. A figure that is missed is no error: it stands in the table.
pub fn run(words: &[String]) -> Result<(), String> {
    let options = Options::read(words)?;
    finish(cargo().args(["build", "--release", "--locked", "--package", "geleit"]))?;
    let mut report = Report::default();
    report.executable(&program())?;
    let folder = target().join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for engine in &options.engines {
        let server = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(postgres(&folder.join("postgres"))?),
        };
        for cases in &options.cases {
            let house = House::filled(&folder, *engine, *cases, server.as_ref())?;
            visits::measure(&house, &options, &mut report)?;
        }
    }
    if options.expressions {
        let said = output(
            cargo()
                .args(["run", "--release", "--quiet", "--package", "forms"])
                .args(["--example", "speed"]),
        )?;
        report.expressions(&said);
    }
    report.write(&folder.join("bench.json"))?;
    report.print();
    Ok(())
}

/// The release.
fn program() -> PathBuf {
    target().join("release/geleit")
}

/// A server that waits for the disk as a real one does, with its data kept for the next time.
fn postgres(folder: &std::path::Path) -> Result<Server, String> {
    finish(cargo().args(["build", "--quiet", "--package", "db", "--example", "cluster"]))?;
    Server::kept(folder)
}
