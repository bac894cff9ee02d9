//! A PostgreSQL server of our own, started from the installed binaries and removed again.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A running server of our own; it stops when this is dropped, and a throw-away one loses its folder.
pub struct Cluster {
    folder: Folder,
    bin: PathBuf,
}

enum Folder {
    ThrownAway(TempDir),
    Kept(PathBuf),
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Self::ThrownAway(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }
}

impl Cluster {
    /// Creates and starts a server that listens on a socket in its own folder only.
    ///
    /// # Errors
    /// Names the Debian package when the binaries are missing, else what PostgreSQL said.
    pub fn start() -> Result<Self, String> {
        let folder = tempfile::Builder::new().prefix("geleit-pg-").tempdir().map_err(text)?;
        // Nobody misses these data after a power cut.
        let hasty = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        Self::begin(Folder::ThrownAway(folder), hasty)
    }

    /// Starts a server whose data stay in `folder`, and which waits for the disk as a real one does: for
    /// measuring.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn kept(folder: &Path) -> Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(text)?;
        let folder = folder.canonicalize().map_err(text)?;
        Self::begin(Folder::Kept(folder), "")
    }

    fn begin(folder: Folder, more: &str) -> Result<Self, String> {
        let bin = binaries().ok_or("PostgreSQL is not installed: apt-get install postgresql")?;
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        let cluster = Self { folder, bin };
        let data = cluster.data();
        if !data.join("PG_VERSION").exists() {
            let words = ["-A", "trust", "-U", "geleit", "-N", "-D"];
            run(cluster.tool("initdb").args(words).arg(&data))?;
        }
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=200 {more}",
            cluster.folder.path().display()
        );
        let log = cluster.folder.path().join("log");
        run(cluster
            .tool("pg_ctl")
            .args(["-w", "-D"])
            .arg(&data)
            .arg("-l")
            .arg(log)
            .args(["-o", &options, "start"]))?;
        Ok(cluster)
    }

    /// Has the server stopped and its folder removed when this process is gone: for a server kept in a
    /// static, which is never dropped.
    pub(super) fn outlived_by_nobody(&self) {
        let script = format!(
            "while kill -0 {pid} 2>/dev/null; do sleep 1; done; \
             kill -QUIT $(head -1 {folder}/data/postmaster.pid); sleep 1; rm -rf {folder}",
            pid = std::process::id(),
            folder = self.folder.path().display()
        );
        let _ = Command::new("setsid")
            .args(["sh", "-c", &script])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
    }

    /// The URL of its maintenance database.
    pub fn url(&self) -> String {
        url(self.folder.path(), "postgres")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root, so root hands over to the package's own user.
    fn tool(&self, name: &str) -> Command {
        let program = self.bin.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        let mode = match self.folder {
            Folder::ThrownAway(_) => "immediate",
            Folder::Kept(_) => "fast",
        };
        let _ = run(self.tool("pg_ctl").args(["-w", "-m", mode, "-D"]).arg(data).arg("stop"));
    }
}

/// The connection string of a database behind the socket in `folder`.
pub(super) fn url(folder: &Path, database: &str) -> String {
    let folder = folder.display().to_string().replace('/', "%2F");
    format!("postgres://geleit@{folder}/{database}")
}

fn binaries() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    found.pop()
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|meta| {
        use std::os::unix::fs::MetadataExt;
        meta.uid() == 0
    })
}

fn run(command: &mut Command) -> Result<(), String> {
    // pg_ctl's server keeps inherited pipes open, so nothing may wait for their end.
    let errors = tempfile::NamedTempFile::new().map_err(text)?;
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::from(errors.reopen().map_err(text)?))
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if status.success() {
        return Ok(());
    }
    let said = std::fs::read_to_string(errors.path()).unwrap_or_default();
    Err(format!("{command:?}: {status}\n{said}"))
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
