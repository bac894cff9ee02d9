//! A house with fictional cases, filled once and kept.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use sha2::{Digest, Sha256};

use super::options::Engine;
use super::program;
use crate::postgres::Server;
use crate::repository::{finish, output, root};

/// Chance of every fictional Kreis.
const SEED: &str = "2021";

/// A filled house.
pub struct House {
    /// Where its data are.
    pub engine: Engine,
    /// How many cases it was filled with.
    pub cases: usize,
    folder: PathBuf,
    /// How long filling took, in seconds, when it was filled.
    pub filled_in: f64,
}

impl House {
    /// The kept house of this size, or a new one.
    ///
    /// # Errors
    /// When it cannot be filled.
    pub fn filled(
        above: &Path,
        engine: Engine,
        cases: usize,
        server: Option<&Server>,
    ) -> Result<Self, String> {
        let name = format!("{}-{cases}", engine.name());
        let mut house = Self { engine, cases, folder: above.join(&name), filled_in: 0.0 };
        let stamp = house.folder.join("filled");
        let source = source()?;
        let kept = std::fs::read_to_string(&stamp).unwrap_or_default();
        if let Some((seconds, of)) = kept.split_once('\n')
            && of == source
        {
            house.filled_in = seconds.parse().unwrap_or_default();
            println!("\n== {name}: kept");
            return Ok(house);
        }
        println!("\n== {name}: filling");
        if house.folder.exists() {
            std::fs::remove_dir_all(&house.folder).map_err(text)?;
        }
        std::fs::create_dir_all(&house.folder).map_err(text)?;
        let mut config = "data_dir = \"data\"\nlisten = \"127.0.0.1:0\"\n".to_owned();
        if let Some(server) = server {
            let database = format!("bench_{cases}");
            server.fresh_database(&database)?;
            let _ = writeln!(config, "database_url = \"{}\"", server.url_of(&database));
        }
        std::fs::write(house.folder.join("geleit.toml"), config).map_err(text)?;
        finish(
            house
                .call(&["init", "--agency", "Landratsamt", "--short-name", "amt"])
                .args([
                    "--law",
                    "DSGVO_LDSG_BW",
                    "--municipality",
                    "08335043",
                    "--login",
                    "verwaltung",
                    "--name",
                    "Vera Verwaltung",
                ])
                .stdout(Stdio::null()),
        )?;
        let agencies = (cases / 8_000).clamp(3, 12).to_string();
        let (cases, begin) = (cases.to_string(), Instant::now());
        let words = ["generate", "--cases", &cases, "--agencies", &agencies, "--seed", SEED];
        finish(&mut house.call(&words))?;
        house.filled_in = begin.elapsed().as_secs_f64();
        std::fs::write(stamp, format!("{}\n{source}", house.filled_in)).map_err(text)?;
        Ok(house)
    }

    /// A call of the program in this house.
    pub fn call(&self, words: &[&str]) -> Command {
        let mut call = Command::new(program());
        call.args(words).arg("--config").arg(self.folder.join("geleit.toml"));
        call.stdin(Stdio::null());
        call
    }

    /// Logins of everybody who keeps cases, those of the largest agency first or last as they were made.
    ///
    /// # Errors
    /// When the program cannot list them.
    pub fn case_managers(&self) -> Result<Vec<String>, String> {
        let said = output(&mut self.call(&["user", "list", "--json"]))?;
        let accounts: serde_json::Value = serde_json::from_str(&said).map_err(text)?;
        let carries = |account: &&serde_json::Value| {
            let roles = account["roles"].as_array().into_iter().flatten();
            roles
                .filter_map(|role| role.as_str())
                .any(|role| role == "case_manager" || role == "speaker")
        };
        let accounts = accounts.as_array().into_iter().flatten().filter(carries);
        Ok(accounts.filter_map(|one| one["login"].as_str().map(str::to_owned)).collect())
    }
}

/// What a filled house depends on: schema, form and fiction. When they change, it is filled again.
fn source() -> Result<String, String> {
    let mut files = Vec::new();
    for folder in ["crates/db/migrations", "crates/domain/src/fiction", "crates/domain/forms"] {
        collect(&root().join(folder), &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(std::fs::read(file).map_err(text)?);
    }
    let mut digits = SEED.to_owned();
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    for entry in std::fs::read_dir(folder).map_err(text)? {
        let path = entry.map_err(text)?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
