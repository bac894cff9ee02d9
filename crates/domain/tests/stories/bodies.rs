//! A body outlives everybody in it: its rules are written, its offices are handed on, its mandates end.

use base::Problem;
use domain::house_test;
use domain::identity::{Actor, AgencyAction};
use domain::network::bodies::actions::{
    acknowledge, add_office, belongings, bodies, body, change_office, charter, create_body,
    end_body, end_mandate, end_office, grant_mandate, hand_on, may, people, rename_body,
    without_mandate, write_charter,
};
use domain::network::bodies::{
    BodyAction, BodyId, BodyIdKind, BodyKind, CharterInput, Duty, Light, MandateInput, Missing,
    OfficeInput, Seat,
};
use domain::testing::TestHouse;
use jiff::civil::date;

pub fn set_up(house: &TestHouse, who: &Actor, kind: BodyKind, name: &str) -> BodyId {
    let request = house.new_id::<BodyIdKind>().text();
    create_body(house, who, &request, Some(kind), name).unwrap()
}

pub fn office(title: &str, seat: Seat, duties: &[Duty], who: Option<&Actor>) -> OfficeInput {
    OfficeInput {
        title: title.to_owned(),
        seat,
        agency: who.and_then(|who| who.agency),
        duties: duties.to_vec(),
        committed_on: None,
        account: who.map(|who| who.account),
        name: String::new(),
        email: String::new(),
    }
}

pub fn mandate(who: &Actor) -> MandateInput {
    MandateInput { account: Some(who.account), scope: String::new(), valid_until: None }
}

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

fn rules(goals: &str) -> CharterInput {
    CharterInput {
        goals: goals.to_owned(),
        rhythm_weeks: 13,
        decision_rule: "Einvernehmlich.".to_owned(),
        confidentiality: String::new(),
        adopted_on: Some(date(2026, 6, 15)),
    }
}

fn fields(refused: base::Outcome<impl std::fmt::Debug>) -> Vec<String> {
    let Err(Problem::Invalid(errors)) = refused else { panic!("{refused:?}") };
    errors.into_iter().map(|error| error.field).collect()
}

house_test! {
    fn the_round_gets_rules_offices_and_a_rhythm(house) {
        let ines = &house.ines;
        let id = set_up(house, ines, BodyKind::Round, "Koordinierungsrunde Singen");
        let fresh = body(house, ines, id).unwrap();
        assert_eq!(fresh.body.land, "08");
        // Nobody is there yet: two seats, three agencies, four duties.
        assert_eq!((fresh.missing.len(), fresh.charters.len()), (9, 0));
        add_office(house, ines, id, &office("Stabsstelle", Seat::IntegrationOfficer, &ALL, Some(ines))).unwrap();
        add_office(house, ines, id, &office("Amt", Seat::MigrationOffice, &[], Some(&house.lars))).unwrap();
        add_office(house, ines, id, &office("Caritas", Seat::Agency, &[], Some(&house.clara))).unwrap();
        let mut outside = office("Landratsamt", Seat::Agency, &[], None);
        outside.agency = Some(house.landkreis.id);
        outside.name = "Frida Fink".to_owned();
        outside.email = "frida@example.org".to_owned();
        add_office(house, ines, id, &outside).unwrap();
        assert!(body(house, ines, id).unwrap().missing.is_empty());

        assert_eq!(write_charter(house, ines, id, 0, &rules("Steuern")).unwrap(), 1);
        // Somebody else had the same page open.
        assert!(matches!(write_charter(house, ines, id, 0, &rules("Anders")), Err(Problem::Conflict)));
        assert_eq!(write_charter(house, ines, id, 1, &rules("Gemeinsam steuern")).unwrap(), 2);
        let (_, first) = charter(house, &house.rita, id, Some(1)).unwrap();
        assert_eq!((first.text.goals.as_str(), first.offices.len()), ("Steuern", 4));
        assert_eq!(first.offices[0], "Stabsstelle\teinladung tagesordnung moderation protokoll");

        assert!(matches!(acknowledge(house, &house.lars, id, 1), Err(Problem::Conflict)));
        acknowledge(house, &house.lars, id, 2).unwrap();
        acknowledge(house, &house.lars, id, 2).unwrap();
        let seen = body(house, &house.lars, id).unwrap();
        assert_eq!((seen.readers.clone(), seen.is_read), (vec!["Lars Lerche".to_owned()], true));
        assert!(!body(house, &house.clara, id).unwrap().is_read);
        assert_eq!(seen.rhythm.light, Light::Green);
        house.clock.advance(13 * 7 * 86_400 + 86_400);
        assert_eq!(bodies(house, &house.rita).unwrap()[0].rhythm.light, Light::Red);
    }
}

