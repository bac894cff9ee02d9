use base::Problem;

use super::*;
use crate::House;
use crate::house_test;
use crate::identity::accounts::{Secret, own, store as accounts};
use crate::identity::accounts::{begin_second_factor, confirm_second_factor, reset_account};
use crate::identity::{Actor, Doer, NewMembership, Role, give_role};
use crate::testing::store::{audited, readable};
use crate::testing::{PASSWORD, TestHouse};

fn from(address: [u8; 4]) -> Origin {
    Origin::from(std::net::IpAddr::from(address))
}

const OFFICE: [u8; 4] = [192, 0, 2, 1];
const ELSEWHERE: [u8; 4] = [198, 51, 100, 7];

fn enter(house: &House, name: &str) -> Token {
    match login(house, name, PASSWORD, &from(OFFICE)).unwrap() {
        Login::In { token, .. } => token,
        other => panic!("{other:?}"),
    }
}

fn inside(house: &House, token: &Token) -> Session {
    resume(house, token).unwrap().expect("a session")
}

/// Sets up a second factor for somebody whose session is open; answers secret and recovery codes.
fn enrol(house: &TestHouse, actor: &Actor, token: &Token) -> (Secret, Vec<String>) {
    let session = inside(house, token);
    begin_second_factor(house, &session, PASSWORD).unwrap();
    let secrets = house.data.read(|conn| accounts::secrets(conn, actor.account)).unwrap().unwrap();
    let secret = own::unseal(house, actor.account, &secrets.totp_sealed.unwrap()).unwrap();
    let code = secret.code_at(house.now());
    let (codes, _) = confirm_second_factor(house, &session, &code).unwrap();
    (secret, codes.into_iter().map(base::Personal::into_inner).collect())
}

house_test! {
    fn anna_comes_in_works_and_leaves(house) {
        let token = enter(house, " Anna ");
        let session = inside(house, &token);
        assert_eq!(session.actor(), Some(&house.anna));
        assert_eq!(Token::read(token.reveal()), Some(token.clone()));
        logout(house, &session).unwrap();
        assert!(resume(house, &token).unwrap().is_none());
        logout(house, &session).unwrap();
        assert_eq!(audited(house, "login.succeeded").unwrap(), 1);
        assert_eq!(audited(house, "login.ended").unwrap(), 1);
        let stored = readable(house).unwrap();
        assert!(!stored.contains(token.reveal()), "only the hash is kept");
    }
}

house_test! {
    fn wrong_passwords_and_unknown_names_look_alike_and_name_nobody(house) {
        for (name, password) in [
            ("anna", "falsch"), ("hannah", PASSWORD), ("", ""), ("anna", ""),
            ("geheim geheim geheim", "x"), ("' or 1=1 --", PASSWORD), ("anna\0", PASSWORD),
            (&"a".repeat(100_000), &"b".repeat(100_000)),
        ] {
            house.clock.advance(3600);
            let answer = login(house, name, password, &from(OFFICE)).unwrap();
            assert!(matches!(answer, Login::Refused), "{name:.20}: {answer:?}");
        }
        assert_eq!(audited(house, "login.failed").unwrap(), 8);
        let stored = readable(house).unwrap();
        for typed in ["hannah", "geheim", "192.0.2.1"] {
            assert!(!stored.contains(typed), "{typed}");
        }
    }
}

house_test! {
    fn guessing_gets_slower_and_hurts_only_the_guesser(house) {
        let attack = || login(house, "anna", "falsch", &from(ELSEWHERE)).unwrap();
        for _ in 0..4 {
            assert!(matches!(attack(), Login::Refused));
        }
        let Login::Wait { seconds } = attack() else { panic!("not slowed") };
        assert_eq!(seconds, 2);
        let right = login(house, "anna", PASSWORD, &from(ELSEWHERE)).unwrap();
        assert!(matches!(right, Login::Wait { .. }), "not even the right one is looked at");
        house.clock.advance(2);
        assert!(matches!(attack(), Login::Refused));
        assert!(matches!(attack(), Login::Wait { seconds: 4 }));
        enter(house, "anna");
        house.clock.advance(4);
        let right = login(house, "anna", PASSWORD, &from(ELSEWHERE)).unwrap();
        assert!(matches!(right, Login::In { .. }));
        for _ in 0..3 {
            assert!(matches!(attack(), Login::Refused), "success begins a new count");
        }
    }
}

