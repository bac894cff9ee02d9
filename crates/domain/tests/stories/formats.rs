//! Which rounds exist, who goes for whom, and that whoever misses one gets an answer.

use base::Problem;
use domain::house_test;
use domain::network::bodies::actions::grant_mandate;
use domain::network::bodies::{BodyKind, MandateInput};
use domain::network::formats::actions::{
    FormatMap, answer_proposal, change_format, create_format, end_format, format, formats, news,
    propose_format, send_to, take_note,
};
use domain::network::formats::{
    FormatId, FormatInput, FormatKind, Leave, Part, ProposalInput, ProposalState, hours_a_quarter,
};
use domain::testing::TestHouse;

use crate::bodies::set_up;

fn request(house: &TestHouse) -> String {
    house.new_id::<FormatKind>().text()
}

fn input(name: &str, weeks: i64, minutes: i64) -> FormatInput {
    FormatInput {
        name: name.to_owned(),
        host: "Jobcenter".to_owned(),
        areas: vec!["arbeit".to_owned()],
        rhythm_weeks: weeks,
        minutes,
        ..FormatInput::default()
    }
}

fn load(map: &FormatMap, who: &domain::identity::Actor) -> (i64, usize, usize) {
    let found = map.loads.iter().find(|one| one.account == who.account).unwrap();
    (hours_a_quarter(found.minutes), found.goes, found.stands_in)
}

house_test! {
    fn the_team_lead_distributes_and_sees_the_load(house) {
        let (ines, lars) = (&house.ines, &house.lars);
        let key = request(house);
        let work = create_format(house, ines, &key, &input("Netzwerk Arbeit", 4, 120)).unwrap();
        assert_eq!(create_format(house, ines, &key, &input("Netzwerk Arbeit", 4, 120)).unwrap(), work);
        let talk = create_format(house, ines, &request(house), &input("Runde", 13, 60)).unwrap();
        let map = formats(house, lars).unwrap();
        assert!(map.formats.iter().all(|(_, who)| map.without(who).len() == 1), "nobody goes yet");

        send_to(house, lars, work, Some(house.anna.account), Some(Part::Goes)).unwrap();
        send_to(house, lars, work, Some(house.ben.account), Some(Part::StandsIn)).unwrap();
        send_to(house, lars, talk, Some(house.anna.account), Some(Part::Goes)).unwrap();
        let map = formats(house, lars).unwrap();
        assert_eq!(load(&map, &house.anna), (75, 2, 0));
        assert_eq!(load(&map, &house.ben), (0, 0, 1));
        assert_eq!(map.loads[0].account, house.anna.account, "most first");
        // Whose load that is, is not for other agencies; the officer sees where nobody goes from.
        assert!(formats(house, &house.clara).unwrap().loads.iter().all(|one| one.account == house.cora.account));
        let all = formats(house, ines).unwrap();
        let (_, who) = all.formats.iter().find(|(format, _)| format.id == work).unwrap();
        assert_eq!(all.without(who).len(), 2);

        // Nobody sends people of other agencies, and nobody but a team lead sends anybody.
        let foreign = send_to(house, lars, work, Some(house.cora.account), Some(Part::Goes));
        assert!(matches!(foreign, Err(Problem::Invalid(_))));
        for who in [&house.anna, ines, &house.rita, &house.ada] {
            let sent = send_to(house, who, work, Some(house.ben.account), Some(Part::Goes));
            assert!(matches!(sent, Err(Problem::Forbidden)), "{:?}", who.role);
        }
        // One person, one part: taken back and given anew.
        send_to(house, &house.clara, work, Some(house.cora.account), Some(Part::Goes)).unwrap();
        send_to(house, lars, work, Some(house.cora.account), None).unwrap();
        assert_eq!(load(&formats(house, &house.clara).unwrap(), &house.cora).1, 1, "not theirs to take back");
        send_to(house, lars, work, Some(house.anna.account), Some(Part::StandsIn)).unwrap();
        assert_eq!(load(&formats(house, lars).unwrap(), &house.anna), (10, 1, 1));
    }
}

