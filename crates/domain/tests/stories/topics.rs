//! What case managers raise goes up when they decide it, and every topic comes back with an answer.

use base::{Outcome, PageRequest, Problem};
use domain::cases::actions::permit;
use domain::house_test;
use domain::identity::{Action, Actor};
use domain::network::Quarter;
use domain::network::topics::actions::{
    TopicFilter, go_on, join, leave, merge, points_to, raise, similar_to, take_note, topic, topics,
    topics_of, untold,
};
use domain::network::topics::{
    StationKind, TopicId, TopicInput, TopicKind, TopicLevel, Trace, Voice, flow,
};
use domain::testing::TestHouse;

use crate::people::open_named;

fn typed(title: &str) -> TopicInput {
    TopicInput {
        title: title.to_owned(),
        problem: "Seit Monaten vergibt die Ausländerbehörde keine Termine.".to_owned(),
        category: "aufenthalt_recht".to_owned(),
        frequency: "staendig".to_owned(),
        ..TopicInput::default()
    }
}

fn request(house: &TestHouse) -> String {
    house.new_id::<TopicKind>().text()
}

fn raised(house: &TestHouse, actor: &Actor, title: &str) -> TopicId {
    raise(house, actor, &request(house), &typed(title), None).unwrap()
}

fn titles(house: &TestHouse, actor: &Actor) -> Vec<String> {
    let page = topics(house, actor, &TopicFilter::default(), &PageRequest::first());
    page.unwrap().rows.into_iter().map(|line| line.topic.title).collect()
}

fn is_rule(refused: Outcome<()>, rule: &str) -> bool {
    matches!(refused, Err(Problem::Rule(key)) if key == rule)
}

