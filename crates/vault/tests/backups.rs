//! Backups: made while running, refused when a bit is wrong, and a person erased stays erased.

#![allow(clippy::unwrap_used)]

mod house;

use std::fs;
use std::path::{Path, PathBuf};

use base::{Clock, SeededRandom, SystemClock};
use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use db::{Db, Location, MigrationSet, Options, params};
use house::{at, master, set_up};
use tempfile::TempDir;
use vault::backup::{
    BackupKind, Manifest, backups, collect_erasures, restore_data, restore_keystore,
};
use vault::{MasterKey, Place, Vault, VaultError};

const PLACE: Place<'_> = Place { table: "running_number", row: "1", column: "name" };
const CANARY: &str = "Kanarienvogel-Selam-Tesfay";

struct Story {
    folder: TempDir,
    data: ScratchDb,
    _keystore: ScratchDb,
    vault: Vault,
}

impl Story {
    fn new() -> Self {
        let keystore = scratch(Engine::Sqlite, MigrationSet::Keystore);
        let vault = set_up(&keystore);
        let data = scratch(Engine::Sqlite, MigrationSet::Data);
        Self { folder: tempfile::tempdir().unwrap(), data, _keystore: keystore, vault }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    fn target(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn backup(&self, day: &str) -> vault::backup::BackupReport {
        let now = at(&format!("{day}T02:00:00Z"));
        self.vault.backup(&self.data, &self.root(), now, 14).unwrap()
    }

    /// Stores a sealed name the way a slice would.
    fn store(&self, client: &str) {
        let sealed =
            self.vault.create_client_key("caritas", client).unwrap().seal(PLACE, CANARY.as_bytes());
        let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
        let sql = "INSERT INTO running_number (name, value) VALUES ($1, 1)";
        self.data.write(|tx| tx.execute(sql, params![format!("{client} {hex}")])).unwrap();
    }
}

fn open(path: &Path) -> Db {
    Db::open(&Location::File(path.to_owned()), Options::default()).unwrap()
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = at.min(bytes.len() - 1);
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_restored_house_reads_what_was_backed_up_and_keeps_forgetting() {
    let story = Story::new();
    story.store("selam");
    story.store("omar");
    let first = story.backup("2026-03-01");
    story.vault.erase_client("selam", at("2026-03-01T10:00:00Z")).unwrap();
    story.store("late");
    story.backup("2026-03-02");

    // The house burns down; the older keystore is all that is left of the keys.
    let keystore = story.target("keystore.sqlite");
    restore_keystore(&first.keystore, &master(), &keystore).unwrap();
    let db = open(&keystore);
    assert_eq!(MigrationSet::Keystore.apply(&db, &SystemClock).unwrap(), []);
    let vault = Vault::open(db, master()).unwrap();
    vault.client_key("selam").unwrap();
    let replayed = vault.replay_erasures(&collect_erasures(&story.root()).unwrap()).unwrap();
    assert_eq!(replayed.len(), 1);
    assert!(matches!(vault.client_key("selam"), Err(VaultError::Erased)));

    let data = story.target("geleit.sqlite");
    restore_data(&first.data, &vault, &data).unwrap();
    let rows: Vec<(String,)> = open(&data)
        .read(|conn| conn.query("SELECT name FROM running_number ORDER BY name", &[]))
        .unwrap();
    assert_eq!(rows.len(), 2);
    let hex = rows[0].0.strip_prefix("omar ").unwrap();
    let sealed: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect();
    let name = vault.client_key("omar").unwrap().open_text(PLACE, &sealed).unwrap();
    assert_eq!(*name, CANARY);
}

#[test]
fn nothing_is_overwritten_and_nothing_is_left_when_refused() {
    let story = Story::new();
    let report = story.backup("2026-03-01");
    let again = story.vault.backup(&story.data, &story.root(), at("2026-03-01T02:00:00Z"), 14);
    assert!(matches!(again, Err(VaultError::TargetExists(_))));
    let taken = story.target("taken");
    fs::write(&taken, "mine").unwrap();
    assert!(matches!(
        restore_keystore(&report.keystore, &master(), &taken),
        Err(VaultError::TargetExists(_))
    ));
    assert_eq!(fs::read(&taken).unwrap(), b"mine");

    let wrong = MasterKey::generate(&SeededRandom::new(77));
    let refused = restore_keystore(&report.keystore, &wrong, &story.target("k")).unwrap_err();
    assert!(matches!(refused, VaultError::WrongMaster { .. }), "{refused}");
    let confused = restore_data(&report.keystore, &story.vault, &story.target("k"));
    assert!(confused.is_err());
    let left: Vec<_> =
        fs::read_dir(story.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn every_flipped_bit_is_found_whichever_file_it_is_in() {
    let story = Story::new();
    story.store("selam");
    let report = story.backup("2026-03-01");
    for (folder, kind) in
        [(&report.data, BackupKind::Data), (&report.keystore, BackupKind::Keystore)]
    {
        for file in [kind.file(), "erasures.txt", "MANIFEST"] {
            let path = folder.join(file);
            let original = fs::read(&path).unwrap();
            for place in [0, 27, 100, original.len() / 2, original.len().saturating_sub(2)] {
                if original.is_empty() {
                    fs::write(&path, "forged").unwrap();
                } else {
                    flip(&path, place);
                }
                let target = story.target("restored");
                let refused = match kind {
                    BackupKind::Data => restore_data(folder, &story.vault, &target),
                    BackupKind::Keystore => restore_keystore(folder, &master(), &target),
                };
                assert!(refused.is_err(), "{file} at {place}");
                assert!(!target.exists());
                fs::write(&path, &original).unwrap();
            }
        }
        let extra = folder.join("extra");
        fs::write(&extra, "x").unwrap();
        let refused = Manifest::verify(folder, story.vault.public_key()).unwrap_err().to_string();
        assert!(refused.contains("extra does not belong"), "{refused}");
        fs::remove_file(extra).unwrap();
        Manifest::verify(folder, story.vault.public_key()).unwrap();
        fs::remove_file(folder.join(kind.file())).unwrap();
        let refused = Manifest::verify(folder, story.vault.public_key()).unwrap_err().to_string();
        assert!(refused.contains("is missing"), "{refused}");
    }
}

#[test]
fn a_backup_of_another_installation_is_refused() {
    let (here, there) = (Story::new(), scratch(Engine::Sqlite, MigrationSet::Keystore));
    let report = here.backup("2026-03-01");
    let other =
        Vault::create(house::connect(&there), MasterKey::generate(&SeededRandom::new(8))).unwrap();
    let refused = restore_data(&report.data, &other, &here.target("x")).unwrap_err();
    assert!(matches!(refused, VaultError::Signature("the backup")), "{refused}");
}

#[test]
fn keystore_backups_leave_on_the_promised_day_and_data_backups_stay() {
    let story = Story::new();
    story.store("selam");
    let first = story.backup("2026-03-01");
    let note = story.vault.erase_client("selam", at("2026-03-01T12:00:00Z")).unwrap();
    assert_eq!(note.readable_in_backups_until(14).to_string(), "2026-03-15");
    assert!(story.backup("2026-03-14").removed.is_empty());
    assert_eq!(story.backup("2026-03-15").removed, [first.keystore]);
    assert_eq!(backups(&story.root(), BackupKind::Keystore).unwrap().len(), 2);
    assert_eq!(backups(&story.root(), BackupKind::Data).unwrap().len(), 3);
    assert_eq!(backups(&story.target("nowhere"), BackupKind::Data).unwrap(), []);
    // A clock that runs years ahead leaves at least the backup just made.
    assert_eq!(story.backup("2036-01-01").removed.len(), 2);
    assert_eq!(backups(&story.root(), BackupKind::Keystore).unwrap().len(), 1);
}

#[test]
fn a_killed_backup_is_none_and_is_swept_away() {
    let story = Story::new();
    let half = story.root().join("data/.partial-2026-02-28T020000.000000Z");
    fs::create_dir_all(&half).unwrap();
    fs::write(half.join("geleit.sqlite"), "half").unwrap();
    assert_eq!(backups(&story.root(), BackupKind::Data).unwrap(), []);
    story.backup("2026-03-01");
    assert!(!half.exists());
}

#[test]
fn postgres_is_left_to_its_own_tools() {
    let story = Story::new();
    let server = scratch(Engine::Postgres, MigrationSet::Data);
    let refused = story.vault.backup(&server, &story.root(), SystemClock.now(), 14).unwrap_err();
    assert!(refused.to_string().contains("pg_dump"), "{refused}");
    assert!(!story.root().exists());
}

#[test]
fn no_plaintext_and_no_erased_key_lies_on_the_disk() {
    let story = Story::new();
    story.store("selam");
    let Location::File(keystore) = story._keystore.location().clone() else { unreachable!() };
    let Location::File(data) = story.data.location().clone() else { unreachable!() };
    let (wrapped,): (Vec<u8>,) =
        story._keystore.read(|conn| conn.query_one("SELECT wrapped FROM client_key", &[])).unwrap();
    let report = story.backup("2026-03-01");
    let holds = |path: &Path, needle: &[u8]| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(needle.len()).any(|window| window == needle)
    };
    let beside = |path: &Path, ending: &str| PathBuf::from(format!("{}{ending}", path.display()));
    for path in [&keystore, &data] {
        for ending in ["", "-wal", "-shm"] {
            assert!(!holds(&beside(path, ending), CANARY.as_bytes()), "{path:?}{ending}");
        }
    }
    assert!(!holds(&report.data.join("geleit.sqlite"), CANARY.as_bytes()));
    // The master key is in no database, and the wrapped key goes when the person is erased.
    let secret = master().text();
    let digits = secret.split_whitespace().nth(1).unwrap();
    let raw: Vec<u8> =
        (0..64).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect();
    let on_disk =
        |needle: &[u8]| ["", "-wal"].iter().any(|end| holds(&beside(&keystore, end), needle));
    assert!(!on_disk(&raw));
    assert!(on_disk(&wrapped));
    story.vault.erase_client("selam", at("2026-03-02T00:00:00Z")).unwrap();
    assert!(!on_disk(&wrapped));
}
