//! Somebody else's things answer exactly like things that do not exist.

use domain::identity::{Action, TopicAction};
use domain::testing::{TestHouse, open_case};
use web::routing::{Permission, Route};
use web::testing::{Browser, Reply};

use crate::actors::proposed;
use crate::network::{asked, raised, round};
use crate::people::{NOBODY, browser, house, name, routes, visit};

/// For each place in a path: whose eyes, and the id of something that belongs to somebody else.
struct World {
    house: TestHouse,
    case: String,
    own_case: String,
    /// Of another agency: team leads reach every case of their own.
    far_case: String,
    /// In the forum.
    topic: String,
    /// Of a body Anna takes no part in.
    meeting: String,
    /// Of that body.
    task: String,
    /// Of that body.
    poll: String,
    /// Of Ben's.
    proposal: String,
}

impl World {
    fn new() -> Self {
        let house = house();
        let case = open_case(&house, &house.ben, ("Haile", "Abel"), true).to_string();
        let own_case = open_case(&house, &house.anna, ("Tesfay", "Selam"), true).to_string();
        let far_case = open_case(&house, &house.cora, ("Sow", "Awa"), true).to_string();
        let topic = raised(&house).to_string();
        let (meeting, task) = round(&house);
        let poll = asked(&house);
        let proposal = proposed(&house, &house.ben);
        Self { house, case, own_case, far_case, topic, meeting, task, poll, proposal }
    }

    /// Who looks at routes with this place, and what is foreign there; none where nothing can be. A place that is not
    /// listed fails.
    fn foreign(&self, route: &Route, place: &str) -> Option<(&'static str, String)> {
        Some(match place {
            // A topic of the forum, for those who read the levels above; those who raise topics read every one.
            "topic" if route.permission == Permission::Topic(TopicAction::Read) => {
                ("lars", self.topic.clone())
            }
            // What a forum handed on is its speaker's.
            "meeting" if route.permission == Permission::Topic(TopicAction::Forward) => {
                ("selma", self.meeting.clone())
            }
            "meeting" => ("anna", self.meeting.clone()),
            "task" => ("anna", self.task.clone()),
            "poll" => ("anna", self.poll.clone()),
            // The rules of bodies are known to everybody who works with them; what is below is reached through its body. A token
            // is nobody's: it opens what it opens.
            "topic" | "token" | "body" | "office" | "mandate" | "item" | "document" | "name" => {
                return None;
            }
            // The process and the recommendations are those of the whole municipality: who reads one reads all.
            "run" | "step" | "letter" | "code" => return None,
            // The network belongs to the whole Kreis: whoever reads it reads all of it.
            "actor" | "format" => return None,
            // Taking note of an answer to somebody else's proposal; answering one is for those who read all of them.
            "proposal" if route.path.ends_with("/gelesen") => ("anna", self.proposal.clone()),
            "proposal" => return None,
            "case" if route.permission == Permission::Case(Action::AssignCase) => {
                ("lars", self.far_case.clone())
            }
            "case" => ("anna", self.case.clone()),
            "account" => ("ada", self.house.cora.account.to_string()),
            other => panic!("say in this test what is foreign as {{{other}}}"),
        })
    }
}

/// The body without what differs between any two answers: the id in the address, tokens, the request's name.
fn plain(answer: &Reply, id: &str) -> String {
    let mut text = answer.text.replace(id, "ID");
    for name in ["_csrf", "_once"] {
        while let Some(value) = input(&text, name) {
            text = text.replacen(&format!("name=\"{name}\" value=\"{value}\""), name, 1);
        }
    }
    let request = answer.header("x-request-id");
    if request.is_empty() { text } else { text.replace(request, "REQUEST") }
}

fn input(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("name=\"{name}\" value=\""))?;
    Some(rest.split('"').next()?.to_owned())
}

#[test]
fn a_foreign_id_answers_like_one_that_does_not_exist() {
    let world = World::new();
    let mut wrong = Vec::new();
    let mut compared = 0;
    for route in routes() {
        let places: Vec<&str> = route
            .path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        for place in &places {
            // Things of one's own case are swapped below; they cannot be foreign without their case.
            if places.contains(&"case") && *place != "case" {
                continue;
            }
            let Some((login, foreign)) = world.foreign(&route, place) else { continue };
            let person = browser(&world.house, login);
            let answer = |id: &str, person: &Browser| {
                let path = route.path.split('/').map(|part| match part {
                    part if part == format!("{{{place}}}") => id,
                    // Another one, so that only the place in question is swapped.
                    "{item}" => "01890000-0000-7000-8000-00000000ffff",
                    part if part.starts_with('{') => "r1",
                    part => part,
                });
                visit(person, &route, &path.collect::<Vec<_>>().join("/"))
            };
            let (theirs, nothing) = (answer(&foreign, &person), answer(NOBODY, &person));
            compared += 1;
            if theirs.status != 404
                || nothing.status != 404
                || plain(&theirs, &foreign) != plain(&nothing, NOBODY)
            {
                wrong.push(format!("{}: {} and {}", name(&route), theirs.status, nothing.status));
            }
        }
    }
    assert!(compared > 5, "{compared}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nonsense_instead_of_an_id_is_nothing_either() {
    let world = World::new();
    let anna = browser(&world.house, "anna");
    for nonsense in ["0", "x", "%00", "..%2F..", "'%20OR%201=1--", "%F0%9F%98%80"] {
        let answer = anna.get(&format!("/faelle/{nonsense}/integrationsplan/teil-a"));
        assert_eq!(answer.status, 404, "{nonsense}");
    }
    let own = &world.own_case;
    for path in [
        format!("/faelle/{own}/integrationsplan/teil-a?abschnitt=gibtsnicht"),
        format!("/faelle/{own}/integrationsplan/verlauf?feld=gibtsnicht"),
        format!("/faelle/{own}/integrationsplan/verlauf?feld=kinder%5B"),
    ] {
        assert_eq!(anna.get(&path).status, 404, "{path}");
    }
}
