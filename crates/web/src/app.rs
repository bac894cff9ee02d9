//! What every request shares.

use std::sync::Arc;

use base::{Outcome, Problem};
use domain::house::House;

use crate::live::Bell;
use crate::metrics::Metrics;

/// How this installation is reached and what it is called.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Name shown before login, such as "Landkreis Konstanz".
    pub instance: String,
    /// People reach it by https (a proxy in front speaks it); cookies and headers depend on it.
    pub https: bool,
    /// What people type into the browser, without a slash at the end: links in letters begin with it.
    pub public_url: String,
    /// Whose letters go out; empty where there is no mail server.
    pub mail_from: String,
    /// A proxy in front names the visitor in `X-Forwarded-For`. Never set this without one.
    pub behind_proxy: bool,
    /// A word for every page: the key of a text (`banner-demo`), or finished words; empty for none.
    pub banner: String,
    /// Who runs it.
    pub operator: Operator,
}

/// Who stands behind this installation: imprint, privacy notice and accessibility statement say it.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// Legal name.
    pub name: String,
    /// Postal address, lines separated by line feeds.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub mail: String,
    /// Who represents it.
    pub represented_by: String,
    /// Data protection officer, with a way to reach them.
    pub data_protection: String,
    /// Where barriers are reported; the mail above when empty.
    pub accessibility_mail: String,
}

impl Operator {
    /// Where barriers are reported.
    pub fn barrier_mail(&self) -> &str {
        if self.accessibility_mail.is_empty() { &self.mail } else { &self.accessibility_mail }
    }
}

/// The state of the program; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Data, keys, time, chance, policies.
    pub house: Arc<House>,
    /// This installation.
    pub config: Arc<Config>,
    /// Counters.
    pub metrics: Arc<Metrics>,
    /// Rings when something happens in a meeting that is watched.
    pub bell: Bell,
}

impl AppState {
    /// The state of a fresh start.
    pub fn new(house: Arc<House>, config: Config) -> Self {
        Self { house, config: Arc::new(config), metrics: Arc::default(), bell: Bell::default() }
    }

    /// Runs work that waits for disk or computes, on a thread where it holds up nobody else.
    ///
    /// # Errors
    /// What the work answers; [`Problem::Internal`] when it panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&House) -> Outcome<T> + Send + 'static,
    ) -> Outcome<T> {
        let house = Arc::clone(&self.house);
        match tokio::task::spawn_blocking(move || work(&house)).await {
            Ok(done) => done,
            Err(_) => Err(Problem::internal("the work panicked")),
        }
    }
}
