use base::{Locale, Outcome, Personal, Problem};

use super::*;
use crate::house_test;
use crate::identity::sessions::{self, Login, Origin, Session, Stage};
use crate::identity::{Actor, Doer, Law, NewAgency, Role};
use crate::testing::store::{audited, readable};
use crate::testing::{PASSWORD, TestHouse};

fn origin() -> Origin {
    Origin::from(std::net::IpAddr::from([192, 0, 2, 1]))
}

fn session(house: &TestHouse, login: &str, password: &str) -> Option<Session> {
    match sessions::login(house, login, password, &origin()).unwrap() {
        Login::In { token, .. } => sessions::resume(house, &token).unwrap(),
        _ => None,
    }
}

fn new_account(login: &str, role: Role, house: &TestHouse) -> NewAccount {
    NewAccount {
        login: login.to_owned(),
        display_name: "Nora Nachtigall".to_owned(),
        email: Some(" nora@example.org ".to_owned()),
        language: Locale::De,
        password: None,
        must_change: false,
        memberships: vec![NewMembership::new(role, house.singen.id)],
    }
}

fn field(refused: Outcome<impl std::fmt::Debug>) -> String {
    match refused {
        Err(Problem::Invalid(errors)) => {
            errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>().join(" ")
        }
        other => panic!("{other:?}"),
    }
}

house_test! {
    fn a_new_colleague_gets_a_password_once_and_has_to_change_it(house) {
        let created = create_account(house, (&house.ada).into(), &new_account(" Nora ", Role::CaseManager, house)).unwrap();
        let password = created.password.unwrap();
        let nora = house.actor_of(created.account);
        assert_eq!((nora.case_manager_no, nora.agency), (Some(4), Some(house.singen.id)), "the next free number");
        let first = session(house, "nora", password.reveal()).unwrap();
        assert_eq!(first.stage, Stage::ChangePassword);
        assert!(first.actor().is_none(), "nothing can be done before that");
        assert_eq!(field(change_password(house, &first, "falsch", "blaue Gurken tanzen")), "old_password");
        assert_eq!(field(change_password(house, &first, password.reveal(), "Nachtigall1!")), "password");
        assert_eq!(field(change_password(house, &first, password.reveal(), password.reveal())), "password");
        let token = change_password(house, &first, password.reveal(), "rote Rüben singen").unwrap();
        let open = sessions::resume(house, &token).unwrap().unwrap();
        assert_eq!(open.actor(), Some(&nora));
        assert_ne!(open.csrf, first.csrf);
        assert!(session(house, "nora", password.reveal()).is_none());
        assert!(!readable(house).unwrap().contains("Nachtigall"));
    }
}

house_test! {
    fn guessing_in_an_open_session_is_slowed_and_told(house) {
        let open = session(house, "anna", PASSWORD).unwrap();
        let guess = || change_password(house, &open, "falsch", "rote Rüben singen");
        for _ in 0..6 {
            assert_eq!(field(guess()), "old_password");
        }
        let Err(Problem::Invalid(errors)) = guess() else { panic!("heard") };
        assert_eq!(errors[0].key, "login-wait");
        let right = || change_password(house, &open, PASSWORD, "rote Rüben singen");
        assert!(right().is_err(), "whoever guesses waits, whatever comes next");
        assert_eq!(crate::testing::store::audited(house, "account.password_refused").unwrap(), 6);
        house.clock.advance(300);
        right().unwrap();
    }
}

house_test! {
    fn a_password_change_ends_all_other_sessions(house) {
        let elsewhere = session(house, "anna", PASSWORD).unwrap();
        let here = session(house, "anna", PASSWORD).unwrap();
        let token = change_password(house, &here, PASSWORD, "rote Rüben singen").unwrap();
        assert!(sessions::resume(house, &token).unwrap().is_some());
        let own = sessions::own_sessions(house, &here).unwrap();
        assert_eq!(own.len(), 1);
        assert_ne!(own[0].mark, elsewhere.mark());
        assert!(matches!(change_password(house, &elsewhere, "rote Rüben singen", "gelbe Birnen lachen"), Err(Problem::NotFound)));
    }
}

house_test! {
    fn ugly_accounts_are_refused_field_by_field(house) {
        let mut ugly = new_account("n", Role::CaseManager, house);
        ugly.display_name = "\u{0}".to_owned();
        ugly.email = Some("a@b.de\r\nBcc: all@example.org".to_owned());
        ugly.memberships.clear();
        assert_eq!(field(create_account(house, Doer::Console, &ugly)), "login display_name email role");
        let taken = new_account("ANNA", Role::CaseManager, house);
        assert_eq!(field(create_account(house, Doer::Console, &taken)), "login");
        let mut weak = new_account("nora", Role::CaseManager, house);
        weak.password = Some(Personal::new("passwort123".to_owned()));
        assert_eq!(field(create_account(house, Doer::Console, &weak)), "password");
        let mut number = new_account("nora", Role::CaseManager, house);
        number.memberships[0].case_manager_no = Some(1);
        assert_eq!(field(create_account(house, Doer::Console, &number)), "case_manager_no");
        let mut lost = new_account("nora", Role::TeamLead, house);
        lost.memberships[0].agency = None;
        assert_eq!(field(create_account(house, Doer::Console, &lost)), "agency");
        assert_eq!(list_accounts(house, Doer::Console).unwrap().len(), 13, "nothing was stored");
    }
}

