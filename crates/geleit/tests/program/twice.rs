//! Two programs on the same data directory: nobody planned it, and nothing is lost.

use std::sync::mpsc::channel;

use crate::kills::cases_of;
use crate::support::{House, Saver, Server};

#[test]
fn two_servers_on_one_directory_lose_nothing() {
    let house = House::fresh().with_cases(4);
    let (one, two) = (Server::of(&house), Server::of(&house));
    let cases = cases_of(&one, "anna");
    let mut first = Saver::new(one.person("anna"), &cases[0]);
    let mut second = Saver::new(two.person("anna"), &cases[1]);
    std::thread::scope(|scope| {
        for saver in [&mut first, &mut second] {
            scope.spawn(move || {
                for _ in 0..20 {
                    let answer = saver.save().unwrap();
                    assert_eq!(answer.status, 200, "{}", answer.text());
                }
            });
        }
    });
    // Each finds at the other server what was acknowledged by its own.
    first.finds_it_at(two.address);
    second.finds_it_at(one.address);
    one.stop();
    two.stop();
    house.is_healthy();
}

#[test]
fn a_case_worked_on_at_both_keeps_every_acknowledged_change() {
    let house = House::fresh().with_cases(2);
    let (one, two) = (Server::of(&house), Server::of(&house));
    let case = cases_of(&one, "anna").remove(0);
    let (told, heard) = channel();
    std::thread::scope(|scope| {
        for server in [&one, &two] {
            let (told, case) = (told.clone(), case.clone());
            scope.spawn(move || {
                let mut saver = Saver::new(server.person("anna"), &case);
                for _ in 0..10 {
                    assert_eq!(saver.save().unwrap().status, 200);
                    told.send(saver.acknowledged.clone()).unwrap();
                }
            });
        }
    });
    drop(told);
    assert_eq!(heard.iter().count(), 20);
    one.stop();
    two.stop();
    house.is_healthy();
}
