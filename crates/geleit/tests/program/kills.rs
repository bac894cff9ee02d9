//! SIGKILL in the middle of the work: what was acknowledged stays, and nothing is half.

use std::sync::mpsc::channel;

use db::dialect::Engine;

use crate::support::{House, Opener, Saver, Server, draw};

/// Kills in the everyday suite; `GELEIT_KILLS=1000` for a long night.
fn kills() -> u64 {
    std::env::var("GELEIT_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(25)
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    survives(Engine::Sqlite, kills());
}

#[test]
fn what_was_acknowledged_survives_every_kill_on_postgres_too() {
    survives(Engine::Postgres, kills());
}

fn survives(engine: Engine, kills: u64) {
    let house = House::of(engine).with_cases(4);
    let mut server = Server::of(&house);
    let cases = cases_of(&server, "anna");
    let mut savers: Vec<Saver> =
        cases.iter().map(|case| Saver::new(server.person("anna"), case)).collect();
    let mut opener = Opener::new(server.person("ben"), "kill");
    assert!(savers.len() >= 2);
    for kill in 0..kills {
        let (told, heard) = channel();
        std::thread::scope(|scope| {
            for saver in &mut savers {
                let told = told.clone();
                scope.spawn(move || saver.save_until_gone(&told));
            }
            let (opener, told) = (&mut opener, told);
            scope.spawn(move || opener.open_until_gone(&told));
            // Any moment between the first and the twelfth acknowledgement.
            for _ in 0..=draw(kill, 12) {
                heard.recv().unwrap();
            }
            server.kill();
        });
        house.is_healthy();
        server = Server::of(&house);
        for saver in &mut savers {
            saver.finds_it_at(server.address);
        }
        opener.finds_them_at(server.address);
    }
    opener.finds_all();
    server.stop();
    let verified = house.run(["audit", "verify"]).fine();
    assert!(verified.ends_with("entries, 0 findings\n"), "{verified}");
}

/// Addresses of somebody's cases.
pub fn cases_of(server: &Server, login: &str) -> Vec<String> {
    let list = server.person(login).get("/faelle").unwrap();
    assert_eq!(list.status, 200, "{}", list.text());
    let id = |link: &String| link.strip_prefix("/faelle/").is_some_and(|id| id.len() == 36);
    let mut cases: Vec<String> = list.links().into_iter().filter(id).collect();
    // Number and name are links to the same case.
    cases.dedup();
    cases
}
