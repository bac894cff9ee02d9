//! `geleit backup` and `geleit restore`: there and back, and never a forged one.

use std::path::{Path, PathBuf};

use crate::kills::cases_of;
use crate::support::{House, Saver, Server, draw};

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The house is lost, but for its key.
fn lose(house: &House) {
    for name in ["geleit.sqlite", "keystore.sqlite"] {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(house.file(&format!("{name}{ending}")));
        }
    }
}

#[test]
fn a_lost_house_comes_back_as_it_was_when_it_was_backed_up() {
    let house = House::fresh().with_cases(2);
    let target = house.folder().join("backups");
    let target = target.to_str().unwrap();
    let server = Server::of(&house);
    let case = cases_of(&server, "anna").remove(0);
    let mut saver = Saver::new(server.person("anna"), &case);
    assert_eq!(saver.save().unwrap().status, 200);
    let kept = saver.acknowledged.clone();
    // While people are working.
    house.run(["backup", target]).fine();
    assert_eq!(saver.save().unwrap().status, 200);
    server.stop();

    house.run(["restore", target]).refused(1, "exists already");
    lose(&house);
    house.run(["restore", target]).fine();
    house.is_healthy();
    let server = Server::of(&house);
    let mut back = Saver::new(server.person("anna"), &case);
    assert_eq!(back.look(), kept);
    assert_eq!(back.save().unwrap().status, 200);
    server.stop();
    house.is_healthy();
}

#[test]
fn a_backup_with_one_bent_bit_is_refused_and_leaves_nothing() {
    let house = House::fresh();
    let target = house.folder().join("backups");
    house.run(["backup", target.to_str().unwrap()]).fine();
    lose(&house);
    let files = files(&target);
    assert!(files.len() >= 6, "{files:?}");
    for (number, file) in files.iter().enumerate() {
        let whole = std::fs::read(file).unwrap();
        if whole.is_empty() {
            continue;
        }
        let mut bent = whole.clone();
        let bit = draw(number as u64, whole.len() as u64 * 8);
        bent[usize::try_from(bit / 8).unwrap()] ^= 1 << (bit % 8);
        std::fs::write(file, bent).unwrap();
        let refused = house.run(["restore", target.to_str().unwrap()]);
        assert_eq!(refused.code, 1, "{}: {}", file.display(), refused.err);
        assert!(!house.file("geleit.sqlite").exists(), "{}", file.display());
        lose(&house);
        std::fs::write(file, whole).unwrap();
    }
    house.run(["restore", target.to_str().unwrap()]).fine();
    house.is_healthy();
}

#[test]
fn a_backup_of_another_house_and_an_empty_folder_are_refused() {
    let (house, other) = (House::fresh(), House::fresh());
    let target = other.folder().join("backups");
    other.run(["backup", target.to_str().unwrap()]).fine();
    lose(&house);
    let refused = house.run(["restore", target.to_str().unwrap()]);
    refused.refused(1, "this is not the master key");
    let empty = house.folder().join("empty");
    std::fs::create_dir(&empty).unwrap();
    house.run(["restore", empty.to_str().unwrap()]).refused(1, "there is no backup");
    assert!(!house.file("keystore.sqlite").exists());
}
