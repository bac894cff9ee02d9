//! A body is set up, meets and leaves tasks behind, all of it through its pages.

use base::Date;
use domain::identity::Actor;
use domain::network::bodies::actions::{add_office, create_body};
use domain::network::bodies::{BodyId, BodyIdKind, BodyKind, Duty, OfficeInput, Seat};
use domain::network::meetings::actions::{MeetingInput, meeting, plan_meeting, tasks, write_down};
use domain::network::meetings::{MeetingIdKind, ResultInput, TaskFilter, Who, Written};
use domain::network::polls::actions::make_poll;
use domain::network::polls::{PollInput, PollLetter};
use domain::network::topics::actions::raise;
use domain::network::topics::{TopicId, TopicInput, TopicKind};
use domain::testing::TestHouse;
use web::testing::{Browser, Reply};

use crate::people::{browser, case_of_anna, house};

/// A topic of Anna's in the forum.
pub fn raised(house: &TestHouse) -> TopicId {
    let input = TopicInput {
        title: "Nur im Forum".to_owned(),
        problem: "Es klemmt.".to_owned(),
        category: "wohnen".to_owned(),
        ..TopicInput::default()
    };
    raise(house, &house.anna, &house.new_id::<TopicKind>().text(), &input, None).unwrap()
}

fn seat(house: &TestHouse, body: BodyId, title: &str, duties: &[Duty], who: &Actor) {
    let input = OfficeInput {
        title: title.to_owned(),
        seat: Seat::Other,
        agency: None,
        duties: duties.to_vec(),
        committed_on: None,
        account: Some(who.account),
        name: String::new(),
        email: String::new(),
    };
    add_office(house, &house.ines, body, &input).unwrap();
}

/// A poll of a body Anna takes no part in.
pub fn asked(house: &TestHouse) -> String {
    let request = house.new_id::<BodyIdKind>().text();
    let body = create_body(house, &house.ines, &request, Some(BodyKind::RoundTable), "Tisch");
    let now = house.now();
    let dates = vec![now.plus_seconds(864_000), now.plus_seconds(964_000)];
    let input = PollInput { dates, words: String::new() };
    let write = |_: &PollLetter<'_>| Written {
        subject: String::new(),
        words: String::new(),
        calendar: String::new(),
    };
    let request = house.new_id::<BodyIdKind>().text();
    let place = (body.unwrap(), None);
    make_poll(house, &house.ines, place, &request, &input, &write).unwrap().text()
}

/// A meeting of the Koordinierungsrunde with a task of Rita's: ids of both.
pub fn round(house: &TestHouse) -> (String, String) {
    let request = house.new_id::<BodyIdKind>().text();
    let body = create_body(house, &house.ines, &request, Some(BodyKind::Round), "Runde").unwrap();
    seat(house, body, "Stab", &[Duty::Chair, Duty::Minutes], &house.ines);
    seat(house, body, "Jobcenter", &[], &house.rita);
    let input =
        MeetingInput { day: Some(house.today()), time: Some((8, 0)), ..MeetingInput::default() };
    let request = house.new_id::<MeetingIdKind>().text();
    let id = plan_meeting(house, &house.ines, body, &request, &input).unwrap();
    let view = meeting(house, &house.ines, id).unwrap();
    let result = ResultInput {
        task: "Brief".to_owned(),
        who: Some(Who::Office(view.seats[1].id.parse().unwrap())),
        due_on: Some(Date::MAX),
        ..ResultInput::default()
    };
    let request = house.new_id::<MeetingIdKind>().text();
    write_down(house, &house.ines, id, view.items[0].item.id, &request, &result).unwrap();
    let task = tasks(house, &house.rita, TaskFilter::Mine).unwrap()[0].id;
    (id.to_string(), task.to_string())
}

fn done(answer: &Reply) -> String {
    assert_eq!(answer.status, 303, "{:?}", answer.problems());
    answer.location().to_owned()
}

