//! Where things are: the repository, the folder cargo builds into, and the commands run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The folder with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    // `cargo run` says where the sources are now; the compiled-in place may be that of another clone.
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_path_buf)
}

/// True on a build server.
pub fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Where cargo builds to, if it is not the default: a build server keeps one folder for all runs,
/// because a fresh clone would otherwise compile every dependency again.
pub fn chosen_target() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os("CARGO_TARGET_DIR") {
        return Some(given.into());
    }
    if !in_ci() {
        return None;
    }
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let cache = set("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(set("HOME")?).join(".cache")))?;
    Some(cache.join("geleit/target"))
}

/// The folder cargo builds into.
pub fn target() -> PathBuf {
    chosen_target().map_or_else(|| root().join("target"), |chosen| root().join(chosen))
}

/// A program, run in the repository, that never waits for input and writes to one stream, so that
/// its lines keep their order when the output goes to a file.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null()).stderr(same_as_stdout());
    command
}

/// Cargo, with the target folder of this run.
pub fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if let Some(target) = chosen_target() {
        cargo.env("CARGO_TARGET_DIR", target);
    }
    if in_ci() {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    cargo
}

/// Runs to the end.
///
/// # Errors
/// When it cannot be started or does not end with 0.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let line = words(command);
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

/// Runs to the end and gives what it printed.
///
/// # Errors
/// As [`finish`].
pub fn output(command: &mut Command) -> Result<String, String> {
    let line = words(command);
    let done = command.stderr(Stdio::inherit()).output();
    let done = done.map_err(|error| format!("{line}: {error}"))?;
    if !done.status.success() {
        return Err(format!("{line}: {}", done.status));
    }
    String::from_utf8(done.stdout).map_err(|error| format!("{line}: {error}"))
}

/// What `cargo metadata` says about the workspace and everything it depends on.
///
/// # Errors
/// When cargo cannot say.
pub fn metadata(more: &[&str]) -> Result<Value, String> {
    let text = output(cargo().args(["metadata", "--format-version", "1"]).args(more))?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))
}

/// Finds a program on the search path.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

fn words(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        line.push(' ');
        line.push_str(&word.to_string_lossy());
    }
    line
}

fn same_as_stdout() -> Stdio {
    use std::os::fd::AsFd;
    let handle = std::io::stdout().as_fd().try_clone_to_owned();
    handle.map_or_else(|_| Stdio::inherit(), Stdio::from)
}
