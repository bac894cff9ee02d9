//! How the recommendations stand follows from what happens; what cannot be seen is asked, and asked again.

use base::Problem;
use domain::house_test;
use domain::identity::{Actor, AgencyId, ProcessAction};
use domain::network::bodies::actions::{add_office, grant_mandate, write_charter};
use domain::network::bodies::{BodyKind, CharterInput, Duty, Seat};
use domain::network::meetings::MeetingIdKind;
use domain::network::meetings::actions::{MeetingInput, finish_meeting, plan_meeting};
use domain::network::recommendations::actions::{Line, history, observe, report, tracker, whose};
use domain::network::recommendations::{AnswerInput, Help, Said, State, catalogue};
use domain::testing::TestHouse;

use crate::bodies::{mandate, office, set_up};

const ALL: [Duty; 4] = [Duty::Invitation, Duty::Agenda, Duty::Chair, Duty::Minutes];

fn line(house: &TestHouse, code: &str) -> Line {
    let all = tracker(house, &house.ines).unwrap();
    all.into_iter().find(|line| line.one.code == code).unwrap()
}

fn state(house: &TestHouse, code: &str) -> State {
    line(house, code).finding.state
}

fn says(house: &TestHouse, said: Said, agency: Option<AgencyId>) -> AnswerInput {
    AnswerInput {
        said: Some(said),
        words: " Steht im Protokoll. ".to_owned(),
        on: Some(house.today()),
        agency,
    }
}

fn answer(house: &TestHouse, who: &Actor, code: &str, input: &AnswerInput) -> base::Outcome<()> {
    let request = house.new_id::<MeetingIdKind>().text();
    domain::network::recommendations::actions::answer(house, who, &request, code, input)
}

fn fields(refused: base::Outcome<impl std::fmt::Debug>) -> Vec<String> {
    let Err(Problem::Invalid(errors)) = refused else { panic!("{refused:?}") };
    errors.into_iter().map(|error| error.field).collect()
}

house_test! {
    fn what_happens_in_bodies_is_seen_by_itself(house) {
        let ines = &house.ines;
        assert_eq!(state(house, "E01"), State::Open);
        assert_eq!(line(house, "E01").finding.help, Some(Help::NewBody(BodyKind::Round)));
        let round = set_up(house, ines, BodyKind::Round, "Runde");
        assert_eq!((state(house, "E01"), state(house, "E07"), state(house, "E09")), (State::Partly, State::Open, State::Open));
        let mut stab = office("Stab", Seat::IntegrationOfficer, &ALL, Some(ines));
        stab.committed_on = Some(house.today());
        add_office(house, ines, round, &stab).unwrap();
        assert_eq!((state(house, "E07"), state(house, "E08")), (State::Fulfilled, State::Partly));
        let rules = CharterInput {
            goals: "Steuern".to_owned(),
            rhythm_weeks: 13,
            adopted_on: Some(house.today()),
            ..CharterInput::default()
        };
        write_charter(house, ines, round, 0, &rules).unwrap();
        assert_eq!(state(house, "E05"), State::Fulfilled);
        let input = MeetingInput { day: Some(house.today()), time: Some((0, 0)), ..MeetingInput::default() };
        let request = house.new_id::<MeetingIdKind>().text();
        let meeting = plan_meeting(house, ines, round, &request, &input).unwrap();
        finish_meeting(house, ines, meeting).unwrap();
        for code in ["E01", "E09", "E11"] {
            assert_eq!(state(house, code), State::Fulfilled, "{code}");
        }
        let forum = set_up(house, &house.selma, BodyKind::Forum, "Forum");
        assert_eq!(state(house, "E12"), State::Open);
        grant_mandate(house, &house.lars, forum, &mandate(&house.anna)).unwrap();
        assert_eq!(state(house, "E12"), State::Partly);
        // Nine months later nobody has met again.
        house.clock.advance(270 * 86_400);
        assert_eq!((state(house, "E01"), state(house, "E09")), (State::Partly, State::Open));
    }
}

house_test! {
    fn what_cannot_be_seen_is_asked_and_asked_again_after_a_year(house) {
        let ines = &house.ines;
        assert_eq!(state(house, "E24"), State::Unknown);
        assert_eq!(fields(answer(house, ines, "E24", &AnswerInput::default())), ["said", "on"]);
        answer(house, ines, "E24", &says(house, Said::NotYet, None)).unwrap();
        assert_eq!(state(house, "E24"), State::Open);
        house.clock.advance(86_400);
        answer(house, ines, "E24", &says(house, Said::Yes, None)).unwrap();
        let now = line(house, "E24");
        assert_eq!((now.finding.state, now.since, now.finding.stale), (State::Fulfilled, house.today(), false));
        assert_eq!(now.answers.len(), 2, "earlier answers stay");
        assert_eq!((now.answers[0].words.as_str(), now.answers[0].by.as_str()), ("Steht im Protokoll.", ines.display_name.as_str()));
        house.clock.advance(367 * 86_400);
        let old = line(house, "E24");
        assert!(old.finding.stale && old.finding.help == Some(Help::Answer));
        assert_eq!(old.finding.state, State::Fulfilled, "it is old, not wrong");
        // What has a rule is not asked, and what is not there cannot be answered.
        for code in ["E01", "E31", "", "'; --"] {
            assert!(matches!(answer(house, ines, code, &says(house, Said::Yes, None)), Err(Problem::NotFound)), "{code}");
        }
        let late = AnswerInput { on: house.today().tomorrow().ok(), ..says(house, Said::Yes, None) };
        assert_eq!(fields(answer(house, ines, "E24", &late)), ["on"]);
    }
}