/// Sends a form of a page with the key it was shown with.
fn send(person: &Browser, page: &str, action: &str, values: &[(&str, &str)]) -> Reply {
    let once = person.get(page).input("_once").unwrap_or_default();
    let mut fields = values.to_vec();
    fields.push(("_once", &once));
    person.post(action, &fields)
}

#[test]
fn the_integration_officer_sets_up_the_round_and_it_meets() {
    let house = house();
    let ines = browser(&house, "ines");
    assert!(ines.get("/gremien").text.contains("Noch kein Gremium"));
    let new = "/gremien/neu";
    let refused = send(&ines, new, new, &[("name", "Runde Singen")]);
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Runde Singen"), "what was typed stays");
    let kind = ("kind", "koordinierungsrunde");
    let body = done(&send(&ines, new, new, &[kind, ("name", "Runde Singen")]));
    let shown = ines.get(&body).text;
    assert!(shown.contains("Was dem Gremium noch fehlt") && shown.contains("Moderation"));

    let office = format!("{body}/aemter/neu");
    let who = house.ines.account.text();
    let values = [
        ("title", "Stabsstelle Integration"),
        ("seat", "integrationsbeauftragte"),
        ("duties", "einladung"),
        ("duties", "tagesordnung"),
        ("duties", "moderation"),
        ("duties", "protokoll"),
        ("account", who.as_str()),
    ];
    done(&send(&ines, &office, &office, &values));
    let rules = format!("{body}/geschaeftsgrundlage/neu");
    let values = [("goals", "Steuern <b>"), ("rhythm_weeks", "13"), ("fassung", "0")];
    let wrong = [("goals", ""), ("rhythm_weeks", "viele"), ("fassung", "0")];
    assert_eq!(send(&ines, &rules, &rules, &wrong).status, 422);
    done(&send(&ines, &rules, &rules, &values));
    let shown = ines.get(&body).text;
    assert!(shown.contains("Steuern &#60;b&#62;") && shown.contains("im Quartal"));
    assert!(ines.get(&format!("{body}/geschaeftsgrundlage")).text.contains("Stabsstelle"));
    done(&ines.post(&format!("{body}/gelesen"), &[("fassung", "1")]));

    let plan = format!("{body}/sitzungen/neu");
    let late = [("day", "15.06.2026"), ("time", "25:00")];
    assert_eq!(send(&ines, &plan, &plan, &late).status, 422);
    let values = [("day", "15.06.2026"), ("time", "9.00"), ("place", "Rathaus")];
    let meeting = done(&send(&ines, &plan, &plan, &values));
    done(&ines.post(&format!("{meeting}/fuellen"), &[]));
    let agenda = ines.get(&meeting).text;
    for part in ["Checkliste", "40 Minuten", "Zusammen 60 Minuten", "Rathaus"] {
        assert!(agenda.contains(part), "{part}");
    }
    let item = agenda.split("href=\"").filter_map(|rest| rest.split('"').next());
    let item = item.filter(|href| href.contains("/punkte/") && !href.ends_with("aendern"));
    let item = item
        .filter(|href| !href.ends_with("/neu") && !href.ends_with("/gast"))
        .nth(3)
        .unwrap()
        .to_owned();
    let page = ines.get(&item).text;
    let office = page.split("value=\"amt:").nth(1).unwrap().split('"').next().unwrap();
    let office = format!("amt:{office}");
    let values = [
        ("notes", "Zeile 1\nZeile 2"),
        ("fassung", "0"),
        ("decision", "Wir laden ein."),
        ("task", "Einladung schreiben"),
        ("who", office.as_str()),
        ("due_on", "1.7.2026"),
        ("_dann", "weiter"),
    ];
    assert!(done(&send(&ines, &item, &item, &values)).contains("/punkte/"));
    let shown = ines.get(&meeting).text;
    assert!(shown.contains("Beschluss 1") && shown.contains("Einladung schreiben"));
    done(&ines.post(&format!("{meeting}/ende"), &[]));
    assert!(ines.get(&meeting).text.contains("gehalten"));
    assert!(ines.get("/aufgaben").text.contains("Einladung schreiben"));
    assert!(ines.get("/heute").text.contains("Ihre Aufgaben aus den Gremien"));
    assert!(ines.get(&format!("{body}/sitzungen")).text.contains("Wir laden ein."));
}

