//! Kill the program at every step of a replacement: file and keystore always fit afterwards.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use base::{FixedClock, SeededRandom, Timestamp};
use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use db::{DbError, MigrationSet, Options};
use tempfile::TempDir;

use super::*;
use crate::{ClientKey, Place};

const PLACE: Place<'_> = Place { table: "client", row: "1", column: "name" };

struct Story {
    _folder: TempDir,
    keystore: ScratchDb,
    file: MasterFile,
    first: MasterKey,
    random: SeededRandom,
    sealed: Vec<u8>,
}

impl Story {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keystore = scratch(Engine::Sqlite, MigrationSet::Keystore);
        let random = SeededRandom::new(11);
        let file = MasterFile::at(folder.path().join("master"));
        let first = MasterKey::generate(&random);
        file.create(&first).unwrap();
        let mut story = Self { _folder: folder, keystore, file, first, random, sealed: Vec::new() };
        let clock = Arc::new(FixedClock::new(Timestamp::from_micros(0).unwrap()));
        let random = Arc::new(SeededRandom::new(12));
        let vault =
            Vault::create_with(story.another_connection(), story.first.clone(), clock, random)
                .unwrap();
        vault.create_agency_key("caritas").unwrap();
        story.sealed = vault.create_client_key("caritas", "c1").unwrap().seal(PLACE, b"Selam");
        story
    }

    fn another_connection(&self) -> Db {
        Db::open(self.keystore.location(), Options::default()).unwrap()
    }

    /// A fresh start of the program: finds the key, opens, reads.
    fn start(&self) -> Vault {
        let key = self.file.key_for(&self.keystore).unwrap();
        let vault = Vault::open(self.another_connection(), key).unwrap();
        let client: ClientKey = vault.client_key("c1").unwrap();
        assert_eq!(*client.open(PLACE, &self.sealed).unwrap(), b"Selam");
        vault
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.file.path().parent().unwrap()).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect()
    }
}

fn killed() -> VaultError {
    VaultError::Db(DbError::Other("killed".to_owned()))
}

#[test]
fn a_rotation_that_runs_through_leaves_one_file_with_the_new_key() {
    let story = Story::new();
    let vault = story.start();
    let new = story.file.rotate(&vault, &story.random).unwrap();
    assert_eq!(vault.master_fingerprint(), new.fingerprint());
    assert_eq!(story.files(), [story.file.path()]);
    story.start().create_agency_key("diakonie").unwrap();
    let old = Vault::open(story.another_connection(), story.first.clone());
    assert!(matches!(old, Err(VaultError::WrongMaster { .. })));
}

#[test]
fn killed_before_anything_is_written_nothing_has_happened() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    story.start().rotate_master(&new, |_| Err(killed())).unwrap_err();
    assert_eq!(story.start().master_fingerprint(), story.first.fingerprint());
}

#[test]
fn killed_half_way_through_the_side_file_the_old_key_stays() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    let failed = story.start().rotate_master(&new, |new| {
        fs::write(story.file.side_path(new), "geleit-master-key-1 00ab").unwrap();
        Err(killed())
    });
    assert!(failed.is_err());
    let vault = story.start();
    assert_eq!(vault.master_fingerprint(), story.first.fingerprint());
    // The next rotation clears the leftover away.
    story.file.rotate(&vault, &story.random).unwrap();
    assert_eq!(story.files(), [story.file.path()]);
}

#[test]
fn killed_after_the_side_file_and_before_the_commit_the_old_key_stays() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    let failed = story.start().rotate_master(&new, |new| {
        story.file.stage(new)?;
        Err(killed())
    });
    assert!(failed.is_err());
    assert_eq!(story.files().len(), 2);
    let vault = story.start();
    assert_eq!(vault.master_fingerprint(), story.first.fingerprint());
    story.file.rotate(&vault, &story.random).unwrap();
    assert_eq!(story.files(), [story.file.path()]);
}

#[test]
fn killed_after_the_commit_and_before_the_renaming_the_next_start_finishes() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    story.start().rotate_master(&new, |new| story.file.stage(new)).unwrap();
    assert_eq!(MasterKey::read_file(story.file.path()).unwrap(), story.first);
    assert_eq!(story.start().master_fingerprint(), new.fingerprint());
    assert_eq!(MasterKey::read_file(story.file.path()).unwrap(), new);
    assert_eq!(story.files(), [story.file.path()]);
}

#[test]
fn killed_after_the_commit_with_the_main_file_lost_too_the_next_start_finishes() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    story.start().rotate_master(&new, |new| story.file.stage(new)).unwrap();
    fs::remove_file(story.file.path()).unwrap();
    assert_eq!(story.start().master_fingerprint(), new.fingerprint());
}

#[test]
fn the_one_who_was_overtaken_finds_its_renaming_done() {
    let story = Story::new();
    let new = MasterKey::generate(&story.random);
    story.start().rotate_master(&new, |new| story.file.stage(new)).unwrap();
    story.start();
    story.file.promote(&new).unwrap();
}

#[test]
fn of_two_rotations_at_once_the_second_is_refused_and_changes_no_file() {
    let story = Story::new();
    let (one, two) = (story.start(), story.start());
    story.file.rotate(&one, &story.random).unwrap();
    let refused = story.file.rotate(&two, &story.random).unwrap_err();
    assert!(matches!(refused, VaultError::WrongMaster { .. }), "{refused}");
    assert_eq!(story.files(), [story.file.path()]);
    story.start();
}

#[test]
fn a_key_file_others_may_read_is_refused_and_none_is_overwritten() {
    let story = Story::new();
    assert!(story.file.create(&story.first).is_err());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |mode| fs::set_permissions(story.file.path(), fs::Permissions::from_mode(mode));
        assert_eq!(fs::metadata(story.file.path()).unwrap().permissions().mode() & 0o777, 0o600);
        mode(0o640).unwrap();
        let refused = story.file.key_for(&story.keystore).unwrap_err().to_string();
        assert!(refused.contains("mode 640") && refused.contains("chmod 600"), "{refused}");
        mode(0o400).unwrap();
        story.start();
    }
}

#[test]
fn ugly_key_files_are_no_keys_and_are_not_quoted() {
    let good = MasterKey::generate(&SeededRandom::new(1));
    assert_eq!(MasterKey::from_credential(good.text().as_bytes()).unwrap(), good);
    let text = good.text().replace('\n', "\r\n");
    assert_eq!(MasterKey::from_text(&text, "x").unwrap(), good);
    let short = good.text().trim_end()[..83].to_owned();
    let twice = good.text().repeat(2);
    for ugly in ["", "geleit-master-key-1", "geleit-master-key-2 00", &short, &twice, "\u{feff}ä"]
    {
        let refused = MasterKey::from_text(ugly, "the file").unwrap_err().to_string();
        assert_eq!(refused, "the file holds no master key");
    }
    assert!(MasterKey::from_credential(&[0xff; 32]).is_err());
}
