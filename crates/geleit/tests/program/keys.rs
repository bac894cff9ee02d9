//! Keys: the wrong one, the lost one, the replaced one.

use std::os::unix::fs::PermissionsExt;

use crate::kills::cases_of;
use crate::support::{Done, House, Saver, Server, geleit};

/// The recovery shares in what a call printed.
fn shares(said: &str) -> Vec<String> {
    let group = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let of_groups = |line: &&str| !line.is_empty() && line.split_whitespace().all(group);
    let lines: Vec<&str> = said.lines().filter(of_groups).collect();
    lines.chunks(4).map(|sheet| sheet.join("\n")).collect()
}

#[test]
fn a_wrong_master_key_is_recognised_before_anything_is_written() {
    let (house, other) = (House::fresh(), House::fresh());
    std::fs::copy(other.file("master.key"), house.file("master.key")).unwrap();
    let before = house.bytes();
    let target = house.folder().join("backup");
    let target = target.to_str().unwrap();
    let calls: [&[&str]; 6] = [
        &["serve"],
        &["user", "list"],
        &["audit", "verify"],
        &["keys", "rotate"],
        &["backup", target],
        &["generate", "--cases", "1"],
    ];
    for call in calls {
        house.run(call).refused(1, "this is not the master key of this keystore");
        assert_eq!(house.bytes(), before, "{call:?} wrote something");
    }
    let examined = house.run(["doctor"]);
    assert_eq!(examined.code, 1);
    assert!(examined.out.contains("keys: this is not the master key"), "{}", examined.out);
    assert_eq!(house.bytes(), before);
}

#[test]
fn a_key_file_others_can_read_is_refused_with_the_command_that_helps() {
    let house = House::fresh();
    let key = house.file("master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    house.run(["serve"]).refused(1, "chmod 600");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    Server::of(&house).stop();
}

#[test]
fn rotation_replaces_the_key_and_every_share_while_the_data_stay_readable() {
    let house = House::fresh().with_cases(2);
    let before = std::fs::read(house.file("master.key")).unwrap();
    let said = house.run(["keys", "rotate"]).fine();
    let (old, new) = (shares(&house.said), shares(&said));
    assert_eq!((old.len(), new.len()), (3, 3));
    assert!(new.iter().all(|share| !old.contains(share)));
    assert_ne!(std::fs::read(house.file("master.key")).unwrap(), before);
    let server = Server::of(&house);
    let case = cases_of(&server, "anna").remove(0);
    assert_eq!(Saver::new(server.person("anna"), &case).save().unwrap().status, 200);
    server.stop();
    house.is_healthy();

    // Shares of before restore a key that opens nothing.
    std::fs::remove_file(house.file("master.key")).unwrap();
    recover(&house, &old[..2]).refused(1, "this is not the master key");
    assert!(!house.file("master.key").exists());
    recover(&house, &new[1..]).fine();
    house.is_healthy();
}

#[test]
fn two_of_three_shares_bring_a_lost_key_back_and_one_does_not() {
    let house = House::fresh();
    let kept = std::fs::read(house.file("master.key")).unwrap();
    std::fs::remove_file(house.file("master.key")).unwrap();
    house.run(["serve"]).refused(1, "master.key");
    let printed = shares(&house.said);
    recover(&house, &printed[..1]).refused(2, "two different sheets are needed");
    let twice = [printed[0].clone(), printed[0].clone()];
    recover(&house, &twice).refused(2, "two different sheets are needed");
    let mistyped = [printed[0].clone(), mistyped(&printed[1])];
    assert_eq!(recover(&house, &mistyped).code, 2);
    assert!(!house.file("master.key").exists());

    for pair in [[0, 1], [1, 2], [2, 0]] {
        recover(&house, &pair.map(|one| printed[one].clone())).fine();
        assert_eq!(std::fs::read(house.file("master.key")).unwrap(), kept);
        house.is_healthy();
        std::fs::remove_file(house.file("master.key")).unwrap();
    }
    let other = shares(&House::fresh().said);
    let mixed = [printed[0].clone(), other[1].clone()];
    recover(&house, &mixed).refused(2, "belong to different master keys");
}

/// A share with its first letter misread: whatever it is, another one of the alphabet.
fn mistyped(share: &str) -> String {
    let other = if share.starts_with('A') { "B" } else { "A" };
    format!("{other}{}", &share[1..])
}

fn recover(house: &House, shares: &[String]) -> Done {
    let mut call = geleit(["keys", "recover", "--config"]);
    call.arg(house.config());
    for share in shares {
        call.arg("--share").arg(share);
    }
    call.output().unwrap().into()
}