#[test]
fn a_topic_raised_from_a_case_is_remembered_there_only_when_ticked() {
    let house = house();
    let case = case_of_anna(&house);
    let anna = browser(&house, "anna");
    let overview = format!("/faelle/{case}");
    let form = format!("/themen/neu?fall={case}");
    assert!(anna.get(&overview).text.contains(&form));
    let fall = case.to_string();
    let values = [("title", "Kita"), ("problem", "Kein Platz."), ("category", "kinder_familie")];
    let mut with = values.to_vec();
    with.push(("fall", fall.as_str()));
    let topic = done(&send(&anna, &form, "/themen/neu", &with));
    assert!(!anna.get(&overview).text.contains(&topic));
    with[0].1 = "Schulweg";
    with.push(("merken", "1"));
    let topic = done(&send(&anna, &form, "/themen/neu", &with));
    assert!(anna.get(&overview).text.contains(&topic));
    assert!(!anna.get(&topic).text.contains(&fall), "the topic knows no case");
    // Who comes without a case is offered none.
    assert!(!anna.get("/themen/neu").text.contains("Im Fall vermerken"));
    // Similar ones are shown before a second is raised.
    with.truncate(3);
    with[0].1 = "Schulwege sind gefährlich";
    with[2].1 = "kinder_familie";
    let refused = send(&anna, "/themen/neu", "/themen/neu", &with);
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Gibt es das Thema schon?") && refused.text.contains(&topic));
}

#[test]
fn mandates_and_succession_go_through_their_pages() {
    let house = house();
    round(&house);
    let selma = browser(&house, "selma");
    let new = "/gremien/neu";
    let kind = ("kind", "austauschforum");
    let forum = done(&send(&selma, new, new, &[kind, ("name", "Forum")]));
    let lars = browser(&house, "lars");
    assert!(lars.get("/heute").text.contains("3 Mandate fehlen"));
    let mandate = format!("{forum}/mandate/neu");
    let anna = house.anna.account.text();
    assert_eq!(send(&lars, &mandate, &mandate, &[("account", "")]).status, 422);
    done(&send(&lars, &mandate, &mandate, &[("account", &anna), ("scope", "Berichten")]));
    let shown = lars.get(&forum).text;
    assert!(shown.contains("Berichten") && shown.contains("Zurücknehmen"));
    assert!(!browser(&house, "anna").get(&forum).text.contains("Zurücknehmen"));

    let ines = browser(&house, "ines");
    let rita = house.rita.account.text();
    let hangs = ines.get(&format!("/gremien/nachfolge?person={rita}")).text;
    assert!(hangs.contains("Jobcenter"));
    let nobody = ines.post("/gremien/nachfolge", &[("person", &rita), ("to", &rita)]);
    assert_eq!(nobody.status, 422);
    let clara = house.clara.account.text();
    done(&ines.post("/gremien/nachfolge", &[("person", &rita), ("to", &clara)]));
    assert!(browser(&house, "clara").get("/aufgaben").text.contains("Brief"));
    assert!(!browser(&house, "rita").get("/aufgaben").text.contains("Brief"));
}

