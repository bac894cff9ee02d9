//! `geleit generate`: a Kreis as large as is asked for.

use crate::support::{House, Server};

#[test]
fn agencies_and_case_managers_grow_with_the_cases() {
    let house = House::fresh();
    let done = house.run(["generate", "--cases", "12", "--agencies", "5", "--seed", "3"]);
    assert!(done.err.contains("12 of 12 cases"), "{}", done.err);
    done.fine();
    let accounts = house.run(["user", "list", "--json"]).json();
    let carrying = accounts.as_array().unwrap().iter().filter(|account| {
        let roles = account["roles"].as_array().unwrap();
        roles.iter().any(|role| role == "case_manager" || role == "speaker")
    });
    // Four of the cast in three agencies, one in each of the two others.
    assert_eq!(carrying.count(), 6);
    let server = Server::of(&house);
    for login in ["anna", "cora", "dieter", "im0001", "im0002"] {
        let list = server.person(login).get("/faelle").unwrap();
        assert!(list.text().contains("/faelle/0"), "{login}");
    }
    server.stop();
    house.is_healthy();
}

#[test]
fn the_same_seed_gives_the_same_kreis() {
    let list = || {
        let house = House::fresh();
        house.run(["generate", "--cases", "6", "--agencies", "3", "--seed", "5"]).fine();
        let server = Server::of(&house);
        let list = server.person("anna").get("/faelle").unwrap().text().into_owned();
        server.stop();
        // Ids and tokens are real chance; names, numbers and days are not.
        let rows = list.split("<tr").skip(1).map(|row| {
            let words = row.split('>').filter_map(|part| part.split('<').next());
            words.map(str::trim).collect::<Vec<_>>().join(" ")
        });
        rows.collect::<Vec<_>>()
    };
    let (one, two) = (list(), list());
    assert!(one.len() > 1);
    assert_eq!(one, two);
}

#[test]
fn a_house_is_filled_once() {
    let house = House::fresh().with_cases(1);
    let again = house.run(["generate", "--cases", "1"]);
    assert_eq!(again.code, 2, "{}", again.err);
    house.is_healthy();
}
