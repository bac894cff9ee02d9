//! Minutes through their pages: read, corrected, taken along, found.

use domain::network::meetings::MeetingIdKind;
use domain::network::meetings::actions::{meeting, write_down};
use domain::network::meetings::{MeetingId, ResultInput};
use domain::testing::TestHouse;

use crate::network::round;
use crate::people::{browser, house};

/// A meeting of the round that is over, with notes and a decision.
fn held(house: &TestHouse) -> MeetingId {
    let (id, _) = round(house);
    let id: MeetingId = id.parse().unwrap();
    let view = meeting(house, &house.ines, id).unwrap();
    let result = ResultInput {
        notes: "Der <b>Deutschkurs</b> ist voll.\n- erstens\n- zweitens".to_owned(),
        decision: "=Wir fragen nach.".to_owned(),
        ..ResultInput::default()
    };
    let request = house.new_id::<MeetingIdKind>().text();
    write_down(house, &house.ines, id, view.items[2].item.id, &request, &result).unwrap();
    let ines = browser(house, "ines");
    assert_eq!(ines.post(&format!("/sitzungen/{id}/ende"), &[]).status, 303);
    id
}

#[test]
fn minutes_are_read_corrected_and_taken_along() {
    let house = house();
    let id = held(&house);
    let (ines, rita) = (browser(&house, "ines"), browser(&house, "rita"));
    let here = format!("/sitzungen/{id}/protokoll");
    assert!(ines.get(&format!("/sitzungen/{id}")).text.contains(&format!("{here}\"")));
    let shown = rita.get(&here);
    assert_eq!(shown.status, 200);
    for words in ["&#60;b&#62;Deutschkurs", "<li><bdi>erstens</bdi></li>", "Entwurf", "Beschluss 1"]
    {
        assert!(shown.text.contains(words), "{words}");
    }
    assert!(!shown.text.contains("Berichtigen"), "who does not run the meeting changes nothing");
    for (ending, kind) in
        [("pdf", "application/pdf"), ("odt", "application/vnd.oasis.opendocument.text")]
    {
        let file = rita.get(&format!("{here}.{ending}"));
        assert_eq!((file.status, file.header("content-type")), (200, kind));
    }
    let item = meeting(&house, &house.ines, id).unwrap().items[2].item.id;
    let correct = format!("{here}/punkte/{item}");
    assert_eq!(rita.get(&correct).status, 403);
    assert!(ines.get(&correct).text.contains("Deutschkurs"));
    let long = "x".repeat(20_001);
    let refused = ines.post(&correct, &[("fassung", "1"), ("notes", &long)]);
    assert_eq!(refused.status, 422);
    let stored = ines.post(&correct, &[("fassung", "1"), ("notes", "Der Sprachkurs ist voll.")]);
    assert_eq!(stored.status, 303);
    assert!(rita.get(&here).text.contains("Sprachkurs"));
    // Nobody was asked yet: nobody objects, and there is nothing to distribute.
    assert_eq!(rita.post(&format!("{here}/einwand"), &[("words", "Nein.")]).status, 422);
    assert_eq!(rita.post(&format!("{here}/nachtrag"), &[("words", "x")]).status, 403);
    assert_eq!(ines.post(&format!("{here}/nachtrag"), &[("words", "x")]).status, 422);
    // Without a mail server nothing is sent, and that is said.
    assert_eq!(ines.post(&format!("{here}/versenden"), &[]).status, 303);
    assert_eq!(rita.post(&format!("{here}/versenden"), &[]).status, 403);
    assert_eq!(browser(&house, "anna").get(&here).status, 404);
}

#[test]
fn minutes_are_found_by_words_and_decisions_are_a_table() {
    let house = house();
    let id = held(&house);
    let (ines, anna) = (browser(&house, "ines"), browser(&house, "anna"));
    let found = ines.get("/protokolle?words=deutsch").text;
    assert!(found.contains("<mark>Deutschkurs</mark>"), "{found}");
    assert!(found.contains(&format!("/sitzungen/{id}/protokoll#punkt-")));
    assert!(!anna.get("/protokolle?words=deutsch").text.contains("<mark>"));
    for ugly in ["%00", "der+die", "a1+b2+c3+d4+e5+f6+g7", "%F0%9F%98%80", "x&from=gestern"] {
        let status = ines.get(&format!("/protokolle?words={ugly}")).status;
        assert!([200, 422].contains(&status), "{ugly}: {status}");
    }
    assert!(ines.get("/beschluesse?words=fragen").text.contains("=Wir fragen nach."));
    assert_eq!(ines.get("/beschluesse?until=31.2.2026").status, 422);
    let csv = ines.get("/beschluesse.csv").text;
    assert!(csv.contains("'=Wir fragen nach."), "no formula leaves the house: {csv}");
    assert!(!anna.get("/beschluesse.csv").text.contains("fragen"));
}

#[test]
fn whoever_runs_a_body_keeps_its_list() {
    let house = house();
    let id = held(&house);
    let body = meeting(&house, &house.ines, id).unwrap().body.id;
    let (ines, rita) = (browser(&house, "ines"), browser(&house, "rita"));
    let list = format!("/gremien/{body}/verteiler");
    assert_eq!(rita.get(&list).status, 403);
    let once = ines.get(&list).input("_once").unwrap();
    let wrong = ines.post(&list, &[("_once", &once), ("name", "Archiv <b>"), ("email", "kein")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Archiv &#60;b&#62;"), "what was typed stays");
    let right = [("_once", once.as_str()), ("name", "Archiv"), ("email", "a@kreis.example")];
    assert_eq!(ines.post(&list, &right).status, 303);
    assert_eq!(ines.post(&list, &right).status, 303, "sent twice, stored once");
    assert_eq!(ines.get(&list).text.matches("a@kreis.example").count(), 1);
    assert_eq!(ines.post(&format!("{list}/frist"), &[("days", "viele")]).status, 422);
    assert_eq!(ines.post(&format!("{list}/frist"), &[("days", "21")]).status, 303);
    assert!(ines.get(&list).text.contains("value=\"21\""));
}