house_test! {
    fn spraying_over_many_names_is_slowed_but_colleagues_at_home_come_in(house) {
        enter(house, "anna");
        let mut waits = 0;
        for guess in 0..40 {
            let name = format!("person{guess}");
            if matches!(login(house, &name, PASSWORD, &from(OFFICE)).unwrap(), Login::Wait { .. }) {
                waits += 1;
            }
        }
        assert!(waits >= 15, "{waits}");
        assert!(matches!(login(house, "ben", PASSWORD, &from(OFFICE)).unwrap(), Login::Wait { .. }));
        enter(house, "anna");
        assert!(matches!(login(house, "ben", PASSWORD, &from(ELSEWHERE)).unwrap(), Login::In { .. }));
        house.clock.advance(61);
        enter(house, "ben");
    }
}

house_test! {
    fn many_guesses_at_the_same_moment_are_many(house) {
        let looked_at = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| for _ in 0..5 {
                    if matches!(login(house, "anna", "falsch", &from(ELSEWHERE)).unwrap(), Login::Refused) {
                        looked_at.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(looked_at.into_inner(), 4, "three free ones and the one that begins the wait");
    }
}

house_test! {
    fn a_session_ends_by_idleness_and_by_age(house) {
        let idle = enter(house, "anna");
        house.clock.advance(29 * 60);
        assert!(resume(house, &idle).unwrap().is_some());
        house.clock.advance(29 * 60);
        assert!(resume(house, &idle).unwrap().is_some(), "use keeps it");
        house.clock.advance(30 * 60);
        assert!(resume(house, &idle).unwrap().is_none());

        let busy = enter(house, "anna");
        for _ in 0..(12 * 6 - 1) {
            house.clock.advance(600);
            assert!(resume(house, &busy).unwrap().is_some());
        }
        house.clock.advance(600);
        assert!(resume(house, &busy).unwrap().is_none());
    }
}

house_test! {
    fn foreign_tokens_open_nothing(house) {
        enter(house, "anna");
        assert!(resume(house, &Token::generate(&*house.random)).unwrap().is_none());
        for ugly in ["", "a", &"A".repeat(64), &"ä".repeat(32), &"0".repeat(65)] {
            assert_eq!(Token::read(ugly), None);
        }
    }
}

house_test! {
    fn one_sees_and_ends_ones_own_sessions_and_nobody_elses(house) {
        let here = inside(house, &enter(house, "anna"));
        house.clock.advance(1);
        let there = enter(house, "anna");
        let ben = inside(house, &enter(house, "ben"));
        let own = own_sessions(house, &here).unwrap();
        assert_eq!(own.iter().map(|one| one.this).collect::<Vec<_>>(), [false, true]);
        assert!(matches!(end_own_session(house, &here, ben.mark()), Err(Problem::NotFound)));
        end_own_session(house, &here, &own[0].mark).unwrap();
        assert!(resume(house, &there).unwrap().is_none());
        assert_eq!(own_sessions(house, &here).unwrap().len(), 1);
    }
}

house_test! {
    fn one_acts_in_one_role_at_a_time(house) {
        let lead = NewMembership::new(Role::TeamLead, house.singen.id);
        house.clock.advance(1);
        let lead = give_role(house, Doer::Console, house.anna.account, &lead).unwrap();
        let token = enter(house, "anna");
        let session = inside(house, &token);
        assert_eq!(session.actor().unwrap().role, Role::CaseManager);
        assert_eq!(own_roles(house, &session).unwrap().len(), 2);
        switch_role(house, &session, lead).unwrap();
        let session = inside(house, &token);
        assert_eq!((session.actor().unwrap().role, session.actor().unwrap().case_manager_no), (Role::TeamLead, None));
        for foreign in [house.ben.membership, house.hugo.membership, house.new_id()] {
            assert!(matches!(switch_role(house, &session, foreign), Err(Problem::NotFound)));
        }
    }
}

house_test! {
    fn a_code_works_once_and_recovery_codes_too(house) {
        let (secret, codes) = enrol(house, &house.anna, &enter(house, "anna"));
        let half = |house: &TestHouse| inside(house, &enter(house, "anna"));
        let session = half(house);
        assert_eq!((session.stage, session.actor()), (Stage::SecondFactor, None));
        let code = secret.code_at(house.now());
        let answer = |session: &Session, code: &str| second_factor(house, session, code, &from(OFFICE)).unwrap();
        assert!(matches!(answer(&session, &code), Factor::Refused), "used when it was confirmed");
        house.clock.advance(30);
        let code = secret.code_at(house.now());
        let Factor::In { token, stage: Stage::Open } = answer(&session, &code) else { panic!() };
        assert_eq!(inside(house, &token).actor(), Some(&house.anna));
        let again = half(house);
        assert!(matches!(answer(&again, &code), Factor::Refused));
        assert!(matches!(answer(&again, ""), Factor::Refused));
        let Factor::In { .. } = answer(&again, &codes[3].to_uppercase()) else { panic!() };
        let third = half(house);
        assert!(matches!(answer(&third, &codes[3]), Factor::Refused));
        house.clock.advance(15 * 60);
        assert!(own_sessions(house, &third).unwrap().iter().all(|one| !one.this), "half-way sessions are short");
    }
}

house_test! {
    fn guessing_codes_gets_slower(house) {
        enrol(house, &house.anna, &enter(house, "anna"));
        let session = inside(house, &enter(house, "anna"));
        let answers: Vec<Factor> =
            (0..8).map(|_| second_factor(house, &session, "000000", &from(OFFICE)).unwrap()).collect();
        assert_eq!(answers.iter().filter(|one| matches!(one, Factor::Refused)).count(), 4);
    }
}

house_test! {
    fn a_reset_takes_the_second_factor_away_when_asked(house) {
        enrol(house, &house.anna, &enter(house, "anna"));
        let ada = Doer::Actor(&house.ada);
        let password = reset_account(house, ada, house.anna.account, false).unwrap();
        let enter = |password: &str| login(house, "anna", password, &from(OFFICE)).unwrap();
        assert!(matches!(enter(password.reveal()), Login::In { stage: Stage::SecondFactor, .. }));
        let password = reset_account(house, ada, house.anna.account, true).unwrap();
        assert!(matches!(enter(password.reveal()), Login::In { stage: Stage::ChangePassword, .. }));
    }
}

house_test! {
    fn what_is_over_is_forgotten(house) {
        enter(house, "anna");
        assert!(matches!(login(house, "ben", "falsch", &from(OFFICE)).unwrap(), Login::Refused));
        assert_eq!(sweep(house).unwrap(), 0);
        house.clock.advance(91 * 24 * 3600);
        assert!(sweep(house).unwrap() >= 3);
        assert_eq!(sweep(house).unwrap(), 0);
    }
}

/// Where a role requires a second factor, nothing opens before there is one.
#[test]
fn an_administrator_sets_up_the_second_factor_at_the_first_login() {
    let mut house = TestHouse::new(db::dialect::Engine::Sqlite);
    house.require_second_factor(Role::Administrator);
    let session = inside(&house, &enter(&house, "ada"));
    assert_eq!((session.stage, session.second_factor), (Stage::SecondFactor, false));
    let refused = second_factor(&house, &session, "123456", &from(OFFICE));
    assert!(matches!(refused, Err(Problem::Forbidden)));
    let (secret, _) = enrol(&house, &house.ada, &enter(&house, "ada"));
    house.clock.advance(30);
    let session = inside(&house, &enter(&house, "ada"));
    let code = secret.code_at(house.now());
    let Factor::In { token, .. } = second_factor(&house, &session, &code, &from(OFFICE)).unwrap()
    else {
        panic!()
    };
    let open = inside(&house, &token);
    assert_eq!(open.actor(), Some(&house.ada));
    let removed = crate::identity::remove_second_factor(&house, &open, PASSWORD);
    assert!(matches!(removed, Err(Problem::Rule("second-factor-required"))));
    assert!(inside(&house, &enter(&house, "anna")).actor().is_some());
}
