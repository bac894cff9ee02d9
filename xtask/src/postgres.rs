//! One throw-away PostgreSQL for a whole run.
//!
//! The server itself is started by `db::testing::Cluster`; its example `cluster` keeps it until its
//! standard input ends, so that it goes away with this process however that ends.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::repository::{cargo, command, finish, root, target};

/// The variable the tests look at.
pub const VARIABLE: &str = "GELEIT_TEST_POSTGRES";

/// A running server.
pub struct Server {
    keeper: Option<Child>,
    url: String,
}

impl Server {
    /// Starts one from the built example, or takes the one the environment names already.
    ///
    /// # Errors
    /// What the example said.
    pub fn start() -> Result<Self, String> {
        if let Ok(url) = std::env::var(VARIABLE) {
            return Ok(Self { keeper: None, url });
        }
        Self::launch(&[])
    }

    /// Starts one that keeps its data in a folder and waits for the disk as a real server does.
    ///
    /// # Errors
    /// What the example said.
    pub fn kept(folder: &Path) -> Result<Self, String> {
        Self::launch(&["--keep".as_ref(), folder.as_os_str()])
    }

    fn launch(words: &[&OsStr]) -> Result<Self, String> {
        let program = target().join("debug/examples/cluster");
        let mut keeper = Command::new(&program)
            .args(words)
            .current_dir(root())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C is meant for the tests; the server goes when its input ends.
            .process_group(0)
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let mut url = String::new();
        if let Some(stdout) = keeper.stdout.take() {
            BufReader::new(stdout).read_line(&mut url).map_err(|error| error.to_string())?;
        }
        let url = url.trim().to_owned();
        if url.is_empty() {
            let _ = keeper.wait();
            return Err("PostgreSQL did not start".to_owned());
        }
        Ok(Self { keeper: Some(keeper), url })
    }

    /// Its connection string.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The connection string of another database of it.
    pub fn url_of(&self, database: &str) -> String {
        let above = self.url.rsplit_once('/').map_or(self.url.as_str(), |(above, _)| above);
        format!("{above}/{database}")
    }

    /// Makes a database anew.
    ///
    /// # Errors
    /// What the server said.
    pub fn fresh_database(&self, name: &str) -> Result<(), String> {
        for word in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            finish(command("psql").args(["--quiet", "--dbname", &self.url, "--command", &word]))?;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            drop(keeper.stdin.take());
            let _ = keeper.wait();
        }
    }
}

/// `cargo xtask with-postgres CMD…`
///
/// # Errors
/// When the server does not start or the command fails.
pub fn with(program: &str, arguments: &[String]) -> Result<(), String> {
    finish(cargo().args(["build", "--quiet", "--package", "db", "--example", "cluster"]))?;
    let server = Server::start()?;
    let mut command = command(program);
    command.args(arguments).env(VARIABLE, server.url());
    command.current_dir(std::env::current_dir().unwrap_or_else(|_| root()));
    finish(command.stdin(Stdio::inherit()).stderr(Stdio::inherit()))
}