house_test! {
    fn a_topic_goes_up_to_politics_and_its_answer_comes_back_to_everybody_who_raised_it(house) {
        let (anna, cora, selma) = (&house.anna, &house.cora, &house.selma);
        let id = raised(house, anna, "Keine Termine");
        join(house, cora, id, &Voice { anonymous: true, cases: Some(4) }).unwrap();
        go_on(house, selma, id, StationKind::Discussed, "").unwrap();
        go_on(house, selma, id, StationKind::HandedUp, "Bitte mit dem Amt klären.").unwrap();
        assert!(untold(house, anna).unwrap().is_empty());
        house.clock.advance(91 * 86_400);
        let late = topic(house, &house.ines, id).unwrap();
        assert!(late.topic.is_late(house.today()));
        assert_eq!((late.topic.level, late.topic.waits(house.today())), (TopicLevel::Meso, 91));
        assert_eq!((late.voices.people, late.voices.agencies, late.voices.cases), (2, 2, 4));
        go_on(house, &house.ines, id, StationKind::TakenUp, "").unwrap();
        go_on(house, &house.ines, id, StationKind::PassedOn, "Der Rat berät im März.").unwrap();
        assert_eq!(titles(house, &house.carl), ["Keine Termine"]);
        go_on(house, &house.ines, id, StationKind::Answered, "Es gibt zwei neue Stellen.").unwrap();

        for who in [anna, cora] {
            let answers = untold(house, who).unwrap();
            assert_eq!(answers.iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
            take_note(house, who, id).unwrap();
            assert!(untold(house, who).unwrap().is_empty());
        }
        assert!(untold(house, selma).unwrap().is_empty());
        let way: Vec<_> = topic(house, anna, id).unwrap().stations;
        let kinds: Vec<_> = way.iter().map(|station| station.kind.code()).collect();
        let whole = "eingebracht besprochen weitergegeben in_arbeit an_politik beantwortet";
        assert_eq!(kinds.join(" "), whole);
        assert_eq!(way[5].words, "Es gibt zwei neue Stellen.");
    }
}

house_test! {
    fn what_is_said_in_the_forum_stays_there_until_the_speaker_hands_it_up(house) {
        let id = raised(house, &house.anna, "Nur unter uns");
        let others = [&house.lars, &house.ines, &house.rita, &house.carl];
        for who in others {
            assert!(titles(house, who).is_empty(), "{}", who.display_name);
            assert!(matches!(topic(house, who, id), Err(Problem::NotFound)));
            let filter = TopicFilter { level: Some(TopicLevel::Micro), ..TopicFilter::default() };
            let page = topics(house, who, &filter, &PageRequest::first()).unwrap();
            assert!(page.rows.is_empty() && page.next.is_none());
            assert!(go_on(house, who, id, StationKind::HandedUp, "").is_err());
        }
        for who in [&house.ada, &house.hugo, &house.dora] {
            let refused = topics(house, who, &TopicFilter::default(), &PageRequest::first());
            assert!(matches!(refused, Err(Problem::Forbidden)), "{}", who.display_name);
            assert!(matches!(topic(house, who, id), Err(Problem::Forbidden)));
        }
        for who in [&house.ben, &house.cora, &house.lena] {
            assert_eq!(titles(house, who), ["Nur unter uns"]);
        }
        // A case manager who is not the speaker hands nothing up.
        let refused = go_on(house, &house.ben, id, StationKind::HandedUp, "");
        assert!(matches!(refused, Err(Problem::Forbidden)));
        go_on(house, &house.selma, id, StationKind::HandedUp, "").unwrap();
        for who in [&house.lars, &house.ines, &house.rita] {
            assert_eq!(titles(house, who), ["Nur unter uns"]);
            assert!(topic(house, who, id).unwrap().names.is_empty(), "names stay in the forum");
        }
        assert!(titles(house, &house.carl).is_empty());
        assert!(matches!(topic(house, &house.carl, id), Err(Problem::NotFound)));
    }
}

house_test! {
    fn a_text_that_points_to_a_person_is_asked_about_first(house) {
        open_named(house, &house.anna, "Tesfay", "Selam");
        house.directory.refresh(house).unwrap();
        let mut input = typed("Frau Tesfay, geb. 3.4.1990");
        assert_eq!(points_to(house, &house.anna, &input), [Trace::Day, Trace::Name]);
        // Ben has no such client: to him the word is a word.
        assert_eq!(points_to(house, &house.ben, &input), [Trace::Day]);
        let Err(Problem::Invalid(errors)) = raise(house, &house.anna, &request(house), &input, None)
        else { panic!("raised") };
        assert_eq!((errors[0].field.as_str(), errors[0].key), ("names_nobody", "topic-names-somebody"));
        input.names_nobody = true;
        raise(house, &house.anna, &request(house), &input, None).unwrap();
    }
}

house_test! {
    fn an_answer_needs_words_and_an_ended_topic_takes_no_step_more(house) {
        let id = raised(house, &house.anna, "Kopierer");
        let Err(Problem::Invalid(errors)) =
            go_on(house, &house.selma, id, StationKind::Declined, " \n ")
        else { panic!("declined") };
        assert_eq!(errors[0].field, "words");
        for never in [StationKind::Raised, StationKind::PassedOn, StationKind::Merged] {
            assert!(is_rule(go_on(house, &house.selma, id, never, "x"), "rule-topic-way"));
        }
        go_on(house, &house.selma, id, StationKind::Declined, "Ist bestellt.").unwrap();
        assert_eq!(untold(house, &house.anna).unwrap().len(), 1);
        let again = go_on(house, &house.selma, id, StationKind::HandedUp, "");
        assert!(is_rule(again, "rule-topic-way"));
        assert!(is_rule(join(house, &house.ben, id, &Voice::default()), "rule-topic-ended"));
        assert!(is_rule(leave(house, &house.anna, id), "rule-topic-ended"));
    }
}

house_test! {
    fn merging_keeps_every_voice(house) {
        let (first, second) = (raised(house, &house.anna, "Termine"), raised(house, &house.cora, "Amt"));
        join(house, &house.cora, first, &Voice::default()).unwrap();
        join(house, &house.ben, second, &Voice { anonymous: true, cases: Some(2) }).unwrap();
        assert!(merge(house, &house.anna, second, first).is_err());
        assert!(merge(house, &house.selma, second, second).is_err());
        merge(house, &house.selma, second, first).unwrap();
        assert_eq!(titles(house, &house.anna), ["Termine"]);
        let kept = topic(house, &house.anna, first).unwrap();
        assert_eq!((kept.voices.people, kept.voices.cases), (3, 2));
        assert_eq!(kept.names, ["Anna Amsel", "Cora Kranich", ""]);
        assert_eq!(topic(house, &house.ben, second).unwrap().merged_into, Some(first));
        go_on(house, &house.selma, first, StationKind::Declined, "Erledigt.").unwrap();
        assert_eq!(untold(house, &house.ben).unwrap().len(), 1);
    }
}

house_test! {
    fn the_last_voice_stays_and_a_doubled_request_raises_once(house) {
        let key = request(house);
        let id = raise(house, &house.anna, &key, &typed("Doppelt"), None).unwrap();
        assert_eq!(raise(house, &house.anna, &key, &typed("Doppelt"), None).unwrap(), id);
        assert!(is_rule(leave(house, &house.anna, id), "rule-topic-last-voice"));
        join(house, &house.ben, id, &Voice::default()).unwrap();
        leave(house, &house.anna, id).unwrap();
        assert!(matches!(leave(house, &house.anna, id), Err(Problem::Conflict)));
        let left = topic(house, &house.anna, id).unwrap();
        assert_eq!((left.voices.people, left.own), (1, None));
        // Roles that raise nothing.
        for who in [&house.lars, &house.ines, &house.carl, &house.ada] {
            let refused = raise(house, who, &request(house), &typed("Nein"), None);
            assert!(matches!(refused, Err(Problem::Forbidden)));
        }
    }
}

house_test! {
    fn who_raises_what_is_there_already_is_shown_it_first(house) {
        let first = raised(house, &house.anna, "Keine Termine bei der Ausländerbehörde");
        let mut again = typed("Terminvergabe der Ausländerbehörden");
        let found = similar_to(house, &house.cora, &again).unwrap();
        assert_eq!(found.iter().map(|topic| topic.id).collect::<Vec<_>>(), [first]);
        let Err(Problem::Invalid(errors)) =
            raise(house, &house.cora, &request(house), &again, None)
        else { panic!("raised") };
        assert_eq!((errors.len(), errors[0].field.as_str()), (1, "is_new"));
        again.is_new = true;
        raise(house, &house.cora, &request(house), &again, None).unwrap();
        // The team lead does not learn of the forum by asking for what is similar.
        assert!(similar_to(house, &house.lars, &again).unwrap().is_empty());
        assert!(matches!(similar_to(house, &house.ada, &again), Err(Problem::Forbidden)));
    }
}

house_test! {
    fn a_case_remembers_a_topic_only_where_somebody_chose_it(house) {
        let case = open_named(house, &house.anna, "Erfunden", "Ida");
        let id = raise(house, &house.anna, &request(house), &typed("Kita"), Some(case)).unwrap();
        raised(house, &house.anna, "Ohne Fall");
        let of_case = |who: &Actor| house.data.read(|conn| {
            let permit = permit(house, conn, who, case, Action::ReadCase)?;
            topics_of(house, conn, who, &permit)
        });
        let there = of_case(&house.anna).unwrap();
        assert_eq!(there.iter().map(|topic| topic.id).collect::<Vec<_>>(), [id]);
        assert!(matches!(of_case(&house.ben), Err(Problem::NotFound)));
        let foreign = raise(house, &house.cora, &request(house), &typed("Fremd"), Some(case));
        assert!(matches!(foreign, Err(Problem::NotFound)));
    }
}

house_test! {
    fn the_quarter_counts_what_flowed_and_nobody_counts_what_they_do_not_read(house) {
        let quarter = Quarter::of(house.today());
        let seen = |who: &Actor| flow(house, who, quarter).unwrap();
        let first = raised(house, &house.anna, "Wohnung");
        raised(house, &house.ben, "Sprachkurs");
        assert_eq!((seen(&house.anna).raised, seen(&house.ines).raised), (2, 0));
        go_on(house, &house.selma, first, StationKind::HandedUp, "").unwrap();
        house.clock.advance(10 * 86_400);
        go_on(house, &house.ines, first, StationKind::Answered, "Ja.").unwrap();
        let whole = seen(&house.anna);
        assert_eq!((whole.raised, whole.answered, whole.share()), (2, 1, Some(50)));
        assert_eq!((whole.median_days, whole.waiting, whole.late), (Some(10), [1, 0, 0], 0));
        assert_eq!(whole.step(StationKind::HandedUp), 1);
        assert_eq!(whole.areas, [("aufenthalt_recht", vec![0, 0, 0, 2])]);
        let round = seen(&house.ines);
        assert_eq!((round.raised, round.share(), round.waiting), (1, Some(100), [0, 0, 0]));
        assert!(flow(house, &house.ada, quarter).is_err());
        assert_eq!(seen(&house.carl).raised, 0);
        house.clock.advance(100 * 86_400);
        assert_eq!((seen(&house.anna).late, seen(&house.anna).raised), (1, 2));
    }
}
