use super::*;
use crate::house_test;
use crate::identity::sessions::actions::login;
use crate::identity::{Login, Origin, Session, Token, resume};
use crate::testing::{PASSWORD, TestHouse};
use base::Problem;

const PHRASE: &str = "bunte Steine am Bach";

fn signed_in(house: &TestHouse, name: &str) -> (Session, Token) {
    let origin = Origin::from("192.0.2.1".parse::<std::net::IpAddr>().unwrap());
    let Ok(Login::In { token, .. }) = login(house, name, PASSWORD, &origin) else {
        panic!("{name}")
    };
    (resume(house, &token).unwrap().unwrap(), token)
}

fn refused(outcome: base::Outcome<()>) -> &'static str {
    let Err(Problem::Invalid(errors)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(errors[0].field, "phrase");
    errors[0].key
}

house_test! {
    fn the_own_key_opens_with_the_phrase_in_the_session_that_opened_it(house) {
        let (anna, token) = signed_in(house, "anna");
        assert!(!has_phrase(house, &anna).unwrap());
        assert_eq!(refused(unlock(house, &anna, &token, PHRASE)), "phrase-wrong");
        assert_eq!(refused(set_phrase(house, &anna, &token, "kurz")), "password-too-short");
        set_phrase(house, &anna, &token, PHRASE).unwrap();
        let key = unlocked(house, &anna, &token).unwrap().unwrap();

        let (again, other) = signed_in(house, "anna");
        assert!(unlocked(house, &again, &other).unwrap().is_none(), "another session asks again");
        assert!(unlocked(house, &anna, &other).unwrap().is_none(), "nor does another token open it");
        assert_eq!(refused(unlock(house, &again, &other, "falsche Steine am Bach")), "phrase-wrong");
        unlock(house, &again, &other, PHRASE).unwrap();
        let same = unlocked(house, &again, &other).unwrap().unwrap();
        assert_eq!(same.public(), key.public());
        lock_again(house, &again).unwrap();
        assert!(unlocked(house, &again, &other).unwrap().is_none());

        // A new phrase is a new key, and closes the old one everywhere.
        set_phrase(house, &again, &other, "neue Steine am Fluss").unwrap();
        assert!(unlocked(house, &anna, &token).unwrap().is_none());
        let fresh = unlocked(house, &again, &other).unwrap().unwrap();
        assert_ne!(fresh.public(), key.public());
        assert_eq!(refused(unlock(house, &anna, &token, PHRASE)), "phrase-wrong");
    }
}

house_test! {
    fn guessing_a_phrase_is_slowed_down(house) {
        let (anna, token) = signed_in(house, "anna");
        set_phrase(house, &anna, &token, PHRASE).unwrap();
        let tries: Vec<&str> =
            (0..30).map(|_| refused(unlock(house, &anna, &token, "geraten geraten"))).collect();
        assert_eq!(tries.first(), Some(&"phrase-wrong"));
        assert_eq!(tries.last(), Some(&"login-wait"));
    }
}
