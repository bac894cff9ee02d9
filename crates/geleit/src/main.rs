//! The one executable of Geleit.
//!
//! Exit codes: 0 fine, 1 something was found or went wrong, 2 the call's words are off.

mod cli;
mod commands;
mod config;
mod logging;
mod mail;
mod opening;
mod trouble;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    logging::begin(&cli.log_level());
    match commands::run(cli) {
        Ok(code) => code,
        Err(trouble) => {
            say(&format!("geleit: {trouble}"));
            trouble.code()
        }
    }
}

/// One line for the person at the console; standard output stays for data.
#[allow(clippy::print_stderr)]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}

/// A line of data on standard output.
#[allow(clippy::print_stdout)]
pub(crate) fn print(line: &str) {
    println!("{line}");
}