house_test! {
    fn only_those_who_keep_a_body_change_it_and_administrators_see_none(house) {
        let id = set_up(house, &house.ines, BodyKind::Round, "Runde");
        for who in [&house.anna, &house.lars, &house.rita, &house.selma, &house.cora] {
            assert_eq!(bodies(house, who).unwrap().len(), 1, "{}", who.display_name);
            assert!(matches!(rename_body(house, who, id, "Meine"), Err(Problem::Forbidden)));
            assert!(matches!(end_body(house, who, id, true), Err(Problem::Forbidden)));
            assert!(write_charter(house, who, id, 0, &rules("x")).is_err());
            let seat = office("Ich", Seat::Other, &ALL, Some(who));
            assert!(matches!(add_office(house, who, id, &seat), Err(Problem::Forbidden)));
        }
        for who in [&house.ada, &house.hugo, &house.dora, &house.carl] {
            assert!(matches!(bodies(house, who), Err(Problem::Forbidden)));
            assert!(matches!(body(house, who, id), Err(Problem::NotFound)));
            assert!(people(house, who).is_err());
        }
        // The speaker keeps the forum, and no other body.
        let request = house.new_id::<BodyIdKind>().text();
        let kind = Some(BodyKind::Round);
        assert_eq!(fields(create_body(house, &house.selma, &request, kind, "R")), ["kind"]);
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        rename_body(house, &house.selma, forum, "Austauschforum Hegau").unwrap();
        assert_eq!(fields(rename_body(house, &house.selma, forum, " \t")), ["name"]);
        end_body(house, &house.selma, forum, true).unwrap();
        assert_eq!(bodies(house, &house.anna).unwrap().len(), 1);
        end_body(house, &house.selma, forum, false).unwrap();
        assert_eq!(bodies(house, &house.anna).unwrap().len(), 2);
    }
}

house_test! {
    fn another_holder_takes_over_and_the_office_stays(house) {
        let ines = &house.ines;
        let id = set_up(house, ines, BodyKind::Round, "Runde");
        let seat = add_office(house, ines, id, &office("Leitung", Seat::Agency, &ALL, Some(&house.lars))).unwrap();
        let facts = |who: &Actor| body(house, who, id).unwrap().facts;
        assert!(facts(&house.lars).member && facts(&house.lars).runs);
        assert!(may(house, &house.lars, BodyAction::Run, &facts(&house.lars)));
        house.clock.advance(86_400);
        change_office(house, ines, id, seat, &office("Leitung", Seat::Agency, &[], Some(&house.clara))).unwrap();
        assert!(!facts(&house.lars).member);
        assert!(facts(&house.clara).member && !facts(&house.clara).runs);
        assert!(!may(house, &house.clara, BodyAction::Run, &facts(&house.clara)));
        let missing = body(house, ines, id).unwrap().missing;
        assert!(missing.contains(&Missing::Duty(Duty::Chair)));
        // An office of another body is not there.
        let other = set_up(house, ines, BodyKind::WorkingGroup, "Gruppe");
        let foreign = change_office(house, ines, other, seat, &office("X", Seat::Other, &[], None));
        assert!(matches!(foreign, Err(Problem::NotFound)));
        assert!(matches!(end_office(house, ines, other, seat), Err(Problem::NotFound)));
        end_office(house, ines, id, seat).unwrap();
        assert!(body(house, ines, id).unwrap().offices.is_empty());
        assert!(!facts(&house.clara).member);
    }
}