house_test! {
    fn administrators_stay_in_their_agency(house) {
        let ada = Doer::Actor(&house.ada);
        let mut foreign = new_account("nora", Role::CaseManager, house);
        foreign.memberships[0].agency = Some(house.caritas.id);
        assert!(matches!(create_account(house, ada, &foreign), Err(Problem::Forbidden)));
        foreign.memberships = vec![NewMembership::of_the_house(Role::Administrator)];
        assert!(matches!(create_account(house, ada, &foreign), Err(Problem::Forbidden)));
        for other in [&house.cora, &house.hugo, &house.rita] {
            assert!(matches!(reset_account(house, ada, other.account, true), Err(Problem::NotFound)));
            assert!(matches!(disable_account(house, ada, other.account), Err(Problem::NotFound)));
            assert!(matches!(take_role(house, ada, other.membership), Err(Problem::NotFound)));
        }
        for nobody in [&house.anna, &house.lars, &house.dora, &house.carl] {
            let refused = reset_account(house, nobody.into(), house.ben.account, false);
            assert!(matches!(refused, Err(Problem::Forbidden)));
            assert!(matches!(list_accounts(house, nobody.into()), Err(Problem::Forbidden)));
        }
        let listed = list_accounts(house, ada).unwrap();
        let logins: Vec<&str> = listed.iter().map(|one| one.account.login.reveal().as_str()).collect();
        assert_eq!(logins, ["ada", "anna", "ben", "dora", "ines", "lars", "selma"]);
    }
}

house_test! {
    fn who_works_for_two_agencies_is_reset_only_by_the_house(house) {
        let second = NewMembership::new(Role::CaseManager, house.caritas.id);
        let ada = Doer::Actor(&house.ada);
        assert!(matches!(give_role(house, ada, house.anna.account, &second), Err(Problem::Forbidden)));
        give_role(house, (&house.hugo).into(), house.anna.account, &second).unwrap();
        assert!(matches!(give_role(house, (&house.hugo).into(), house.anna.account, &second), Err(Problem::Invalid(_))));
        assert!(matches!(reset_account(house, ada, house.anna.account, false), Err(Problem::Rule("account-of-several-agencies"))));
        assert!(reset_account(house, (&house.hugo).into(), house.anna.account, false).is_ok());
        let here = list_accounts(house, ada).unwrap();
        let anna = here.iter().find(|one| one.account.id == house.anna.account).unwrap();
        assert_eq!(anna.memberships.len(), 1, "what she is elsewhere is not shown");
    }
}

house_test! {
    fn nobody_lifts_or_locks_themselves_and_somebody_is_left_to_administer(house) {
        let ada = Doer::Actor(&house.ada);
        let lead = NewMembership::new(Role::TeamLead, house.singen.id);
        assert!(matches!(give_role(house, ada, house.ada.account, &lead), Err(Problem::Rule("account-not-oneself"))));
        assert!(matches!(take_role(house, ada, house.ada.membership), Err(Problem::Rule("account-not-oneself"))));
        assert!(matches!(disable_account(house, ada, house.ada.account), Err(Problem::Rule("account-not-oneself"))));
        assert!(matches!(reset_account(house, ada, house.ada.account, true), Err(Problem::Rule("account-not-oneself"))));
        let last = Err::<(), _>(Problem::Rule("account-last-administrator"));
        assert_eq!(format!("{:?}", disable_account(house, Doer::Console, house.hugo.account)), format!("{last:?}"));
        assert_eq!(format!("{:?}", take_role(house, Doer::Console, house.hugo.membership)), format!("{last:?}"));
    }
}

house_test! {
    fn a_lock_works_at_the_next_request(house) {
        let Login::In { token, .. } = sessions::login(house, "anna", PASSWORD, &origin()).unwrap() else { panic!() };
        assert!(sessions::resume(house, &token).unwrap().is_some());
        disable_account(house, (&house.ada).into(), house.anna.account).unwrap();
        assert!(sessions::resume(house, &token).unwrap().is_none());
        assert!(session(house, "anna", PASSWORD).is_none());
        enable_account(house, (&house.ada).into(), house.anna.account).unwrap();
        assert!(sessions::resume(house, &token).unwrap().is_none(), "old sessions stay ended");
        assert!(session(house, "anna", PASSWORD).is_some());
        assert_eq!(audited(house, "account.disabled").unwrap(), 1);
    }
}

