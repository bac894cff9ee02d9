//! `geleit keys …`: the master key.

use std::process::ExitCode;

use base::SystemRandom;
use db::{Db, Options};
use vault::{MasterFile, MasterKey, Share, Vault};

use super::init::print_shares;
use crate::cli::Keys;
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::trouble::Trouble;
use crate::{print, say};

/// Rotates or recovers the master key.
///
/// # Errors
/// When a share does not fit or the keystore belongs to another key.
pub fn run(keys: Keys) -> Result<ExitCode, Trouble> {
    match keys {
        Keys::Rotate(place) => {
            let config = Config::read(&place)?;
            let house = open(&config, Strictness::Standard)?;
            let file = MasterFile::at(config.master_key());
            let master = file.rotate(&house.vault, &SystemRandom)?;
            print("The master key was replaced; the shares printed before are worthless now.");
            print_shares(&master);
        }
        Keys::Recover { place, shares } => {
            let config = Config::read(&place)?;
            let parsed: Result<Vec<Share>, _> =
                shares.iter().map(|text| Share::parse(text)).collect();
            let parsed = parsed.map_err(|error| Trouble::usage(error.message(base::Locale::En)))?;
            let master = MasterKey::recover(&parsed)
                .map_err(|error| Trouble::usage(error.message(base::Locale::En)))?;
            let keystore = Db::open(&config.keystore()?, Options::default())?;
            let copy = MasterKey::from_text(&master.text(), "shares")?;
            Vault::open(keystore, copy)?;
            MasterFile::at(config.master_key()).create(&master)?;
            say("The master key file was written anew.");
        }
    }
    Ok(ExitCode::SUCCESS)
}
