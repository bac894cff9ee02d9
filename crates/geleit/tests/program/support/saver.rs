//! People who keep on working, and remember what was acknowledged.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::Sender;

use visitor::Visitor;

/// Somebody who changes one answer of one case again and again.
pub struct Saver {
    visitor: Visitor,
    case: String,
    turn: u64,
    version: String,
    /// The last text that was acknowledged.
    pub acknowledged: String,
    /// A text that was sent and not answered.
    asked: Option<String>,
}

const FIELD: &str = "geburtsort";

impl Saver {
    /// Somebody for this case (`/faelle/…`).
    pub fn new(visitor: Visitor, case: &str) -> Self {
        let mut saver = Self {
            visitor,
            case: case.to_owned(),
            turn: 0,
            version: String::new(),
            acknowledged: String::new(),
            asked: None,
        };
        saver.look();
        saver
    }

    fn page(&self) -> String {
        format!("{}/integrationsplan/teil-a", self.case)
    }

    /// Reads what is stored.
    #[track_caller]
    pub fn look(&mut self) -> String {
        let page = self.visitor.get(&self.page()).unwrap();
        assert_eq!(page.status, 200, "{}", page.text());
        self.version = page.hidden("_version").unwrap();
        self.acknowledged = page.value_of(&format!("name=\"{FIELD}\"")).unwrap();
        self.acknowledged.clone()
    }

    /// Saves once: what the server answered, when it answered.
    pub fn save(&mut self) -> io::Result<visitor::Answer> {
        self.turn += 1;
        let text = format!("Ort {}", self.turn);
        self.asked = Some(text.clone());
        let fields = [("_version", self.version.as_str()), (FIELD, &text)];
        let answer = self.visitor.post_for_json(&self.page(), &fields)?;
        self.asked = None;
        if answer.status == 200 {
            let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            self.version = json["version"].to_string();
            self.acknowledged = text;
        }
        Ok(answer)
    }

    /// Saves until the server is gone, and tells of each acknowledgement.
    pub fn save_until_gone(&mut self, told: &Sender<()>) {
        while let Ok(answer) = self.save() {
            assert_eq!(answer.status, 200, "{}", answer.text());
            let _ = told.send(());
        }
    }

    /// That what was acknowledged is there, or what was sent behind it and never answered.
    #[track_caller]
    pub fn finds_it_at(&mut self, address: SocketAddr) {
        self.visitor.move_to(address);
        let (acknowledged, asked) = (self.acknowledged.clone(), self.asked.take());
        let stored = self.look();
        let fits = stored == acknowledged || Some(&stored) == asked.as_ref();
        assert!(fits, "stored {stored:?}, acknowledged {acknowledged:?}, asked {asked:?}");
    }
}

/// Somebody who opens one case after the other.
pub struct Opener {
    visitor: Visitor,
    turn: u64,
    name: String,
    /// Cases that were acknowledged.
    pub opened: Vec<String>,
    /// How many of them were looked at already.
    seen: usize,
}

impl Opener {
    /// Somebody with a name of their own, of which request keys are made.
    pub fn new(visitor: Visitor, name: &str) -> Self {
        Self { visitor, turn: 0, name: name.to_owned(), opened: Vec::new(), seen: 0 }
    }

    /// Opens a case; sends the same form again when `again` is set.
    pub fn open(&mut self, again: bool) -> io::Result<visitor::Answer> {
        self.turn += u64::from(!again);
        let once = format!("{}-{:08}", self.name, self.turn);
        let last_name = visitor::unlike_others(self.turn);
        let fields = [
            ("_once", once.as_str()),
            ("last_name", last_name.as_str()),
            ("first_name", "Ada"),
            ("born", "3.4.1990"),
            ("counselling_type", "einfach"),
            ("first_contact_on", "2.1.2026"),
            ("access_route", "eigeninitiative"),
            ("agreement", "ja"),
            ("notice", "ja"),
            ("given_on", "2.1.2026"),
            ("language", "ukr"),
            ("purpose_beratung", "ja"),
            ("purpose_gesundheit", "nein"),
            ("purpose_evaluation", "ja"),
            ("form", "written"),
        ];
        let answer = self.visitor.post("/faelle/neu", &fields)?;
        if answer.status == 303 {
            self.opened.push(answer.header("location").unwrap().to_owned());
        }
        Ok(answer)
    }

    /// Opens cases until the server is gone, and tells of each acknowledgement.
    pub fn open_until_gone(&mut self, told: &Sender<()>) {
        while let Ok(answer) = self.open(false) {
            assert_eq!(answer.status, 303, "{}", answer.text());
            let _ = told.send(());
        }
    }

    /// That every case acknowledged since the last look is there and can be opened, and that the one in
    /// flight, sent again, is stored once.
    #[track_caller]
    pub fn finds_them_at(&mut self, address: SocketAddr) {
        self.visitor.move_to(address);
        self.look_from(self.seen);
        self.seen = self.opened.len();
        let (one, two) = (self.open(true).unwrap(), self.open(true).unwrap());
        assert_eq!(one.header("location"), two.header("location"));
    }

    /// That everything that was ever acknowledged is there.
    #[track_caller]
    pub fn finds_all(&mut self) {
        self.look_from(0);
    }

    #[track_caller]
    fn look_from(&mut self, first: usize) {
        for case in &self.opened[first..] {
            let page = self.visitor.get(case).unwrap();
            assert_eq!(page.status, 200, "{case}: {}", page.text());
        }
    }
}
