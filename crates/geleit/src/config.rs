//! Where the house is and how it is reached: a directory alone, or `geleit.toml`.

use std::path::{Path, PathBuf};

use db::Location;
use serde::Deserialize;

use crate::cli::Place;
use crate::mail::Mailing;
use crate::trouble::Trouble;

/// `geleit.toml`. Everything has a default.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Directory of data file, keystore and master key; beside the configuration file unless absolute.
    #[serde(default = "data_dir")]
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; a file in the data directory unless told.
    pub database_url: Option<String>,
    /// The keystore, likewise.
    pub keystore_url: Option<String>,
    /// File of the master key; `master.key` in the data directory unless told. A systemd credential
    /// `geleit-master` takes precedence.
    pub master_key_file: Option<PathBuf>,
    /// Address to listen at.
    #[serde(default = "listen")]
    pub listen: String,
    /// What people type into the browser; `https://…` makes cookies and headers strict.
    #[serde(default)]
    pub public_url: String,
    /// How much is logged while serving: `error`, `warn`, `info`, `debug`.
    #[serde(default = "log")]
    pub log: String,
    /// A proxy in front names the visitor in `X-Forwarded-For`.
    #[serde(default)]
    pub behind_proxy: bool,
    /// Name shown before login.
    #[serde(default)]
    pub instance: String,
    /// Who runs it: for imprint, privacy notice and accessibility statement.
    #[serde(default)]
    pub operator: Operator,
    /// The mail server invitations go through; without one nothing is sent.
    #[serde(default)]
    pub mail: Mailing,
}

/// `[operator]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operator {
    /// Legal name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub mail: String,
    /// Who represents it.
    pub represented_by: String,
    /// Data protection officer.
    pub data_protection: String,
    /// Where barriers are reported.
    pub accessibility_mail: String,
}

fn data_dir() -> PathBuf {
    PathBuf::from("geleit-data")
}

fn log() -> String {
    "info".to_owned()
}

fn listen() -> String {
    "127.0.0.1:8080".to_owned()
}

impl Config {
    /// A house in a directory, with every default.
    pub fn of_dir(dir: &Path) -> Self {
        Self {
            data_dir: dir.to_owned(),
            database_url: None,
            keystore_url: None,
            master_key_file: None,
            listen: listen(),
            public_url: String::new(),
            log: log(),
            behind_proxy: false,
            instance: String::new(),
            operator: Operator::default(),
            mail: Mailing::default(),
        }
    }

    /// What `--dir` or `--config` say; `geleit.toml` in the working directory when neither is given.
    ///
    /// # Errors
    /// Names the file and the line that does not fit.
    pub fn read(place: &Place) -> Result<Self, Trouble> {
        if let Some(dir) = &place.dir {
            return Ok(Self::of_dir(dir));
        }
        let path = place.config.clone().unwrap_or_else(|| PathBuf::from("geleit.toml"));
        let text = std::fs::read_to_string(&path).map_err(|error| {
            Trouble::usage(format!("{}: {error}; use --dir DIR or --config FILE", path.display()))
        })?;
        let mut config: Self = toml::from_str(&text)
            .map_err(|error| Trouble::usage(format!("{}: {error}", path.display())))?;
        if config.data_dir.is_relative()
            && let Some(home) = path.parent()
        {
            config.data_dir = home.join(&config.data_dir);
        }
        Ok(config)
    }

    /// Where the data are.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn data(&self) -> Result<Location, Trouble> {
        self.location(self.database_url.as_deref(), "geleit.sqlite")
    }

    /// Where the keys are.
    ///
    /// # Errors
    /// When the URL is none.
    pub fn keystore(&self) -> Result<Location, Trouble> {
        self.location(self.keystore_url.as_deref(), "keystore.sqlite")
    }

    fn location(&self, url: Option<&str>, file: &str) -> Result<Location, Trouble> {
        match url {
            Some(url) => url.parse().map_err(|error: db::DbError| Trouble::usage(error)),
            None => Ok(Location::File(self.data_dir.join(file))),
        }
    }

    /// The file of the master key.
    pub fn master_key(&self) -> PathBuf {
        self.master_key_file.clone().unwrap_or_else(|| self.data_dir.join("master.key"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_enough_and_a_typo_is_named() {
        let config = Config::of_dir(Path::new("d"));
        assert_eq!(config.data().unwrap(), Location::File("d/geleit.sqlite".into()));
        let empty: Config = toml::from_str("").unwrap();
        assert_eq!(empty.data_dir, Path::new("geleit-data"));
        let wrong: Result<Config, _> = toml::from_str("data_dir = 'x'\nlissten = '0'");
        assert!(wrong.unwrap_err().to_string().contains("lissten"));
    }

    #[test]
    fn the_example_in_the_readme_is_a_configuration_and_names_every_key_of_its_table() {
        let readme = include_str!("../../../README.md");
        let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = example.unwrap();
        let config: Config = toml::from_str(example).unwrap();
        assert_eq!((config.log.as_str(), config.behind_proxy), ("info", true));
        let whole = example.replace("# ", "");
        toml::from_str::<Config>(&whole).unwrap();
        let table = readme.split("### geleit.toml").nth(1).unwrap().split("\n\n").nth(1).unwrap();
        let keys = table.lines().skip(2).filter_map(|line| line.split('`').nth(1));
        for key in keys {
            assert!(whole.contains(key), "{key} is not in the example");
        }
    }
}
