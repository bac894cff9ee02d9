//! The command line: stable words, the same options everywhere.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Config;

/// Integrationsmanagement for municipalities.
#[derive(Debug, Parser)]
#[command(name = "geleit", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Where the data are: a directory, or a configuration file that says so.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Data directory (SQLite data file, keystore file, master key).
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub dir: Option<PathBuf>,
    /// Configuration file.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Load a fictional Kreis once and serve it.
    Demo(Demo),
    /// Set up a fresh house: first agency, first administrator, master key with recovery shares.
    Init(Init),
    /// Serve the pages.
    Serve(Place),
    /// Look for what is wrong; changes nothing.
    Doctor(Doctor),
    /// Accounts.
    #[command(subcommand)]
    User(User),
    /// Keys.
    #[command(subcommand)]
    Keys(Keys),
    /// The audit log.
    #[command(subcommand)]
    Audit(Audit),
    /// Write a sealed backup into a directory.
    Backup(Backup),
    /// Put a backup in the place of an empty or lost house.
    Restore(Restore),
    /// Invent people and cases in the configured database.
    Generate(Generate),
    /// Documents.
    #[command(subcommand)]
    Print(Print),
    /// The evaluation record.
    #[command(subcommand)]
    Evaluation(Evaluation),
    /// Forms.
    #[command(subcommand)]
    Forms(Forms),
}

/// `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Data directory; reused when it is there.
    #[arg(long, default_value = "geleit-data")]
    pub dir: PathBuf,
    /// Cases in all: four case managers with 160 each, as in a small town.
    #[arg(long, default_value_t = 640)]
    pub cases: usize,
    /// The same seed gives the same Kreis.
    #[arg(long, default_value_t = 2021)]
    pub seed: u64,
    /// Send invitations through this mail server: smtp://127.0.0.1:2525.
    #[arg(long)]
    pub mail: Option<String>,
}

/// `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Full name of the first agency.
    #[arg(long)]
    pub agency: String,
    /// Its short name: lower-case letters, digits, hyphen.
    #[arg(long)]
    pub short_name: String,
    /// Its data protection law: `DSGVO_LDSG_BW`, `DSGVO_SGB_X`, `KDG`, `DSG_EKD`, `DSGVO_BDSG`, `ANDERE`.
    #[arg(long)]
    pub law: String,
    /// Its municipality key (AGS, 8 digits).
    #[arg(long)]
    pub municipality: String,
    /// Login name of the first administrator.
    #[arg(long)]
    pub login: String,
    /// Their name on the screen.
    #[arg(long)]
    pub name: String,
}

/// `doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Findings as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `user …`.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Create an account; prints its first password once.
    Add {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Login name.
        login: String,
        /// Name on the screen.
        #[arg(long)]
        name: String,
        /// Role, such as `case_manager`.
        #[arg(long)]
        role: String,
        /// Short name of the agency; none for roles of the whole Kreis.
        #[arg(long)]
        agency: Option<String>,
    },
    /// Lock an account; open sessions end at once.
    Disable {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Login name.
        login: String,
    },
    /// Unlock an account.
    Enable {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Login name.
        login: String,
    },
    /// Give a new first password and drop the second factor.
    Reset {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Login name.
        login: String,
    },
    /// List the accounts.
    List {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// `keys …`.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Replace the master key and print new recovery shares.
    Rotate(Place),
    /// Write the master key file anew from two recovery shares.
    Recover {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// Two of the three shares, as printed.
        #[arg(long = "share", num_args = 1)]
        shares: Vec<String>,
    },
}

/// `audit …`.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Compute the whole log again.
    Verify {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// A checkpoint somebody else kept: the note, or the export it came with.
        #[arg(long, value_name = "FILE")]
        checkpoint: Option<PathBuf>,
        /// Number of entries and findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Write the log with a signed checkpoint for a witness, and print the checkpoint.
    Export {
        /// Where.
        #[command(flatten)]
        place: Place,
        /// File to write.
        #[arg(long)]
        out: PathBuf,
        /// Only hashes: a witness needs no content.
        #[arg(long)]
        hashes: bool,
    },
}

