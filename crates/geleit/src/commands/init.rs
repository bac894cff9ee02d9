//! `geleit init`: a fresh house.

use std::process::ExitCode;

use base::{Clock, Locale, SystemClock, SystemRandom};
use db::Durability;
use domain::identity::{NewAccount, NewAgency, found};
use domain::registers::municipality;

use crate::cli::Init;
use crate::config::Config;
use crate::opening::{Strictness, create, take_back};
use crate::print;
use crate::trouble::Trouble;

/// Sets up the first agency and administrator, and prints what must be kept on paper.
///
/// # Errors
/// When there is a house already or input does not fit.
pub fn run(init: &Init) -> Result<ExitCode, Trouble> {
    let config = Config::read(&init.place)?;
    let law = init
        .law
        .parse()
        .map_err(|_| Trouble::usage(format!("--law: {} is none of the known laws", init.law)))?;
    municipality(&init.municipality, SystemClock.today())
        .map_err(|_| Trouble::usage(format!("--municipality: {} is none", init.municipality)))?;
    let (house, master) = create(&config, Strictness::Standard, Durability::Always)?;
    let agency = NewAgency {
        name: init.agency.clone(),
        short_name: init.short_name.clone(),
        law,
        municipality_key: init.municipality.clone(),
    };
    let administrator = NewAccount {
        login: init.login.clone(),
        display_name: init.name.clone(),
        email: None,
        language: Locale::De,
        password: None,
        must_change: true,
        memberships: Vec::new(),
    };
    let (_, created) = found(&house, &agency, &administrator).inspect_err(|_| {
        // Nothing half is left: the next attempt begins anew.
        take_back(&config);
    })?;
    if let Some(password) = created.password {
        print(&format!("First password of {}: {}", init.login, password.reveal()));
    }
    print_shares(&master);
    Ok(ExitCode::SUCCESS)
}

/// Three shares on paper, two of which restore the master key.
pub fn print_shares(master: &vault::MasterKey) {
    print(
        "Recovery shares of the master key. Print them, give them to three people, delete this text.",
    );
    print(
        "Any two restore the key (geleit keys recover --share … --share …); one alone tells nothing.",
    );
    for share in master.shares(&SystemRandom) {
        print(&format!("  {}", share.text().as_str()));
    }
}
