//! Opening a house: databases, schema, keys, policies. A wrong key is recognised before anything is written.

use std::path::Path;
use std::sync::Arc;

use base::{Random, SystemClock, SystemRandom};
use db::{Db, Durability, Location, MigrationSet, Options, SchemaState};
use domain::house::House;
use domain::identity::{Access, LoginPolicy, PasswordPolicy};
use vault::{MasterFile, MasterKey, Vault};

use crate::config::Config;
use crate::trouble::Trouble;

/// How the rules of logging in are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// A real installation.
    Standard,
    /// The demonstration: nobody needs a second factor.
    Demonstration,
}

/// Opens an existing house.
///
/// # Errors
/// Says what is missing and what to do.
pub fn open(config: &Config, strictness: Strictness) -> Result<House, Trouble> {
    open_with(config, strictness, Durability::Always)
}

/// As [`open`]; with [`Durability::AtFlush`] for a house that can be filled again, see [`settle`].
///
/// # Errors
/// As [`open`].
pub fn open_with(
    config: &Config,
    strictness: Strictness,
    durability: Durability,
) -> Result<House, Trouble> {
    let options = Options { durability, ..Options::default() };
    let (data, keystore) = (config.data()?, config.keystore()?);
    for location in [&data, &keystore] {
        if let Location::File(path) = location
            && !path.exists()
        {
            return Err(Trouble::failed(format!(
                "{} is not there; `geleit init` sets up a fresh house",
                path.display()
            )));
        }
    }
    let keystore = Db::open(&keystore, options)?;
    let data = Db::open(&data, options)?;
    // Everything that can refuse comes before the first write: a newer schema, and a wrong key.
    let states = [MigrationSet::Keystore.state(&keystore)?, MigrationSet::Data.state(&data)?];
    let master = master_key(config, &keystore)?;
    let sets = [(MigrationSet::Keystore, &keystore), (MigrationSet::Data, &data)];
    for ((set, db), state) in sets.into_iter().zip(states) {
        // Nothing is written, and no lock taken, where nothing is to be done.
        if state != SchemaState::Current {
            for done in set.apply(db, &SystemClock)? {
                tracing::info!(number = done.number, name = done.name, "migration applied");
            }
        }
    }
    let vault = Vault::open(keystore, master)?;
    assemble(data, vault, strictness)
}

/// Makes everything that was written in haste safe from a power cut.
///
/// # Errors
/// When the disk does not take it.
pub fn settle(house: &House) -> Result<(), Trouble> {
    house.vault.flush()?;
    house.data.flush()?;
    Ok(())
}

/// The key that fits the keystore: a systemd credential, else the file.
pub fn master_key(config: &Config, keystore: &Db) -> Result<MasterKey, Trouble> {
    if let Ok(folder) = std::env::var("CREDENTIALS_DIRECTORY") {
        let path = Path::new(&folder).join("geleit-master");
        if path.exists() {
            return Ok(MasterKey::from_credential(&std::fs::read(path)?)?);
        }
    }
    Ok(MasterFile::at(config.master_key()).key_for(keystore)?)
}

/// Makes a fresh house: empty databases, a master key, and the key itself for its recovery shares.
///
/// # Errors
/// When there is one already.
pub fn create(
    config: &Config,
    strictness: Strictness,
    durability: Durability,
) -> Result<(House, MasterKey), Trouble> {
    std::fs::create_dir_all(&config.data_dir)?;
    for location in [config.data()?, config.keystore()?] {
        if let Location::File(path) = location
            && path.exists()
        {
            return Err(Trouble::failed(format!("{} is there already", path.display())));
        }
    }
    let options = Options { durability, ..Options::default() };
    let data = Db::open(&config.data()?, options)?;
    let keystore = Db::open(&config.keystore()?, options)?;
    MigrationSet::Keystore.apply(&keystore, &SystemClock)?;
    MigrationSet::Data.apply(&data, &SystemClock)?;
    let master = MasterKey::generate(&SystemRandom);
    MasterFile::at(config.master_key()).create(&master)?;
    let kept = MasterKey::from_text(&master.text(), "new")?;
    let vault = Vault::create(keystore, master)?;
    Ok((assemble(data, vault, strictness)?, kept))
}

/// Removes the files of a house that [`create`] has just made and that could not be furnished.
pub fn take_back(config: &Config) {
    let files = [config.data(), config.keystore()].into_iter().flatten();
    let files = files.filter_map(|location| match location {
        Location::File(path) => Some(path),
        Location::Server(_) => None,
    });
    for path in files.chain([config.master_key()]) {
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            let _ = std::fs::remove_file(name);
        }
    }
}

fn assemble(data: Db, vault: Vault, strictness: Strictness) -> Result<House, Trouble> {
    let random: Arc<dyn Random> = Arc::new(SystemRandom);
    let passwords = PasswordPolicy::standard(&*random)?;
    let login = match strictness {
        Strictness::Standard => LoginPolicy::standard(passwords),
        Strictness::Demonstration => LoginPolicy::demonstration(passwords),
    };
    let access = Access::load().map_err(Trouble::failed)?;
    Ok(House {
        data: Arc::new(data),
        vault: Arc::new(vault),
        clock: Arc::new(SystemClock),
        random,
        access: Arc::new(access),
        login,
        directory: Arc::default(),
    })
}
