//! `geleit demo`: a fictional Kreis to click through.

use std::process::ExitCode;
use std::sync::Arc;

use base::{Clock, FixedClock, SystemClock};
use domain::fiction::{Amount, PASSWORD, populate};
use domain::identity::{Doer, list_accounts};

use super::serve::{listen_and_serve, web_config};
use crate::cli::Demo;
use crate::config::Config;
use crate::opening::{Strictness, create, open};
use crate::trouble::Trouble;
use crate::{print, say};

/// One enquiry for so many cases.
const CASES_PER_ENQUIRY: usize = 3;

/// Loads the Kreis when the directory is new, prints who can log in, and serves.
///
/// # Errors
/// When the directory holds something else, or the port is taken.
pub fn run(demo: &Demo) -> Result<ExitCode, Trouble> {
    let mut config = Config::of_dir(&demo.dir);
    config.listen = format!("127.0.0.1:{}", demo.port);
    config.instance = "Landkreis Konstanz (Vorführung)".to_owned();
    if !demo.dir.join("geleit.sqlite").exists() {
        load(&config, demo)?;
    }
    let house = open(&config, Strictness::Demonstration)?;
    print("Accounts (fictional people; everybody has the same password):");
    for listed in list_accounts(&house, Doer::Console)? {
        let roles: Vec<&str> = listed.memberships.iter().map(|one| one.role.code()).collect();
        print(&format!("  {:8} {PASSWORD}  {}", listed.account.login.reveal(), roles.join(", ")));
    }
    let mut web = web_config(&config);
    web.banner = "Vorführung – erfundene Daten".to_owned();
    let ready = format!("Geleit is ready: http://{}", config.listen);
    listen_and_serve(house, &config.listen, web, move || print(&ready))
}

/// Writes into a side directory first: a load that was interrupted leaves nothing that looks finished.
fn load(config: &Config, demo: &Demo) -> Result<(), Trouble> {
    let half = demo.dir.with_extension("loading");
    if half.exists() {
        std::fs::remove_dir_all(&half)?;
    }
    let now = SystemClock.now();
    let clock = Arc::new(FixedClock::new(now));
    let aside = Config::of_dir(&half);
    let (house, _) = create(&aside, clock.clone(), Strictness::Demonstration)?;
    say(&format!("Loading a fictional Kreis with {} cases …", demo.cases));
    let amount =
        Amount { cases: demo.cases, enquiries: demo.cases / CASES_PER_ENQUIRY, seed: demo.seed };
    populate(&house, &clock, now, amount, |done| {
        if done % 100 == 0 {
            say(&format!("  {done} cases"));
        }
    })?;
    house.data.flush()?;
    drop(house);
    if demo.dir.exists() {
        std::fs::remove_dir(&demo.dir).map_err(|_| {
            Trouble::failed(format!(
                "{} holds something else; choose another --dir",
                demo.dir.display()
            ))
        })?;
    }
    std::fs::rename(&half, &config.data_dir)?;
    Ok(())
}