house_test! {
    fn a_taken_role_works_at_the_next_request(house) {
        let Login::In { token, .. } = sessions::login(house, "anna", PASSWORD, &origin()).unwrap() else { panic!() };
        take_role(house, (&house.ada).into(), house.anna.membership).unwrap();
        assert!(sessions::resume(house, &token).unwrap().is_none());
        assert!(matches!(sessions::login(house, "anna", PASSWORD, &origin()).unwrap(), Login::NoRole));
        // The number stays hers and comes back with her.
        let back = NewMembership::new(Role::CaseManager, house.singen.id);
        assert!(give_role(house, (&house.hugo).into(), house.anna.account, &back).is_ok());
        let roles = house.data.read(|conn| memberships(conn, house.anna.account)).unwrap();
        assert_eq!(roles.last().unwrap().case_manager_no, Some(1));
    }
}

house_test! {
    fn a_reset_ends_sessions_and_asks_for_a_new_password(house) {
        let Login::In { token, .. } = sessions::login(house, "anna", PASSWORD, &origin()).unwrap() else { panic!() };
        let made = reset_account(house, (&house.ada).into(), house.anna.account, false).unwrap();
        assert!(sessions::resume(house, &token).unwrap().is_none());
        assert!(session(house, "anna", PASSWORD).is_none());
        assert_eq!(session(house, "anna", made.reveal()).unwrap().stage, Stage::ChangePassword);
        assert_eq!(format!("{made:?}"), "▮▮▮");
    }
}

house_test! {
    fn a_fresh_house_is_founded_in_one_step(house) {
        let agency = NewAgency {
            name: "AWO Kreisverband".to_owned(),
            short_name: "awo".to_owned(),
            law: Law::DsgvoBdsg,
            municipality_key: "08335043".to_owned(),
        };
        let mut first = new_account("verwaltung", Role::CaseManager, house);
        first.memberships.clear();
        first.login = "a".to_owned();
        assert_eq!(field(found(house, &agency, &first)), "login");
        assert!(house.data.read(|conn| crate::identity::agencies::by_short_name(conn, "awo")).unwrap().is_none());
        first.login = "verwaltung".to_owned();
        let (agency, created) = found(house, &agency, &first).unwrap();
        let admin: Actor = house.actor_of(created.account);
        assert_eq!((admin.role, admin.agency), (Role::Administrator, None));
        assert_eq!(agency.law, Law::DsgvoBdsg);
        assert!(created.password.is_some());
    }
}

house_test! {
    fn a_second_factor_is_set_up_confirmed_and_sealed(house) {
        let open = session(house, "anna", PASSWORD).unwrap();
        assert_eq!(field(begin_second_factor(house, &open, "falsch")), "password");
        begin_second_factor(house, &open, PASSWORD).unwrap();
        let begun = begin_second_factor(house, &open, PASSWORD).unwrap();
        assert!(begun.address.reveal().starts_with("otpauth://totp/Geleit:anna?secret="));
        let secret = stored_secret(house, &house.anna);
        assert_eq!(secret.text(), begun.secret, "the later one counts");
        assert_eq!(field(confirm_second_factor(house, &open, "000000")), "code");
        let (codes, token) = confirm_second_factor(house, &open, &secret.code_at(house.now())).unwrap();
        assert_eq!(codes.len(), 10);
        let open = sessions::resume(house, &token).unwrap().unwrap();
        assert!(open.actor().is_some());
        assert!(matches!(begin_second_factor(house, &open, PASSWORD), Err(Problem::Rule("second-factor-exists"))));
        assert_eq!(recovery_codes_left(house, &open).unwrap(), 10);
        let renewed = renew_recovery_codes(house, &open, PASSWORD).unwrap();
        assert_ne!(renewed, codes);
        remove_second_factor(house, &open, PASSWORD).unwrap();
        assert!(matches!(renew_recovery_codes(house, &open, PASSWORD), Err(Problem::Rule(_))));
        assert!(session(house, "anna", PASSWORD).unwrap().actor().is_some());
    }
}

fn stored_secret(house: &TestHouse, actor: &Actor) -> Secret {
    let secrets = house.data.read(|conn| store::secrets(conn, actor.account)).unwrap().unwrap();
    let sealed = secrets.totp_sealed.unwrap();
    let secret = own::unseal(house, actor.account, &sealed).unwrap();
    assert!(!sealed.windows(20).any(|window| window == secret.bytes()), "sealed");
    assert!(own::unseal(house, house.ben.account, &sealed).is_err(), "bound to its account");
    secret
}

house_test! {
    fn small_choices_are_kept_and_stay_small(house) {
        let account = house.anna.account;
        set_preference(house, account, "theme", &"dark".into()).unwrap();
        set_preference(house, account, "density", &"tight".into()).unwrap();
        set_preference(house, account, "density", &serde_json::Value::Null).unwrap();
        let kept = house.data.read(|conn| preferences(conn, account)).unwrap();
        assert_eq!(serde_json::Value::Object(kept).to_string(), r#"{"theme":"dark"}"#);
        let large = "x".repeat(5000);
        assert_eq!(field(set_preference(house, account, "note", &large.into())), "note");
        set_language(house, account, Locale::En).unwrap();
        assert_eq!(house.actor_of(account).language, Locale::En);
    }
}
