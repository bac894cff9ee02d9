//! Logs: structured, to standard error, ids and counts only (docs/LOGGING.md).

use tracing_subscriber::EnvFilter;

/// Begins logging; `GELEIT_LOG` changes the level.
pub fn begin(level: &str) {
    let filter = EnvFilter::try_from_env("GELEIT_LOG").unwrap_or_else(|_| EnvFilter::new(level));
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .init();
}
