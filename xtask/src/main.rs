//! Every habit is a verb: `cargo xtask VERB`. The list of verbs is [`HELP`].

#![allow(clippy::print_stdout, reason = "a command line tool talks on the command line")]

mod bench;
mod browser;
mod dist;
mod i18n;
mod licences;
mod packages;
mod postgres;
mod repository;
mod spdx;
mod steps;
mod suite;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask VERB

  test                everything, set-up included; what CI runs
  tidy                the laws of docs/ARCHITECTURE.md, with file, line and reason
  i18n                messages that are missing, unequal or unused
  licences            licences of all dependencies against deny.toml
  bench [WORDS…]      speed and size against the promised figures; `bench --help` lists its words
  dist                release build with checksum and bill of materials in target/dist
  with-postgres CMD…  runs CMD with GELEIT_TEST_POSTGRES naming a throw-away server

Exit code: 0 fine, 1 findings or failures, 2 usage.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((verb, rest)) = words.split_first() else { return usage() };
    let done = match (verb.as_str(), rest) {
        ("test", []) => suite::run(),
        ("tidy", []) => tidy::run(),
        ("i18n", []) => i18n::run(),
        ("licences", []) => licences::run(),
        ("bench", words) => bench::run(words),
        ("dist", []) => dist::run(),
        ("with-postgres", [program, arguments @ ..]) => postgres::with(program, arguments),
        ("help" | "--help" | "-h", []) => {
            println!("{HELP}");
            Ok(())
        }
        _ => return usage(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            if !reason.is_empty() {
                eprintln!("{reason}");
            }
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{HELP}");
    ExitCode::from(2)
}
