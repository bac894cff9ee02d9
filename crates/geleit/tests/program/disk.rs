//! A full disk, a real one of a few megabytes. Needs root to mount it.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::kills::cases_of;
use crate::support::{House, Opener, Saver, Server};

/// A small file system of our own; it goes when this is dropped.
struct Disk(PathBuf);

impl Disk {
    fn new(at: &Path, megabytes: usize) -> Result<Self, String> {
        let size = format!("size={megabytes}m,mode=700");
        let words = ["-t", "tmpfs", "-o", &size, "tmpfs"];
        match Command::new("mount").args(words).arg(at).status() {
            Ok(status) if status.success() => Ok(Self(at.to_owned())),
            other => Err(format!("mount: {other:?}")),
        }
    }

    fn filler(&self) -> PathBuf {
        self.0.join("filler")
    }

    /// Takes every byte that is left.
    fn fill(&self) {
        let mut file = File::create(self.filler()).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn free(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

/// Nothing to test without such a disk; on a build server that runs as root its lack is a failure.
fn disk(at: &Path) -> Option<Disk> {
    match Disk::new(at, 24) {
        Ok(disk) => Some(disk),
        Err(reason) => {
            let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
            assert!(!(root && std::env::var_os("CI").is_some()), "{reason}");
            eprintln!("skipped, because no small disk can be mounted: {reason}");
            None
        }
    }
}

#[test]
fn a_full_disk_is_said_clearly_and_forgotten_when_there_is_room_again() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = disk(folder.path()) else { return };
    let house = House::inside(folder.path()).with_cases(4);
    let server = Server::of(&house);
    let case = cases_of(&server, "anna").remove(0);
    let mut saver = Saver::new(server.person("anna"), &case);
    let mut opener = Opener::new(server.person("ben"), "disk");
    assert_eq!(saver.save().unwrap().status, 200);
    let opened = opener.open(false).unwrap();
    assert_eq!(opened.status, 303, "{}", opened.text());

    disk.fill();
    // What lies ready in the log's file may still be used; soon nothing is left.
    let refused = (0..2_000).find_map(|_| {
        let answer = saver.save().unwrap();
        (answer.status != 200).then_some(answer)
    });
    let refused = refused.expect("a disk without room");
    assert_eq!(refused.status, 503, "{}", refused.text());
    assert!(refused.text().contains("Speicher"), "{}", refused.text());
    let kept = saver.acknowledged.clone();
    let page = opener.open(false).unwrap();
    assert_eq!(page.status, 503, "{}", page.text());
    assert!(page.text().contains("Speicher"), "{}", page.text());
    assert_eq!(page.header("retry-after"), Some("30"));
    // Reading goes on.
    assert_eq!(saver.look(), kept);

    disk.free();
    assert_eq!(saver.look(), kept);
    assert_eq!(saver.save().unwrap().status, 200);
    let again = opener.open(true).unwrap();
    assert_eq!(again.status, 303, "{}", again.text());
    opener.finds_them_at(server.address);
    server.stop();
    house.is_healthy();
}

#[test]
fn a_disk_that_was_full_when_the_program_was_killed_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = disk(folder.path()) else { return };
    let house = House::inside(folder.path()).with_cases(2);
    let server = Server::of(&house);
    let case = cases_of(&server, "anna").remove(0);
    let mut saver = Saver::new(server.person("anna"), &case);
    disk.fill();
    while saver.save().unwrap().status == 200 {}
    server.kill();
    disk.free();
    let server = Server::of(&house);
    saver.finds_it_at(server.address);
    server.stop();
    house.is_healthy();
}
