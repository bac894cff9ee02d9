//! `geleit serve`: the pages.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, mpsc};

use domain::house::House;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::AppState;

use crate::cli::Place;
use crate::config::Config;
use crate::mail::{Mailer, deliver};
use crate::opening::{Strictness, open};
use crate::say;
use crate::trouble::Trouble;

/// Serves until it is told to stop.
///
/// # Errors
/// When the house cannot be opened or the address is taken.
pub fn run(place: &Place) -> Result<ExitCode, Trouble> {
    let config = Config::read(place)?;
    let house = open(&config, Strictness::Standard)?;
    let mailer = Mailer::of(&config.mail)?;
    listen_and_serve(house, &config.listen, web_config(&config), mailer, |address| {
        say(&format!("Geleit is ready: http://{address}"));
    })
}

/// What the pages need to know of the configuration.
pub fn web_config(config: &Config) -> web::Config {
    let operator = config.operator.clone();
    web::Config {
        instance: config.instance.clone(),
        https: config.public_url.starts_with("https://"),
        public_url: config.public_url.trim_end_matches('/').to_owned(),
        mail_from: if config.mail.url.is_empty() {
            String::new()
        } else {
            config.mail.from.clone()
        },
        behind_proxy: config.behind_proxy,
        banner: String::new(),
        operator: web::Operator {
            name: operator.name,
            address: operator.address,
            phone: operator.phone,
            mail: operator.mail,
            represented_by: operator.represented_by,
            data_protection: operator.data_protection,
            accessibility_mail: operator.accessibility_mail,
        },
    }
}

/// Listens, says that it is ready, and serves until SIGTERM or Ctrl+C.
///
/// # Errors
/// When the address is taken.
pub fn listen_and_serve(
    house: House,
    address: &str,
    config: web::Config,
    mailer: Option<Mailer>,
    ready: impl FnOnce(SocketAddr),
) -> Result<ExitCode, Trouble> {
    // Dropped after the runtime: the driver of PostgreSQL refuses to hang up inside of one.
    let house = Arc::new(house);
    // Work that computes gains nothing from more threads than this, and each keeps memory of its own.
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let (running, stop) = mpsc::channel();
    let post = mailer.map(|mailer| {
        let house = Arc::clone(&house);
        std::thread::spawn(move || deliver(&house, &mailer, &stop))
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(4 * cores)
        .build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(address).await.map_err(|error| {
            Trouble::failed(format!("{address}: {error}; choose another address or --port"))
        })?;
        let state = AppState::new(Arc::clone(&house), config);
        // Whoever reads "ready" may ask it to stop at once.
        let mut terminate = signal(SignalKind::terminate())?;
        // With port 0 the system chose one.
        ready(listener.local_addr()?);
        let stop = async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        };
        web::serve(listener, state, stop).await?;
        Ok(ExitCode::SUCCESS)
    });
    drop(runtime);
    // The letter at hand is finished first, so that nobody has to wonder about it.
    drop(running);
    if post.is_some_and(|post| post.join().is_err()) {
        return Err(Trouble::failed("the outbox crashed"));
    }
    served
}