house_test! {
    fn a_body_is_a_format_with_the_mandate_beside_it(house) {
        let circle = set_up(house, &house.ines, BodyKind::WorkingCircle, "AK Bildung");
        let id: FormatId = circle.text().parse().unwrap();
        send_to(house, &house.lars, id, Some(house.anna.account), Some(Part::Goes)).unwrap();
        let (found, who, _) = format(house, &house.lars, id).unwrap();
        assert_eq!((found.details.rhythm_weeks, who[0].leave), (13, Leave::Missing));
        assert!(found.details.minutes > 0);
        let mandate = |who: &domain::identity::Actor| MandateInput {
            account: Some(who.account),
            scope: String::new(),
            valid_until: Some(house.today()),
        };
        grant_mandate(house, &house.lars, circle, &mandate(&house.anna)).unwrap();
        grant_mandate(house, &house.lars, circle, &mandate(&house.ben)).unwrap();
        let (_, who, _) = format(house, &house.lars, id).unwrap();
        let of = |who: &[domain::network::formats::Attendee], account| {
            who.iter().find(|one| one.account == account).map(|one| (one.leave, one.by_body))
        };
        assert_eq!(of(&who, house.anna.account), Some((Leave::Granted(Some(house.today())), false)));
        assert_eq!(of(&who, house.ben.account), Some((Leave::Granted(Some(house.today())), true)));
        house.clock.advance(86_400);
        let (_, who, _) = format(house, &house.lars, id).unwrap();
        assert_eq!(of(&who, house.anna.account), Some((Leave::Missing, false)));
        assert_eq!(of(&who, house.ben.account), None, "who went by mandate goes no more");
        // A body is kept where bodies are.
        let changed = change_format(house, &house.ines, id, &input("X", 4, 60));
        assert!(matches!(changed, Err(Problem::NotFound)));
    }
}

house_test! {
    fn a_format_ends_and_comes_back_and_odd_numbers_are_refused(house) {
        let ines = &house.ines;
        let id = create_format(house, ines, &request(house), &input("Runde", 4, 60)).unwrap();
        end_format(house, ines, id, true).unwrap();
        let map = formats(house, ines).unwrap();
        assert_eq!((map.formats.len(), map.ended.len()), (0, 1));
        let sent = send_to(house, &house.lars, id, Some(house.anna.account), Some(Part::Goes));
        assert!(matches!(sent, Err(Problem::NotFound)));
        end_format(house, ines, id, false).unwrap();
        for (weeks, minutes) in [(0, 60), (4, 0), (i64::MAX, i64::MAX), (-1, 60)] {
            let refused = create_format(house, ines, &request(house), &input("", weeks, minutes));
            assert!(matches!(refused, Err(Problem::Invalid(errors)) if errors[0].field == "name"));
        }
        for who in [&house.rita, &house.carl, &house.ada, &house.dora] {
            assert!(matches!(formats(house, who), Err(Problem::Forbidden)), "{:?}", who.role);
        }
    }
}

house_test! {
    fn whoever_misses_a_format_gets_an_answer(house) {
        let proposal = ProposalInput {
            name: "Treffen mit Kitas".to_owned(),
            need: "Plätze".to_owned(),
            area: "kinder_familie".to_owned(),
        };
        let (anna, lars, ines) = (&house.anna, &house.lars, &house.ines);
        let one = propose_format(house, anna, &request(house), &proposal).unwrap();
        let two = propose_format(house, lars, &request(house), &proposal).unwrap();
        let refused = propose_format(house, anna, &request(house), &ProposalInput::default());
        assert!(matches!(refused, Err(Problem::Invalid(errors)) if errors.len() == 3));
        assert!(matches!(propose_format(house, ines, &request(house), &proposal), Err(Problem::Forbidden)));
        assert_eq!(news(house, ines).unwrap().len(), 2);
        assert!(news(house, anna).unwrap().is_empty() && news(house, &house.carl).unwrap().is_empty());
        assert_eq!(formats(house, &house.ben).unwrap().proposals.len(), 0, "others' are not shown");

        assert!(matches!(answer_proposal(house, ines, two, false, " "), Err(Problem::Invalid(_))));
        assert!(matches!(answer_proposal(house, lars, two, true, ""), Err(Problem::Forbidden)));
        answer_proposal(house, ines, two, false, "Gibt es schon.").unwrap();
        let again = answer_proposal(house, ines, two, true, "");
        assert!(matches!(again, Err(Problem::Rule("format-answered-already"))));
        let made = answer_proposal(house, ines, one, true, "").unwrap().unwrap();
        assert_eq!(format(house, anna, made).unwrap().0.details.name, "Treffen mit Kitas");
        assert_eq!(formats(house, ines).unwrap().formats.len(), 1, "a refused one makes none");
        let told = news(house, lars).unwrap();
        assert_eq!((told.len(), told[0].state, told[0].words.as_str()), (1, ProposalState::Declined, "Gibt es schon."));
        assert!(matches!(take_note(house, anna, two), Err(Problem::NotFound)));
        take_note(house, lars, two).unwrap();
        assert!(news(house, lars).unwrap().is_empty() && news(house, ines).unwrap().is_empty());
    }
}
