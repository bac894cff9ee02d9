//! A throw-away PostgreSQL for as long as something else runs.
//!
//! `cluster` prints the server's URL and keeps it until standard input ends.
//! `cluster --keep FOLDER` does the same with data that stay, and with a server that waits for the disk.
//! `cluster CMD…` runs CMD with `GELEIT_TEST_POSTGRES` set and ends with its exit code.

#![allow(clippy::print_stdout, reason = "the URL is the answer")]

use std::io::Read;
use std::process::{Command, ExitCode};

use db::testing::Cluster;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<ExitCode, String> {
    let (cluster, words) = match words {
        [word, folder] if word == "--keep" => (Cluster::kept(folder.as_ref())?, &[][..]),
        words => (Cluster::start()?, words),
    };
    let Some((program, arguments)) = words.split_first() else {
        println!("{}", cluster.url());
        let mut rest = Vec::new();
        std::io::stdin().read_to_end(&mut rest).map_err(|error| error.to_string())?;
        return Ok(ExitCode::SUCCESS);
    };
    let status = Command::new(program)
        .args(arguments)
        .env("GELEIT_TEST_POSTGRES", cluster.url())
        .status()
        .map_err(|error| format!("{program}: {error}"))?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1).into())
}
