//! One file a verb.

mod agency;
mod audit;
mod backup;
mod demo;
mod doctor;
mod evaluation;
mod forms;
mod generate;
mod init;
mod keys;
mod print;
mod serve;
mod user;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::trouble::Trouble;

/// Carries out one call.
///
/// # Errors
/// What went wrong.
pub fn run(cli: Cli) -> Result<ExitCode, Trouble> {
    match cli.command {
        Command::Demo(demo) => demo::run(&demo),
        Command::Init(init) => init::run(&init),
        Command::Serve(place) => serve::run(&place),
        Command::Doctor(doctor) => doctor::run(&doctor),
        Command::User(user) => user::run(user),
        Command::Keys(keys) => keys::run(keys),
        Command::Audit(audit) => audit::run(audit),
        Command::Backup(backup) => backup::backup(&backup),
        Command::Restore(restore) => backup::restore(&restore),
        Command::Generate(generate) => generate::run(&generate),
        Command::Print(print) => print::run(print),
        Command::Evaluation(evaluation) => evaluation::run(evaluation),
        Command::Forms(forms) => forms::run(forms),
    }
}
