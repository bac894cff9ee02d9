//! Part 1 of the Austauschforum is attacked by fifteen ways, as everybody who does not take part, and as whoever holds
//! the database and every key of the server. None of them brings a word of it; the last check shows that the word is there.

use domain::identity::{
    Actor, Login, Origin, PersonKey, Session, Token, login, resume, set_phrase, unlock, unlocked,
};
use domain::network::bodies::actions::{create_body, grant_mandate};
use domain::network::bodies::{BodyIdKind, BodyKind, MandateInput};
use domain::network::meetings::actions::{
    MeetingInput, PartState, feed, let_in, live, make_feed, meeting, open_part, part, plan_meeting,
    type_notes, write_part,
};
use domain::network::meetings::{Delta, ItemId, ItemKind, MeetingId, MeetingIdKind, Stroke};
use domain::testing::{PASSWORD, TestHouse};

use crate::people::{browser, house, routes, visit};

/// Said in part 1 by Anna.
const WORD: &str = "Kanarienvogelwort";
/// The phrase of those who take part.
const PHRASE: &str = "bunte Steine am Bach";
/// Logins of those who do not.
const OTHERS: [&str; 10] =
    ["ben", "lena", "lars", "clara", "ines", "rita", "carl", "ada", "hugo", "dora"];

struct Forum {
    house: TestHouse,
    body: String,
    meeting: MeetingId,
    talk: ItemId,
    anna: (Session, Token),
}

fn signed_in(house: &TestHouse, name: &str) -> (Session, Token) {
    let origin = Origin::from("192.0.2.1".parse::<std::net::IpAddr>().unwrap());
    let Ok(Login::In { token, .. }) = login(house, name, PASSWORD, &origin) else {
        panic!("{name}")
    };
    (resume(house, &token).unwrap().unwrap(), token)
}

fn forum() -> Forum {
    let house = house();
    let request = house.new_id::<BodyIdKind>().text();
    let kind = Some(BodyKind::Forum);
    let body = create_body(&house, &house.selma, &request, kind, "Forum").unwrap();
    let mandate = |who: &Actor| MandateInput {
        account: Some(who.account),
        scope: "Sprechen".to_owned(),
        valid_until: None,
    };
    for (lead, who) in [(&house.lars, &house.anna), (&house.lars, &house.selma)] {
        grant_mandate(&house, lead, body, &mandate(who)).unwrap();
    }
    let input =
        MeetingInput { day: Some(house.today()), time: Some((8, 0)), ..MeetingInput::default() };
    let request = house.new_id::<MeetingIdKind>().text();
    let meeting_id = plan_meeting(&house, &house.selma, body, &request, &input).unwrap();
    let [selma, anna] = ["selma", "anna"].map(|name| {
        let (session, token) = signed_in(&house, name);
        set_phrase(&house, &session, &token, PHRASE).unwrap();
        (session, token)
    });
    let own = |who: &(Session, Token)| unlocked(&house, &who.0, &who.1).unwrap().unwrap();
    open_part(&house, &house.selma, Some(&own(&selma)), meeting_id, 30).unwrap();
    let items = meeting(&house, &house.selma, meeting_id).unwrap().items;
    let talk = items.iter().find(|one| one.item.kind == ItemKind::Topics).unwrap().item.id;
    let text = (0, WORD);
    write_part(&house, &house.anna, Some(&own(&anna)), (meeting_id, talk), text).unwrap();
    Forum { body: body.text(), meeting: meeting_id, talk, anna, house }
}

impl Forum {
    fn sql(&self, sql: &str) {
        self.house.data.write(|tx| tx.execute(sql, &[]).map(drop)).unwrap();
    }

    fn others(&self) -> Vec<&Actor> {
        let is_other = |who: &&Actor| {
            who.account != self.house.anna.account && who.account != self.house.selma.account
        };
        self.house.everybody().into_iter().filter(is_other).collect()
    }

    /// A path with everything filled in that belongs to the forum.
    fn fill(&self, path: &str) -> String {
        let ids = [
            ("{meeting}", self.meeting.text()),
            ("{item}", self.talk.text()),
            ("{body}", self.body.clone()),
        ];
        ids.into_iter().fold(path.to_owned(), |path, (place, id)| path.replace(place, &id))
    }

    /// What part 1 answers to somebody.
    fn part_of(&self, who: &Actor, own: Option<&PersonKey>) -> String {
        format!("{:?}", part(&self.house, who, own, self.meeting).map(|view| view.state))
    }
}

