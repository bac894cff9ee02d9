//! `geleit demo`: loaded once, used again, and begun anew when the loading was interrupted.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::support::{Server, geleit};

fn demo(dir: &Path) -> std::process::Command {
    let mut call = geleit(["demo", "--port", "0", "--cases", "4", "--dir"]);
    call.arg(dir);
    call
}

#[test]
fn the_second_start_finds_what_the_first_one_left() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("kreis.v1");
    let first = Server::started(&mut demo(&dir)).unwrap();
    assert!(first.log().contains("Loading a fictional Kreis with 4 cases"));
    assert!(first.log().lines().any(|line| line.starts_with("  anna ")), "{}", first.log());
    let mut anna = first.person("anna");
    let list = anna.get("/faelle").unwrap().text().into_owned();
    first.stop();
    let second = Server::started(&mut demo(&dir)).unwrap();
    assert!(!second.log().contains("Loading"), "{}", second.log());
    // Even the session of before is still open.
    anna.move_to(second.address);
    let again = anna.get("/faelle").unwrap();
    assert_eq!(again.status, 200);
    assert_eq!(list.matches("/faelle/0").count(), again.text().matches("/faelle/0").count());
    second.stop();
}

#[test]
fn a_load_that_was_killed_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("kreis");
    let mut first = demo(&dir).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(first.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.starts_with("Loading"), "{line}");
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(!dir.exists());
    let second = Server::started(&mut demo(&dir)).unwrap();
    assert_eq!(second.person("anna").get("/faelle").unwrap().status, 200);
    second.stop();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "something half is left");
}

#[test]
fn somebody_elses_directory_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("tagebuch.txt"), "lieb").unwrap();
    let said = Server::started(&mut demo(folder.path())).err().unwrap();
    assert!(said.contains("holds something else"), "{said}");
    assert!(!said.contains("Loading"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
