//! `geleit init`: a fresh house, without a terminal, and what must be kept on paper.

use std::os::unix::fs::PermissionsExt;

use crate::support::{House, Server, geleit};

#[test]
fn a_fresh_house_prints_a_first_password_and_three_shares_once() {
    let house = House::fresh();
    assert_eq!(house.said.lines().filter(|line| line.starts_with("  ")).count(), 3);
    let password = house
        .said
        .lines()
        .find_map(|line| line.strip_prefix("First password of verwaltung: ").map(str::to_owned));
    let mode =
        |name: &str| std::fs::metadata(house.file(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(["master.key", "geleit.sqlite", "keystore.sqlite"].map(mode), [0o600; 3]);
    house.is_healthy();

    // The password opens the door as far as the second factor an administrator needs.
    let server = Server::of(&house);
    let mut guest = server.guest();
    guest.get("/anmelden").unwrap();
    let password = password.unwrap();
    let sent = guest.post("/anmelden", &[("login", "verwaltung"), ("password", &password)]);
    let sent = sent.unwrap();
    assert_eq!(sent.status, 303, "{}", sent.text());
    let code = sent.header("location").unwrap();
    let enrol = guest.get(code).unwrap().header("location").map(str::to_owned).unwrap();
    assert!(enrol.starts_with("/anmelden/"), "{code} {enrol}");
    let page = guest.get(&enrol).unwrap();
    assert!(page.status == 200 && page.text().contains("otpauth"), "{}", page.text());
    server.stop();
}

#[test]
fn a_house_is_never_set_up_over_another() {
    let house = House::fresh();
    let before = house.bytes();
    let again = house.run(["init", "--agency", "Stadt Singen", "--short-name", "singen"]);
    again.refused(1, "is there already");
    assert_eq!(house.bytes(), before);
}

#[test]
fn what_does_not_fit_is_named_before_a_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("data");
    let call = |law: &str, key: &str, short: &str| {
        let done = geleit(["init", "--agency", "Stadt Singen", "--login", "ada", "--name", "Ada"])
            .args(["--law", law, "--municipality", key, "--short-name", short])
            .arg("--dir")
            .arg(&dir)
            .output();
        crate::support::Done::from(done.unwrap())
    };
    call("BDSG", "08335075", "singen").refused(2, "none of the known laws");
    assert!(!dir.exists());
    assert_eq!(call("KDG", "08335999", "singen").code, 2);
    assert_eq!(call("KDG", "08335075", "Nicht erlaubt!").code, 2);
    assert!(!dir.join("master.key").exists(), "a refused set-up left something");
    call("KDG", "08335075", "singen").fine();
}

#[test]
fn a_missing_house_says_how_to_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    for call in [&["serve"][..], &["user", "list"], &["audit", "verify"], &["keys", "rotate"]] {
        let done = geleit(call).args(["--dir", dir]).output().unwrap();
        crate::support::Done::from(done).refused(1, "`geleit init` sets up a fresh house");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
