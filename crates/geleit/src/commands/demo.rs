//! `geleit demo`: a fictional Kreis to click through.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base::{Clock, SystemClock};
use db::Durability;
use domain::fiction::{Amount, PASSWORD, populate};
use domain::identity::{Doer, list_accounts};

use super::serve::{listen_and_serve, web_config};
use crate::cli::Demo;
use crate::config::Config;
use crate::mail::Mailer;
use crate::opening::{Strictness, create, open, settle};
use crate::trouble::Trouble;
use crate::{print, say};

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
    if let Some(url) = &demo.mail {
        config.mail.url.clone_from(url);
        config.mail.from = "Geleit <geleit@kreis.example>".to_owned();
    }
    let mut web = web_config(&config);
    web.public_url = format!("http://{}", config.listen);
    web.banner = "banner-demo".to_owned();
    let mailer = Mailer::of(&config.mail)?;
    listen_and_serve(house, &config.listen, web, mailer, |address| {
        print(&format!("Geleit is ready: http://{address}"));
    })
}

/// Writes into a side directory first: a load that was interrupted leaves nothing that looks finished.
fn load(config: &Config, demo: &Demo) -> Result<(), Trouble> {
    clear(&demo.dir)?;
    let mut half = demo.dir.clone().into_os_string();
    half.push(".loading");
    let half = PathBuf::from(half);
    if half.exists() {
        std::fs::remove_dir_all(&half)?;
    }
    let aside = Config::of_dir(&half);
    let (house, _) = create(&aside, Strictness::Demonstration, Durability::AtFlush)?;
    say(&format!("Loading a fictional Kreis with {} cases …", demo.cases));
    populate(&house, SystemClock.now(), Amount::of(demo.cases, demo.seed), |done| {
        if done % 100 == 0 {
            say(&format!("  {done} cases"));
        }
    })?;
    settle(&house)?;
    drop(house);
    std::fs::rename(&half, &config.data_dir)?;
    Ok(())
}

/// An empty directory may stand where the Kreis goes; anything else is somebody's.
fn clear(dir: &Path) -> Result<(), Trouble> {
    if !dir.exists() {
        return Ok(());
    }
    std::fs::remove_dir(dir).map_err(|_| {
        Trouble::failed(format!("{} holds something else; choose another --dir", dir.display()))
    })
}