house_test! {
    fn those_who_lead_give_mandates_to_their_own_people_and_see_who_lacks_one(house) {
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        let circle = set_up(house, &house.ines, BodyKind::WorkingCircle, "Arbeitskreis Bildung");
        let lacking = |who: &Actor| -> Vec<(String, usize)> {
            let all = without_mandate(house, who).unwrap();
            all.into_iter().map(|(body, people)| (body.name, people.len())).collect()
        };
        let both = |number| vec![("Forum".to_owned(), number), ("Arbeitskreis Bildung".to_owned(), number)];
        assert_eq!((lacking(&house.lars), lacking(&house.clara)), (both(3), both(1)));
        assert!(lacking(&house.anna).is_empty() && lacking(&house.ines).is_empty());

        let given = grant_mandate(house, &house.lars, forum, &mandate(&house.anna)).unwrap();
        grant_mandate(house, &house.lars, circle, &mandate(&house.anna)).unwrap();
        // One of each agency is enough for a working circle, the forum is for all.
        assert_eq!(lacking(&house.lars), [("Forum".to_owned(), 2)]);
        assert!(body(house, &house.anna, forum).unwrap().facts.member);
        // Nobody of another agency, nobody without cases, and not by others.
        for who in [&house.cora, &house.ines, &house.lars] {
            let refused = grant_mandate(house, &house.lars, forum, &mandate(who));
            assert_eq!(fields(refused), ["account"]);
        }
        for who in [&house.anna, &house.ines, &house.ada] {
            assert!(!house.access.allowed(who, AgencyAction::GrantMandate));
            let refused = grant_mandate(house, who, forum, &mandate(&house.ben));
            assert!(matches!(refused, Err(Problem::Forbidden)));
        }
        let until = |day| MandateInput { valid_until: Some(day), ..mandate(&house.ben) };
        assert_eq!(fields(grant_mandate(house, &house.lars, forum, &until(date(2026, 6, 14)))), ["valid_until"]);
        grant_mandate(house, &house.lars, forum, &until(date(2026, 6, 20))).unwrap();
        house.clock.advance(6 * 86_400);
        assert!(!body(house, &house.ben, forum).unwrap().facts.member, "it ended by itself");

        assert!(matches!(end_mandate(house, &house.clara, forum, given), Err(Problem::NotFound)));
        end_mandate(house, &house.lars, forum, given).unwrap();
        assert!(!body(house, &house.anna, forum).unwrap().facts.member);
        assert!(body(house, &house.lars, forum).unwrap().mandates.is_empty());
    }
}

house_test! {
    fn when_somebody_goes_everything_is_handed_on(house) {
        let ines = &house.ines;
        let round = set_up(house, ines, BodyKind::Round, "Runde");
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        add_office(house, ines, round, &office("Leitung", Seat::Agency, &[], Some(&house.lars))).unwrap();
        add_office(house, ines, forum, &office("Gastgeber", Seat::Other, &[], Some(&house.lars))).unwrap();
        grant_mandate(house, &house.lars, forum, &mandate(&house.anna)).unwrap();

        let hung = belongings(house, ines, house.lars.account).unwrap();
        assert_eq!((hung.offices.len(), hung.mandates.len()), (2, 0));
        house.clock.advance(86_400);
        hand_on(house, ines, house.lars.account, house.clara.account).unwrap();
        assert!(belongings(house, ines, house.lars.account).unwrap().is_empty());
        assert!(body(house, &house.clara, round).unwrap().facts.member);
        // The team lead hands on mandates of the own people, to them alone.
        assert_eq!(fields(hand_on(house, &house.lars, house.anna.account, house.cora.account)), ["to"]);
        assert_eq!(fields(hand_on(house, &house.lars, house.anna.account, house.anna.account)), ["to"]);
        hand_on(house, &house.lars, house.anna.account, house.ben.account).unwrap();
        assert!(body(house, &house.ben, forum).unwrap().facts.member);
        assert!(!body(house, &house.anna, forum).unwrap().facts.member);
        assert!(belongings(house, &house.anna, house.ben.account).is_err());
    }
}
