//! Somebody else holds the database's write lock: a backup tool, a curious hand with a shell.

use db::DbError;

use crate::kills::cases_of;
use crate::support::{House, Saver, Server};

#[test]
fn a_locked_database_is_said_and_waited_for() {
    let house = House::fresh().with_cases(2);
    let server = Server::of(&house);
    let case = cases_of(&server, "anna").remove(0);
    let mut saver = Saver::new(server.person("anna"), &case);
    assert_eq!(saver.save().unwrap().status, 200);
    let kept = saver.acknowledged.clone();
    let refused = house.data().write(|_| {
        // Reading goes on; writing is waited for, and then refused with a word when to come again.
        assert_eq!(saver.look(), kept);
        Ok::<_, DbError>(saver.save().unwrap())
    });
    let refused = refused.unwrap();
    assert_eq!(refused.status, 503, "{}", refused.text());
    assert_eq!(refused.header("retry-after"), Some("30"));
    assert_eq!(saver.look(), kept);
    assert_eq!(saver.save().unwrap().status, 200);
    server.stop();
    house.is_healthy();
}

#[test]
fn a_program_that_only_starts_needs_no_lock() {
    let house = House::fresh();
    let started = house.data().write(|_| Ok::<_, DbError>(Server::of(&house)));
    started.unwrap().stop();
}
