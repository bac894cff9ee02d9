//! A house set up by the program itself.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use db::{Db, Location, MigrationSet, Options};
use tempfile::TempDir;

/// The program with these words, without a terminal.
pub fn geleit<I, S>(words: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(env!("CARGO_BIN_EXE_geleit"));
    command.args(words).stdin(Stdio::null()).env_remove("CREDENTIALS_DIRECTORY");
    command
}

/// How a call ended.
#[derive(Debug)]
pub struct Done {
    /// The exit code.
    pub code: i32,
    /// Data.
    pub out: String,
    /// Words for the person.
    pub err: String,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Done {
    /// What it printed, when it ended well.
    #[track_caller]
    pub fn fine(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// That it refused with this exit code and said this.
    #[track_caller]
    pub fn refused(&self, code: i32, words: &str) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(self.err.contains(words), "{:?} is not in: {}", words, self.err);
    }

    /// Its data as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// A house with its configuration.
pub struct House {
    folder: Folder,
    /// What `geleit init` printed.
    pub said: String,
    postgres: Option<ScratchDb>,
}

/// Removed at the end, or somebody else's.
enum Folder {
    Own(TempDir),
    Given(PathBuf),
}

impl House {
    /// A fresh house with one agency and one administrator, data in SQLite.
    pub fn fresh() -> Self {
        Self::of(Engine::Sqlite)
    }

    /// A fresh house; the keystore is a SQLite file always.
    pub fn of(engine: Engine) -> Self {
        Self::build(Folder::Own(tempfile::tempdir().unwrap()), engine)
    }

    /// A fresh house in a folder that is there already.
    pub fn inside(folder: &Path) -> Self {
        Self::build(Folder::Given(folder.to_owned()), Engine::Sqlite)
    }

    fn build(folder: Folder, engine: Engine) -> Self {
        let postgres =
            (engine == Engine::Postgres).then(|| scratch(Engine::Postgres, MigrationSet::Data));
        let mut house = Self { folder, said: String::new(), postgres };
        let mut text = "data_dir = \"data\"\nlisten = \"127.0.0.1:0\"\n".to_owned();
        if let Some(Location::Server(url)) = house.postgres.as_ref().map(ScratchDb::location) {
            text.push_str(&format!("database_url = \"{url}\"\n"));
        }
        std::fs::write(house.config(), text).unwrap();
        house.said = house
            .run(["init", "--agency", "Landratsamt Musterkreis", "--short-name", "kreis"])
            .fine();
        house
    }

    /// With fictional people and so many cases.
    pub fn with_cases(self, cases: usize) -> Self {
        self.run(["generate", "--agencies", "1", "--cases", &cases.to_string()]).fine();
        self
    }

    /// The folder of configuration and data.
    pub fn folder(&self) -> &Path {
        match &self.folder {
            Folder::Own(folder) => folder.path(),
            Folder::Given(folder) => folder,
        }
    }

    /// The data directory.
    pub fn dir(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The configuration file.
    pub fn config(&self) -> PathBuf {
        self.folder().join("geleit.toml")
    }

    /// A file of the data directory.
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    /// The data, opened beside the program.
    pub fn data(&self) -> Db {
        let file = Location::File(self.file("geleit.sqlite"));
        let location = self.postgres.as_ref().map_or(&file, ScratchDb::location);
        Db::open(location, Options::default()).unwrap()
    }

    /// A call with these words and this house's configuration.
    pub fn command<I, S>(&self, words: I) -> Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        let mut command = geleit(words);
        let set_up = ["--law", "DSGVO_LDSG_BW", "--municipality", "08335075", "--login"];
        if command.get_args().next() == Some(OsStr::new("init")) {
            command.args(set_up).args(["verwaltung", "--name", "Vera Verwaltung"]);
        }
        command.arg("--config").arg(self.config());
        command
    }

    /// Runs a call to its end.
    pub fn run<I, S>(&self, words: I) -> Done
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        self.command(words).output().unwrap().into()
    }

    /// That the doctor finds nothing.
    #[track_caller]
    pub fn is_healthy(&self) {
        assert_eq!(self.run(["doctor"]).fine().trim(), "Nothing found.");
    }

    /// Every file of the data directory with its bytes.
    pub fn bytes(&self) -> BTreeMap<String, Vec<u8>> {
        let files = std::fs::read_dir(self.dir()).unwrap().map(|entry| entry.unwrap());
        files
            .map(|file| {
                let name = file.file_name().into_string().unwrap();
                (name, std::fs::read(file.path()).unwrap())
            })
            .collect()
    }
}