/// One way of attacking: everything it brought, as text.
type Way = (&'static str, fn(&Forum) -> String);

const WAYS: [Way; 15] = [
    ("1 the page of part 1, as everybody else", |f| {
        let at = f.fill("/sitzungen/{meeting}/teil-1");
        OTHERS.map(|who| browser(&f.house, who).get(&at).text).concat()
    }),
    ("2 every page there is, with the ids of the forum, as everybody else", |f| {
        let mut all = String::new();
        for who in OTHERS {
            let eyes = browser(&f.house, who);
            for route in routes().iter().filter(|route| route.method == "GET") {
                all += &eyes.get(&f.fill(route.path)).text;
            }
        }
        all
    }),
    ("3 every form there is, with the ids of the forum, as everybody else", |f| {
        let mut all = String::new();
        for who in ["ben", "lars", "ines", "rita", "ada"] {
            for route in routes().iter().filter(|route| route.path.contains("{meeting}")) {
                let eyes = browser(&f.house, who);
                if route.method == "POST" {
                    all += &visit(&eyes, route, &f.fill(route.path)).text;
                }
            }
        }
        all
    }),
    ("4 the pages of those who take part, without the phrase", |f| {
        let eyes = browser(&f.house, "anna");
        let paths = ["/sitzungen/{meeting}", "/sitzungen/{meeting}/teil-1", "/heute", "/themen"];
        paths.map(|path| eyes.get(&f.fill(path)).text).concat()
    }),
    ("5 the stream of the meeting, asked for the item of part 1", |f| {
        let told = f.house.everybody().map(|who| live(&f.house, who, f.meeting, (f.talk, -1)));
        format!("{told:?}")
    }),
    ("6 typing into the item, which answers what others typed", |f| {
        let delta = Delta::parse("[]").unwrap();
        let stroke = Stroke { pen: "p".to_owned(), number: 1, version: 0, delta };
        let answers = f.house.everybody();
        format!(
            "{:?}",
            answers.map(|who| type_notes(&f.house, who, f.meeting, f.talk, Some(&stroke)))
        )
    }),
    ("7 the searches", |f| {
        let mut all = String::new();
        for who in OTHERS.into_iter().chain(["anna", "selma"]) {
            let eyes = browser(&f.house, who);
            // The searched word comes back in the box of the page; a part of it finds the same.
            all += &eyes.post("/suche", &[("q", "Kanarien")]).text;
            all += &eyes.get("/themen?suche=Kanarien").text;
            all += &eyes.get("/protokolle?suche=Kanarien").text;
        }
        all
    }),
    ("8 calendars and letters", |f| {
        let mut all = String::new();
        for who in f.house.everybody() {
            let token = make_feed(&f.house, who).unwrap();
            all += &format!("{:?}", feed(&f.house, &token));
        }
        while let Some(claimed) = domain::outbox::actions::claim(&f.house).unwrap() {
            all += &format!("{claimed:?}");
        }
        all
    }),
    ("9 the audit and the rows of logins", |f| domain::testing::store::readable(&f.house).unwrap()),
    ("10 the raw files, those of the write-ahead log among them", |f| {
        f.house.data.flush().unwrap();
        let files = f.house.files();
        let bytes = files.iter().map(|file| std::fs::read(file).unwrap_or_default());
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }),
    ("11 the server itself, acting as everybody with every key it has", |f| {
        f.others().into_iter().map(|who| f.part_of(who, None)).collect()
    }),
    ("12 a key of one's own, made up by the attacker", |f| {
        let mut all = String::new();
        for name in ["ben", "lena"] {
            let (session, token) = signed_in(&f.house, name);
            set_phrase(&f.house, &session, &token, PHRASE).unwrap();
            let own = unlocked(&f.house, &session, &token).unwrap();
            let who = f.house.everybody().into_iter().find(|who| who.account == session.account);
            all += &f.part_of(who.unwrap(), own.as_ref());
            all += &format!("{:?}", let_in(&f.house, who.unwrap(), own.as_ref(), f.meeting));
        }
        all
    }),
    ("13 a mandate and somebody else's locked key, written into the database by hand", |f| {
        let ben = f.house.ben.account;
        f.sql(&format!(
            "UPDATE mandate SET account_id = '{ben}' WHERE account_id = '{}'",
            f.house.selma.account
        ));
        f.sql(&format!(
            "INSERT INTO protected_key (meeting_id, account_id, public_key, locked) SELECT meeting_id, '{ben}', \
             public_key, locked FROM protected_key WHERE account_id = '{}'", f.house.anna.account));
        let (session, token) = signed_in(&f.house, "ben");
        unlock(&f.house, &session, &token, PHRASE).unwrap();
        let own = unlocked(&f.house, &session, &token).unwrap();
        assert!(own.is_some(), "the attacker has a key of their own");
        f.part_of(&f.house.ben, own.as_ref()) + &f.part_of(&f.house.ben, None)
    }),
    (
        "14 the key of a session stolen from the database, without the token that stays in the browser",
        |f| {
            let (session, token) = signed_in(&f.house, "ben");
            f.sql(&format!(
            "UPDATE session SET unlocked = (SELECT unlocked FROM session WHERE account_id = '{}' AND unlocked IS NOT NULL \
             LIMIT 1) WHERE account_id = '{}'", f.house.anna.account, session.account));
            let own = unlocked(&f.house, &session, &token).unwrap();
            let (fresh, other) = signed_in(&f.house, "anna");
            let theirs = unlocked(&f.house, &fresh, &other).unwrap();
            f.part_of(&f.house.ben, own.as_ref()) + &f.part_of(&f.house.anna, theirs.as_ref())
        },
    ),
    (
        "15 guessed phrases: the password of the login, the same words in another spelling, nothing",
        |f| {
            let mut all = String::new();
            for phrase in [PASSWORD, "Bunte Steine am Bach", "bunte steine am bach", ""] {
                let (session, token) = signed_in(&f.house, "anna");
                let opened = unlock(&f.house, &session, &token, phrase);
                assert!(opened.is_err(), "{phrase}");
                all += &f
                    .part_of(&f.house.anna, unlocked(&f.house, &session, &token).unwrap().as_ref());
            }
            all
        },
    ),
];

#[test]
fn fifteen_ways_to_part_1_bring_nothing() {
    let f = forum();
    for (name, way) in WAYS {
        let brought = way(&f);
        assert!(!brought.is_empty(), "{name}: the attack did not even begin");
        assert!(!brought.contains(WORD), "{name}");
    }
    // The word is there, for whoever said it.
    let own = unlocked(&f.house, &f.anna.0, &f.anna.1).unwrap().unwrap();
    match part(&f.house, &f.house.anna, Some(&own), f.meeting).unwrap().state {
        PartState::Open(said) => assert!(said.iter().any(|one| one.words == WORD)),
        other => panic!("{other:?}"),
    }
}
