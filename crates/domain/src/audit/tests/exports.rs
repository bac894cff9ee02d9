//! Witnesses: what they are handed, and what they notice without the database.

use super::*;

fn exported(db: &Db, vault: &Vault, content: Content) -> String {
    let mut file = Vec::new();
    db.read(|conn| export(conn, vault, content, &mut file)).unwrap();
    String::from_utf8(file).unwrap()
}

fn check(file: &str, key: &VerifierKey, earlier: &[Checkpoint]) -> Outcome<ExportReport> {
    verify_export(&mut file.as_bytes(), key, earlier)
}

#[test]
fn a_checkpoint_is_a_signed_note_as_other_tools_read_it() {
    let (_keystore, vault) = vault(1);
    let key = VerifierKey::of(vault.public_key());
    let origin = format!("geleit/{}", vault.fingerprint());
    let note = Checkpoint { origin: origin.clone(), size: 0, root: [0; 32] }.sign(&vault);
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(
        lines[..4],
        [origin.as_str(), "0", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", ""]
    );
    assert!(lines[4].starts_with(&format!("— {origin} ")) && note.ends_with('\n'), "{note}");

    let read = Checkpoint::open(&note, &key).unwrap();
    assert_eq!((read.size, read.origin), (0, origin));
    // Another signature beside ours, such as a witness's, does not disturb.
    let cosigned = format!("{note}— witness.example AAAAAAAA\n");
    assert!(Checkpoint::open(&cosigned, &key).is_ok());

    let (_other, stranger) = super::vault(2);
    let other = VerifierKey::of(stranger.public_key());
    assert_eq!(Checkpoint::open(&note, &other), Err(CheckpointError::Unsigned));
    let forged = note.replacen("\n0\n", "\n1\n", 1);
    assert_eq!(Checkpoint::open(&forged, &key), Err(CheckpointError::Signature));
    for ugly in
        ["", "\n\n", "a\n\n— b", "a\n\nb", &note[..note.len() / 2], &note.replace("— ", "- ")]
    {
        assert!(Checkpoint::open(ugly, &key).is_err(), "{ugly}");
    }
    // Somebody else's log, honestly signed with our key, is not our log.
    let foreign = Checkpoint { origin: "geleit/other".into(), size: 0, root: [0; 32] }.sign(&vault);
    assert_eq!(Checkpoint::open(&foreign, &key), Err(CheckpointError::Unsigned));
}

#[test]
fn a_verifier_key_comes_back_from_paper_and_a_typo_is_noticed() {
    let (_keystore, vault) = vault(1);
    let key = VerifierKey::of(vault.public_key());
    assert_eq!(VerifierKey::parse(&format!(" {}\n", key.text())).unwrap(), key);
    for at in 0..key.text().len() {
        let mut typo = key.text().into_bytes();
        typo[at] = if typo[at] == b'A' { b'B' } else { b'A' };
        assert!(VerifierKey::parse(std::str::from_utf8(&typo).unwrap()).is_err(), "{at}");
    }
}

db_test! {
    fn a_witness_verifies_the_file_alone(db) {
        let (_keystore, vault) = vault(1);
        let key = VerifierKey::of(vault.public_key());
        fill(db, 7);
        let earlier = [signed(db, &vault)];
        fill(db, 6);
        for content in [Content::Entries, Content::Hashes] {
            let file = exported(db, &vault, content);
            assert_eq!(file.lines().count(), 15);
            assert_eq!(key_of_export(file.lines().next().unwrap()).unwrap(), key);
            let found = check(&file, &key, &earlier).unwrap();
            assert!(found.report.is_sound(), "{:?}", found.report.problems);
            assert_eq!(found.checkpoint, signed(db, &vault));
        }
        // Who holds the hashes only learns nothing about the others' work.
        let hashes = exported(db, &vault, Content::Hashes);
        assert!(!hashes.contains("pseudonym") && !hashes.contains("account-"), "{hashes}");
    }
}

db_test! {
    fn every_change_to_a_file_is_found(db) {
        let (_keystore, vault) = vault(1);
        let key = VerifierKey::of(vault.public_key());
        fill(db, 6);
        let earlier = [signed(db, &vault)];
        let file = exported(db, &vault, Content::Entries);
        let sound = |file: &str| {
            check(file, &key, &earlier).is_ok_and(|found| found.report.is_sound())
        };
        assert!(sound(&file));
        let lines: Vec<&str> = file.lines().collect();
        for at in 1..lines.len() {
            let mut without = lines.clone();
            without.remove(at);
            assert!(!sound(&without.join("\n")), "without line {at}");
            let mut twice = lines.clone();
            twice.insert(at, lines[at]);
            assert!(!sound(&twice.join("\n")), "line {at} twice");
            let mut swapped = lines.clone();
            swapped.swap(at, at - 1);
            assert!(!sound(&swapped.join("\n")), "line {at} swapped");
        }
        for (from, to) in [
            ("account-1", "account-2"), ("case.opened", "case.closed"), ("caritas", "diakonie"),
            ("pseudonym-2", "pseudonym-3"), ("11:00:01", "11:00:09"), ("geleit/", "geleit."),
        ] {
            assert!(file.contains(from), "{from}");
            assert!(!sound(&file.replacen(from, to, 1)), "{from}");
        }
        // A hash in place of an entry, with something to read beside it that no hash covers.
        let leaf = db.read(|conn| conn.query_one::<(Vec<u8>,)>(
            "SELECT leaf_hash FROM audit_entry WHERE seq = 1", &[])).unwrap().0;
        let beside = lines[1].replacen("account-0", "account-9", 1)
            .replacen("{\"seq\"", &format!("{{\"leaf\":\"{}\",\"seq\"", hex(&leaf)), 1);
        assert!(!sound(&file.replacen(lines[1], &beside, 1)));
        for cut in ["", "{}", "\n", &file[..file.len() / 2]] {
            assert!(check(cut, &key, &[]).is_err());
        }
    }
}

db_test! {
    fn a_rewritten_log_is_not_vouched_for_and_an_earlier_checkpoint_exposes_a_clever_one(db) {
        let (_keystore, vault) = vault(1);
        let key = VerifierKey::of(vault.public_key());
        fill(db, 6);
        let earlier = [signed(db, &vault)];
        db.write(|tx| tx.execute("UPDATE audit_entry SET actor_id = 'x' WHERE seq = 2", &[])).unwrap();
        assert!(db.read(|conn| export(conn, &vault, Content::Entries, &mut Vec::new())).is_err());

        // Everything thrown away and written anew, better: the file is sound, the past is not.
        db.write(|tx| tx.execute("DELETE FROM audit_entry", &[])).unwrap();
        let none = Vec::<u8>::new();
        db.write(|tx| tx.execute(
            "UPDATE audit_head SET size = 0, frontier = $1", db::params![none.clone()])).unwrap();
        for number in 10..20 {
            db.write(|tx| { record(tx, noon(), entry(number)); Ok::<_, DbError>(()) }).unwrap();
        }
        let file = exported(db, &vault, Content::Hashes);
        assert!(check(&file, &key, &[]).unwrap().report.is_sound());
        let found = check(&file, &key, &earlier).unwrap();
        assert_eq!(found.report.problems, [Finding::Rewritten { checkpoint: 6 }]);

        let (_other, stranger) = super::vault(2);
        let foreign = [signed(db, &stranger)];
        let found = check(&file, &key, &foreign).unwrap();
        assert!(matches!(found.report.problems[..], [Finding::Origin(_)]), "{found:?}");
        assert!(check(&file, &VerifierKey::of(stranger.public_key()), &[]).is_err());
    }
}