#[test]
fn the_forms_of_a_topic_are_sent_where_they_are_taken() {
    let house = house();
    let topic = format!("/themen/{}", raised(&house));
    let selma = browser(&house, "selma");
    let page = selma.get(&topic).text;
    for form in ["station", "stimme"] {
        assert!(page.contains(&format!("action=\"{topic}/{form}\"")), "{form}");
    }
    let lars = browser(&house, "lars");
    assert_eq!(lars.get(&topic).status, 404);
    let nowhere = selma.post(&format!("{topic}/station"), &[("station", "")]);
    assert_eq!(nowhere.status, 422);
    done(&selma.post(&format!("{topic}/station"), &[("station", "weitergegeben")]));
    assert_eq!(lars.get(&topic).status, 200);
    let ines = browser(&house, "ines");
    let silent = ines.post(&format!("{topic}/station"), &[("station", "beantwortet")]);
    assert!(silent.text.contains("error") && silent.status == 422);
    let answer = [("station", "beantwortet"), ("words", "Es gibt Platz.")];
    done(&ines.post(&format!("{topic}/station"), &answer));
    let anna = browser(&house, "anna");
    assert!(anna.get("/heute").text.contains("Aus dem Netzwerk"));
    done(&anna.post(&format!("{topic}/gelesen"), &[]));
    assert!(!anna.get("/heute").text.contains("Aus dem Netzwerk"));
}

#[test]
fn what_is_typed_is_answered_with_what_all_typed_and_the_stream_ends_with_the_meeting() {
    let house = house();
    let (meeting, _) = round(&house);
    let ines = browser(&house, "ines");
    let page = ines.get(&format!("/sitzungen/{meeting}"));
    let first = page.input("punkt").unwrap();
    let at = format!("/sitzungen/{meeting}/punkte/{first}");
    let course = format!("/sitzungen/{meeting}/lauf");
    let here = done(&ines.post(&course, &[("punkt", &first), ("_dann", "hier")]));
    assert_eq!(here, at);
    let shown = ines.get(&at).text;
    assert!(shown.contains("data-runs") && shown.contains("data-here"));
    done(&ines.post(&course, &[("punkt", &first), ("_dann", "pause")]));
    assert!(!ines.get(&at).text.contains("data-runs"));

    let typed = |number: &str, version: &str, delta: &str| {
        let fields =
            [("stift", "a1"), ("nummer", number), ("fassung", version), ("aenderung", delta)];
        ines.post_json(&format!("{at}/mitschrift"), &fields)
    };
    let stored = typed("1", "0", "[\"Guten <Tag>\"]");
    assert_eq!(stored.text, "{\"edits\":[[1,\"a1\",[\"Guten <Tag>\"]]]}");
    assert_eq!(typed("1", "0", "[\"Guten <Tag>\"]").text, stored.text);
    for ugly in ["", "[", "[3]", "{\"a\":1}", "[\"\\u0000\"]"] {
        let refused = typed("2", "1", ugly);
        assert_eq!(refused.status, 422, "{ugly}");
        assert!(refused.text.contains("passt nicht mehr"), "{}", refused.text);
    }
    assert!(ines.get(&at).text.contains("Guten &#60;Tag&#62;"));
    let rita = browser(&house, "rita");
    assert_eq!(rita.post_json(&format!("{at}/mitschrift"), &[]).status, 403);
    assert!(rita.get(&format!("/sitzungen/{meeting}/durchfuehren")).text.contains("Guten"));
    let stream = format!("/sitzungen/{meeting}/strom");
    assert_eq!(rita.get(&stream).status, 404);
    assert_eq!(browser(&house, "anna").get(&format!("{stream}?punkt={first}&seit=0")).status, 404);
    done(&ines.post(&format!("/sitzungen/{meeting}/ende"), &[]));
    let told = rita.get(&format!("{stream}?punkt={first}&seit=0"));
    assert_eq!(told.header("content-type"), "text/event-stream");
    assert!(told.text.contains("event: ende"), "{}", told.text);
    assert!(!told.text.contains("Guten"), "the single changes are gone");
    // Whoever still has the page of an item open comes to the meeting.
    assert_eq!(ines.get(&at).location(), format!("/sitzungen/{meeting}"));
}
