//! Stories of keys, on both engines: who gets one, what it opens, and how it dies.

#![allow(clippy::unwrap_used)]

mod house;

use base::{Problem, SeededRandom};
use db::{Conn, DbError, MigrationSet, db_test, params};
use house::{at, connect, master, open_again, set_up};
use vault::{
    Erasure, MasterKey, Place, PublicKey, Vault, VaultError, erasure_list, read_erasure_list,
    readable_in_backups_until,
};

const NAME: Place<'_> = Place { table: "client", row: "42", column: "name" };

db_test! {
    [MigrationSet::Keystore]
    fn every_statement_is_understood(db) {
        db.read(|conn: &mut Conn| {
            for (name, sql) in vault::STATEMENTS {
                conn.check(sql).map_err(|error| DbError::Other(format!("{name}: {error}")))?;
            }
            Ok::<_, DbError>(())
        }).unwrap();
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_sealed_name_opens_after_a_restart(db) {
        let sealed = {
            let vault = set_up(db);
            vault.create_client_key("caritas", "selam").unwrap().seal(NAME, "Selam Ğ".as_bytes())
        };
        let vault = open_again(db);
        let key = vault.client_key("selam").unwrap();
        assert_eq!(*key.open_text(NAME, &sealed).unwrap(), "Selam Ğ");
        assert_eq!(format!("{key:?}"), "ClientKey(selam, ▮▮▮)");
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_wrong_master_key_is_recognised_before_anything_is_written(db) {
        let vault = set_up(db);
        let dump = |what: &str| -> Vec<(Vec<u8>,)> {
            db.read(|conn| conn.query::<(Vec<u8>,)>(what, &[])).unwrap()
        };
        let before = dump("SELECT wrapped FROM agency_key ORDER BY agency_id");
        let wrong = MasterKey::generate(&SeededRandom::new(99));
        let refused = Vault::open(connect(db), wrong.clone()).unwrap_err();
        let text = refused.to_string();
        assert!(text.contains(&vault.master_fingerprint()) && text.contains(&wrong.fingerprint()), "{text}");
        assert!(matches!(Vault::create(connect(db), wrong), Err(VaultError::NotEmpty)));
        assert_eq!(dump("SELECT wrapped FROM agency_key ORDER BY agency_id"), before);
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn an_empty_keystore_is_not_silently_filled(db) {
        assert!(matches!(Vault::open(connect(db), master()), Err(VaultError::Empty)));
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn every_client_has_a_key_of_their_own(db) {
        let vault = set_up(db);
        let selam = vault.create_client_key("caritas", "selam").unwrap();
        let omar = vault.create_client_key("diakonie", "omar").unwrap();
        let sealed = selam.seal(NAME, b"Selam");
        assert!(matches!(omar.open(NAME, &sealed), Err(VaultError::Unreadable)));
        assert_ne!(selam.pseudonym(), omar.pseudonym());
        assert_eq!(selam.pseudonym(), vault.client_key("selam").unwrap().pseudonym());
        // Asked twice, the same key; asked by another agency, none.
        let again = vault.create_client_key("caritas", "selam").unwrap();
        assert_eq!(*again.open(NAME, &sealed).unwrap(), b"Selam");
        assert!(matches!(vault.create_client_key("diakonie", "selam"), Err(VaultError::Unknown("client"))));
        assert!(matches!(vault.create_client_key("nobody", "x"), Err(VaultError::Unknown("agency"))));
        assert!(matches!(vault.client_key("x"), Err(VaultError::Unknown("client"))));
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_key_moved_in_the_keystore_by_hand_does_not_open(db) {
        let vault = set_up(db);
        vault.create_client_key("caritas", "selam").unwrap();
        vault.create_client_key("caritas", "omar").unwrap();
        db.write(|tx| tx.execute(
            "UPDATE client_key SET wrapped = (SELECT wrapped FROM client_key WHERE client_id = 'selam') \
             WHERE client_id = 'omar'", &[])).unwrap();
        assert!(matches!(vault.client_key("omar"), Err(VaultError::Unreadable)));
        vault.client_key("selam").unwrap();
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn an_erased_person_is_unreadable_for_good(db) {
        let vault = set_up(db);
        let key = vault.create_client_key("caritas", "selam").unwrap();
        let pseudonym = key.pseudonym();
        vault.create_client_key("caritas", "omar").unwrap();
        let now = at("2026-03-02T09:00:00Z");
        let note = vault.erase_client("selam", now).unwrap();
        assert!(note.is_signed_by(vault.public_key()));
        assert_eq!(note.readable_in_backups_until(14).to_string(), "2026-03-16");
        assert_eq!(readable_in_backups_until(at("2026-12-31T23:30:00Z"), 0).to_string(), "2027-01-01");

        let gone = vault.client_key("selam").unwrap_err();
        assert!(matches!(gone, VaultError::Erased));
        assert!(matches!(Problem::from(gone), Problem::NotFound));
        assert!(matches!(vault.create_client_key("caritas", "selam"), Err(VaultError::Erased)));
        assert!(vault.is_erased("selam").unwrap() && !vault.is_erased("omar").unwrap());
        // A second click changes nothing, an unknown person leaves no note.
        assert_eq!(vault.erase_client("selam", now.plus_seconds(60)).unwrap(), note);
        assert!(matches!(vault.erase_client("x", now), Err(VaultError::Unknown("client"))));
        assert_eq!(vault.erasures().unwrap(), [note]);
        let keys = vault.client_keys(["omar", "selam", "x"]).unwrap();
        assert_eq!(keys.iter().map(Option::is_some).collect::<Vec<_>>(), [true, false, false]);
        let all = vault.client_keys(["omar"]).unwrap();
        assert_ne!(all[0].as_ref().unwrap().pseudonym(), pseudonym);
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_restored_keystore_forgets_again_and_a_forged_list_erases_nobody(db) {
        let vault = set_up(db);
        vault.create_client_key("caritas", "selam").unwrap();
        vault.create_client_key("caritas", "omar").unwrap();
        let row: (Vec<u8>,) = db.read(|conn| conn.query_one(
            "SELECT wrapped FROM client_key WHERE client_id = 'selam'", &[])).unwrap();
        let note = vault.erase_client("selam", at("2026-03-02T09:00:00Z")).unwrap();
        let list = read_erasure_list(&erasure_list(std::slice::from_ref(&note))).unwrap();
        assert_eq!(list, std::slice::from_ref(&note));

        // An older keystore comes back: the key is there, the note is not.
        db.write(|tx| {
            tx.execute("DELETE FROM erasure", &[])?;
            tx.execute("INSERT INTO client_key (client_id, agency_id, wrapped, created_at) \
                VALUES ('selam', 'caritas', $1, 'then')", params![row.0.clone()])
        }).unwrap();
        vault.client_key("selam").unwrap();

        let forged = Erasure { client: "omar".into(), ..note.clone() };
        assert!(vault.replay_erasures(&[note.clone(), forged]).is_err());
        vault.client_key("selam").unwrap();
        assert_eq!(vault.replay_erasures(&list).unwrap(), [note]);
        assert!(matches!(vault.client_key("selam"), Err(VaultError::Erased)));
        assert_eq!(vault.replay_erasures(&list).unwrap(), []);
        vault.client_key("omar").unwrap();
        for ugly in ["x", "a b c", "a 2026-03-02T09:00:00Z zz", "a 2026-03-02T09:00:00Z 00 more"] {
            assert!(read_erasure_list(ugly).is_err(), "{ugly}");
        }
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_new_master_key_changes_nothing_for_clients_and_locks_the_old_one_out(db) {
        let vault = set_up(db);
        let bystander = open_again(db);
        let sealed = vault.create_client_key("caritas", "selam").unwrap().seal(NAME, b"Selam");
        let totp = vault.house_key("second_factor").unwrap().seal(NAME, b"secret");
        bystander.client_key("selam").unwrap();
        let (name, signature) = (vault.fingerprint(), vault.sign(b"hello"));

        let new = MasterKey::generate(&SeededRandom::new(5));
        let mut kept = 0;
        vault.rotate_master(&new, |_| { kept += 1; Ok(()) }).unwrap();
        assert_eq!(kept, 1);

        // An instance still running with the old key goes on reading, and writes nothing more.
        assert_eq!(*bystander.client_key("selam").unwrap().open(NAME, &sealed).unwrap(), b"Selam");
        assert!(matches!(bystander.create_agency_key("awo"), Err(VaultError::WrongMaster { .. })));
        assert!(matches!(bystander.house_key("new"), Err(VaultError::WrongMaster { .. })));
        assert!(matches!(bystander.create_client_key("caritas", "y"), Err(VaultError::WrongMaster { .. })));
        assert!(matches!(Vault::open(connect(db), master()), Err(VaultError::WrongMaster { .. })));

        let reopened = Vault::open(connect(db), new).unwrap();
        for vault in [&vault, &reopened] {
            assert_eq!(*vault.client_key("selam").unwrap().open(NAME, &sealed).unwrap(), b"Selam");
            assert_eq!(*vault.house_key("second_factor").unwrap().open(NAME, &totp).unwrap(), b"secret");
            assert!(vault.verify(b"hello", &signature));
            assert_eq!(vault.fingerprint(), name);
            vault.create_client_key("caritas", "omar").unwrap();
        }
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_new_agency_key_reaches_instances_that_remember_the_old_one(db) {
        let vault = set_up(db);
        let bystander = open_again(db);
        let selam = vault.create_client_key("caritas", "selam").unwrap();
        let sealed = selam.seal(NAME, b"Selam");
        bystander.client_key("selam").unwrap();
        vault.rotate_agency_key("caritas").unwrap();
        for vault in [&vault, &bystander, &open_again(db)] {
            let key = vault.client_key("selam").unwrap();
            assert_eq!(*key.open(NAME, &sealed).unwrap(), b"Selam");
            assert_eq!(key.pseudonym(), selam.pseudonym());
        }
        // The bystander wraps with the new key, or its client would be lost.
        bystander.create_client_key("caritas", "omar").unwrap();
        open_again(db).client_key("omar").unwrap();
        assert!(matches!(vault.rotate_agency_key("x"), Err(VaultError::Unknown("agency"))));
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn house_keys_are_made_once_and_the_signing_key_is_not_given_out(db) {
        let (one, two) = (set_up(db), open_again(db));
        let sealed = one.house_key("second_factor").unwrap().seal(NAME, b"JBSW");
        assert_eq!(*two.house_key("second_factor").unwrap().open(NAME, &sealed).unwrap(), b"JBSW");
        assert!(two.house_key("other").unwrap().open(NAME, &sealed).is_err());
        assert!(one.house_key("signing").is_err());
        let hash = |vault: &Vault, purpose| vault.house_key("second_factor").unwrap().hash(purpose, "t");
        assert_eq!(hash(&one, "login"), hash(&two, "login"));
        assert_ne!(hash(&one, "login"), hash(&one, "invite"));
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn a_signature_belongs_to_one_text_and_one_installation(db) {
        let vault = set_up(db);
        let signature = vault.sign(b"checkpoint");
        assert!(vault.verify(b"checkpoint", &signature));
        assert!(!vault.verify(b"checkpoint ", &signature));
        assert!(!vault.verify(b"checkpoint", &signature[..63]));
        let public = PublicKey::from_bytes(&vault.public_key().to_bytes()).unwrap();
        assert_eq!(public.fingerprint(), vault.fingerprint());
        assert_eq!(vault.fingerprint().len(), 16);
    }
}

db_test! {
    [MigrationSet::Keystore]
    fn many_hands_make_one_key_for_one_client(db) {
        let vault = set_up(db);
        let pseudonyms: Vec<String> = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| vault.create_client_key("caritas", "selam").unwrap().pseudonym()))
                .collect();
            hands.into_iter().map(|hand| hand.join().unwrap()).collect()
        });
        assert!(pseudonyms.iter().all(|one| *one == pseudonyms[0]));
    }
}