/// `backup DIR`.
#[derive(Debug, Args)]
pub struct Backup {
    /// Where the house is.
    #[command(flatten)]
    pub place: Place,
    /// Where the backup goes.
    pub target: PathBuf,
    /// Days keystore backups are kept (they end what erasure promises).
    #[arg(long, default_value_t = 14)]
    pub keystore_days: u16,
}

/// `restore DIR`.
#[derive(Debug, Args)]
pub struct Restore {
    /// Where the house shall be.
    #[command(flatten)]
    pub place: Place,
    /// The directory backups were written to.
    pub source: PathBuf,
}

/// `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Cases in all; one case manager for 160 of them.
    #[arg(long)]
    pub cases: usize,
    /// The same seed gives the same Kreis.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Agencies the cases are spread over.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub agencies: u16,
}

/// `print …`.
#[derive(Debug, Subcommand)]
pub enum Print {
    /// The Integrationsplan as PDF, in the order and wording of Anhang 3.
    Plan(PrintPlan),
}

/// `print plan`. The console prints in the place of the case manager; the audit says that it was the console.
#[derive(Debug, Args)]
pub struct PrintPlan {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// Running number of the plan.
    #[arg(long, value_name = "NUMBER", required_unless_present = "blank")]
    pub case: Option<i64>,
    /// File to write.
    #[arg(long, value_name = "FILE.pdf")]
    pub out: PathBuf,
    /// For the pen: without answers, and without --case without numbers too.
    #[arg(long)]
    pub blank: bool,
    /// Number of the case manager (IntMan-Nr.), where several have a plan of this number.
    #[arg(long, value_name = "NUMBER")]
    pub manager: Option<i64>,
    /// Short name of the agency, where several have a plan of this number.
    #[arg(long, value_name = "SHORT_NAME")]
    pub agency: Option<String>,
    /// With the additions the agency has switched on.
    #[arg(long)]
    pub with_additions: bool,
    /// A second language beside German, such as `en`.
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// The plan as it stood at the end of this day.
    #[arg(long, value_name = "DAY", conflicts_with = "blank")]
    pub as_of: Option<String>,
}

/// `evaluation …`.
#[derive(Debug, Subcommand)]
pub enum Evaluation {
    /// Seven pseudonymous fields of every plan that was active at a reference date.
    Export(EvaluationExport),
}

/// `evaluation export`.
#[derive(Debug, Args)]
pub struct EvaluationExport {
    /// Where.
    #[command(flatten)]
    pub place: Place,
    /// The day, as 2026-06-30.
    #[arg(long, value_name = "DAY")]
    pub reference_date: String,
    /// File to write; its ending decides what it is.
    #[arg(long, value_name = "FILE.{csv,xlsx}")]
    pub out: PathBuf,
    /// Short name of the agency; all of them when absent.
    #[arg(long, value_name = "SHORT_NAME")]
    pub agency: Option<String>,
    /// How many there were, as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `forms …`.
#[derive(Debug, Subcommand)]
pub enum Forms {
    /// Check a spreadsheet and list what is wrong, with sheet, row and column.
    Check {
        /// The .xlsx or .ods file.
        file: PathBuf,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Evaluate expressions: one JSON line a case.
    Eval {
        /// File with `[{"id","expr","want","doc"?,"context"?}]`.
        #[arg(long)]
        vectors: PathBuf,
    },
}

impl Cli {
    /// How much is logged. A configuration that cannot be read is complained about later.
    pub fn log_level(&self) -> String {
        match &self.command {
            Command::Serve(place) => {
                Config::read(place).map_or_else(|_| "info".to_owned(), |config| config.log)
            }
            _ => "warn".to_owned(),
        }
    }
}
