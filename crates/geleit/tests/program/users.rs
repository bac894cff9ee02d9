//! `geleit user`: accounts at the console.

use crate::support::{House, Server};

/// The password a call printed for somebody.
fn password(said: &str, login: &str) -> String {
    let words = format!("First password of {login}: ");
    said.lines().find_map(|line| line.strip_prefix(&words)).unwrap().to_owned()
}

#[test]
fn an_account_is_made_used_locked_and_given_back() {
    let house = House::fresh();
    let said = house
        .run([
            "user",
            "add",
            "Berta",
            "--name",
            "Berta B.",
            "--role",
            "case_manager",
            "--agency",
            "kreis",
        ])
        .fine();
    let first = password(&said, "Berta");
    let listed = house.run(["user", "list", "--json"]).json();
    let logins: Vec<&str> =
        listed.as_array().unwrap().iter().map(|one| one["login"].as_str().unwrap()).collect();
    assert_eq!(logins, ["berta", "verwaltung"]);
    assert_eq!(listed[0]["roles"][0], "case_manager");
    assert_eq!(listed[0]["disabled"], false);
    assert!(house.run(["user", "list"]).fine().contains("berta"));

    let server = Server::of(&house);
    let enter = |password: &str| {
        let mut guest = server.guest();
        guest.get("/anmelden").unwrap();
        let fields = [("login", "berta"), ("password", password)];
        let status = guest.post("/anmelden", &fields).unwrap().status;
        (status, guest)
    };
    let (status, mut berta) = enter(&first);
    assert_eq!(status, 303);
    // Her first password must be changed: inside, there is no other page yet.
    let elsewhere = berta.get("/heute").unwrap();
    assert_eq!((elsewhere.status, elsewhere.header("location").is_some()), (303, true));

    // Locked while she is inside: the next request already finds the door shut.
    house.run(["user", "disable", "berta"]).fine();
    assert_eq!(berta.get("/heute").unwrap().header("location"), Some("/anmelden"));
    assert_eq!(enter(&first).0, 422);
    assert_eq!(house.run(["user", "list", "--json"]).json()[0]["disabled"], true);

    house.run(["user", "enable", "berta"]).fine();
    let second = password(&house.run(["user", "reset", "berta"]).fine(), "berta");
    assert_ne!(first, second);
    assert_eq!(enter(&first).0, 422);
    assert_eq!(enter(&second).0, 303);
    server.stop();
    house.is_healthy();
}

#[test]
fn who_or_what_does_not_exist_is_named() {
    let house = House::fresh();
    let add = |role: &str, agency: &str| {
        house.run(["user", "add", "berta", "--name", "Berta", "--role", role, "--agency", agency])
    };
    add("queen", "kreis").refused(2, "queen is no role");
    add("case_manager", "nirgends").refused(1, "there is no agency nirgends");
    let homeless = house.run(["user", "add", "berta", "--name", "Berta", "--role", "case_manager"]);
    assert_eq!(homeless.code, 2, "{}", homeless.err);
    for verb in ["disable", "reset"] {
        house.run(["user", verb, "niemand"]).refused(1, "there is no account niemand");
    }
    add("case_manager", "kreis").fine();
    let taken = add("case_manager", "kreis");
    assert_eq!(taken.code, 2, "{}", taken.err);
    // Nobody locks the last administrator out.
    assert_eq!(house.run(["user", "disable", "verwaltung"]).code, 1);
}
