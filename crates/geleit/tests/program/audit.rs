//! `geleit audit`: verified here, and by a witness.

use crate::support::{House, draw};

#[test]
fn an_honest_log_verifies_and_a_witness_can_hold_it_to_its_word() {
    let house = House::fresh().with_cases(1);
    let counted = house.run(["audit", "verify", "--json"]).json();
    assert_eq!(counted["findings"].as_array().unwrap().len(), 0);
    let entries = counted["entries"].as_u64().unwrap();
    assert!(entries > 10);

    let out = house.folder().join("log.jsonl");
    let out = out.to_str().unwrap();
    let note = house.run(["audit", "export", "--out", out]).fine();
    let exported = std::fs::read_to_string(out).unwrap();
    for line in exported.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    assert_eq!(exported.lines().count() as u64, entries + 2);
    let checkpoint = house.folder().join("checkpoint.txt");
    let checkpoint = checkpoint.to_str().unwrap();
    std::fs::write(checkpoint, &note).unwrap();

    // The log grows; what it said before is what it still says. The note and the whole export will do.
    house
        .run([
            "user",
            "add",
            "berta",
            "--name",
            "B.",
            "--role",
            "case_manager",
            "--agency",
            "kreis",
        ])
        .fine();
    house.run(["audit", "verify", "--checkpoint", checkpoint]).fine();
    house.run(["audit", "verify", "--checkpoint", out]).fine();

    let hashes = house.folder().join("hashes.jsonl");
    house.run(["audit", "export", "--hashes", "--out", hashes.to_str().unwrap()]).fine();
    let hashes = std::fs::read_to_string(hashes).unwrap();
    assert!(!hashes.contains("account.created") && exported.contains("account.created"));
}

#[test]
fn a_rewritten_log_is_found_with_1() {
    let house = House::fresh();
    let note = house.folder().join("note");
    let out = house.folder().join("log.jsonl");
    let said = house.run(["audit", "export", "--out", out.to_str().unwrap()]).fine();
    std::fs::write(&note, said).unwrap();
    let change = "UPDATE audit_entry SET subject = 'somebody else' WHERE seq = 2";
    house.data().write(|tx| tx.execute(change, &[])).unwrap();
    let verified = house.run(["audit", "verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.out.contains("entry 2 was changed"), "{}", verified.out);
    let json = house.run(["audit", "verify", "--json"]);
    assert_eq!((json.code, json.json()["findings"].as_array().unwrap().is_empty()), (1, false));
    let held = house.run(["audit", "verify", "--checkpoint", note.to_str().unwrap()]);
    assert_eq!(held.code, 1);
    assert!(held.out.contains("not those the checkpoint was signed over"), "{}", held.out);
    let examined = house.run(["doctor"]);
    assert_eq!((examined.code, examined.out.contains("audit: ")), (1, true));
    // Nobody vouches for a forged log.
    let target = house.folder().join("again.jsonl");
    assert_eq!(house.run(["audit", "export", "--out", target.to_str().unwrap()]).code, 1);
}

#[test]
fn a_note_of_somebody_else_is_not_believed() {
    let (house, other) = (House::fresh(), House::fresh());
    let out = other.folder().join("log.jsonl");
    let note = other.run(["audit", "export", "--out", out.to_str().unwrap()]).fine();
    let file = house.folder().join("note");
    let verify = |text: &[u8]| {
        std::fs::write(&file, text).unwrap();
        house.run(["audit", "verify", "--checkpoint", file.to_str().unwrap()])
    };
    verify(note.as_bytes()).refused(1, "not signed by this installation");
    verify(b"").refused(1, "this is no checkpoint");
    verify(b"\xff\xfe\x00").refused(1, "note");
    let mut bent = note.into_bytes();
    let at = usize::try_from(draw(1, bent.len() as u64)).unwrap();
    bent[at] ^= 1;
    assert_eq!(verify(&bent).code, 1);
}