house_test! {
    fn an_answer_sent_twice_is_one(house) {
        use domain::network::recommendations::actions::answer;
        let request = house.new_id::<MeetingIdKind>().text();
        for _ in 0..2 {
            answer(house, &house.ines, &request, "E24", &says(house, Said::Yes, None)).unwrap();
        }
        assert_eq!(line(house, "E24").answers.len(), 1);
    }
}

house_test! {
    fn team_leads_answer_for_their_agency_and_for_no_other(house) {
        let caritas = Some(house.caritas.id);
        answer(house, &house.lars, "E22", &says(house, Said::Yes, None)).unwrap();
        assert_eq!(state(house, "E22"), State::Partly, "two agencies are silent");
        let foreign = answer(house, &house.lars, "E22", &says(house, Said::Yes, caritas));
        assert!(matches!(foreign, Err(Problem::Forbidden)));
        let towns = answer(house, &house.lars, "E24", &says(house, Said::Yes, None));
        assert!(matches!(towns, Err(Problem::Forbidden)));
        answer(house, &house.clara, "E22", &says(house, Said::Yes, None)).unwrap();
        // The integration officer answers for an agency that cannot.
        assert_eq!(fields(answer(house, &house.ines, "E22", &says(house, Said::Yes, None))), ["agency"]);
        let nowhere = Some(house.new_id());
        assert_eq!(fields(answer(house, &house.ines, "E22", &says(house, Said::Yes, nowhere))), ["agency"]);
        answer(house, &house.ines, "E22", &says(house, Said::Yes, Some(house.landkreis.id))).unwrap();
        assert_eq!(state(house, "E22"), State::Fulfilled);
        answer(house, &house.clara, "E22", &says(house, Said::No, None)).unwrap();
        assert_eq!(state(house, "E22"), State::Partly);
        let open = |who: &Actor, code| whose(house, who, &line(house, code));
        assert_eq!(open(&house.lars, "E22"), [Some(house.singen.id)]);
        assert_eq!((open(&house.lars, "E24").len(), open(&house.ines, "E24")), (0, vec![None]));
        assert_eq!((open(&house.ines, "E22").len(), open(&house.anna, "E22").len()), (3, 0));
    }
}

house_test! {
    fn each_role_reads_what_is_its(house) {
        let yes = says(house, Said::Yes, None);
        for who in [&house.anna, &house.selma, &house.cora, &house.rita] {
            assert_eq!(tracker(house, who).unwrap().len(), catalogue().len());
            assert_eq!(report(house, who).unwrap().lines.len(), catalogue().len());
            assert!(answer(house, who, "E24", &yes).is_err() && answer(house, who, "E22", &yes).is_err());
        }
        // The council reads the report: states, and nothing else.
        assert!(matches!(tracker(house, &house.carl), Err(Problem::Forbidden)));
        assert!(matches!(answer(house, &house.carl, "E24", &yes), Err(Problem::Forbidden)));
        assert_eq!(report(house, &house.carl).unwrap().lines.len(), catalogue().len());
        for who in [&house.ada, &house.hugo, &house.dora] {
            assert!(matches!(tracker(house, who), Err(Problem::Forbidden)));
            assert!(matches!(report(house, who), Err(Problem::Forbidden)));
            for action in ProcessAction::ALL {
                assert!(!house.access.allows_processes(who, action), "{}", who.display_name);
            }
        }
    }
}

house_test! {
    fn every_quarter_leaves_its_state_behind(house) {
        let ines = &house.ines;
        assert_eq!(observe(house).unwrap(), catalogue().len());
        assert_eq!(observe(house).unwrap(), 0, "the same day has nothing new");
        let began = house.today();
        house.clock.advance(10 * 86_400);
        observe(house).unwrap();
        assert_eq!(line(house, "E01").since, began, "since it was last seen otherwise");
        // The next quarter, with a round.
        house.clock.advance(60 * 86_400);
        set_up(house, ines, BodyKind::Round, "Runde");
        observe(house).unwrap();
        let now = line(house, "E01");
        assert_eq!((now.finding.state, now.since), (State::Partly, house.today()));
        assert_eq!(now.past.len(), 1);
        assert_eq!(now.past[0].1, State::Open);
        let told = report(house, &house.carl).unwrap().history;
        assert_eq!(told.len(), 2);
        assert_eq!(told[0].counts.get(State::Open) + told[0].counts.get(State::Unknown), 30);
        assert!(told[1].counts.get(State::Partly) > 0 && told[1].counts.total() == 30);
        let lines = tracker(house, ines).unwrap();
        assert_eq!(history(&lines, house.today()), told);
    }
}
