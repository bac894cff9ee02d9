//! The network of the fictional Kreis: bodies with rules, a year of meetings, topics at every station.

use base::{Outcome, Problem, Timestamp};
use jiff::ToSpan;

use super::Person;
use super::agencies::{CARITAS, CITY, DIAKONIE, Place};
use super::play::at;
use crate::house::House;
use crate::identity::{Actor, AgencyId};
use crate::network::bodies::actions::{
    acknowledge, add_office, create_body, grant_mandate, write_charter,
};
use crate::network::bodies::{
    BodyId, BodyKind, CharterInput, Duty, MandateInput, OfficeInput, Seat,
};
use crate::network::meetings::actions::{
    MeetingInput, attend, fill_agenda, finish_meeting, finish_task, meeting, plan_meeting, tasks,
    write_down,
};
use crate::network::meetings::{ItemKind, ResultInput, TaskFilter, Who};
use crate::network::topics::actions::{go_on, join, raise, take_note};
use crate::network::topics::{StationKind, TopicId, TopicInput, TopicKind, Voice};

/// Everybody the network of the demonstration needs.
struct Cast<'a> {
    anna: &'a Actor,
    ben: &'a Actor,
    cora: &'a Actor,
    lars: &'a Actor,
    clara: &'a Actor,
    ines: &'a Actor,
    rita: &'a Actor,
}

/// Where and when something happens.
struct Scene<'a> {
    house: &'a House,
    now: Timestamp,
    cast: Cast<'a>,
    places: &'a [Place],
}

/// Tells the network's year up to `now`; nothing in a Kreis whose cast is not complete.
pub(super) fn network(
    house: &House,
    now: Timestamp,
    people: &[Person],
    places: &[Place],
) -> Outcome<()> {
    let who = |login: &str| people.iter().find(|one| one.login == login).map(|one| &one.actor);
    let cast = (|| {
        Some(Cast {
            anna: who("anna")?,
            ben: who("ben")?,
            cora: who("cora")?,
            lars: who("lars")?,
            clara: who("clara")?,
            ines: who("ines")?,
            rita: who("rita")?,
        })
    })();
    let Some(cast) = cast else { return Ok(()) };
    let scene = Scene { house, now, cast, places };
    let round = scene.round()?;
    let forum = scene.forum()?;
    scene.circle()?;
    let answered = scene.topics()?;
    for (days, decided, task) in [
        (260, "Wir treffen uns einmal im Quartal.", "Geschäftsgrundlage an alle verteilen"),
        (
            170,
            "Die Stabsstelle klärt Sammeltermine mit der Ausländerbehörde.",
            "Sammeltermine anfragen",
        ),
        (80, "Wir laden das Jugendamt zur nächsten Sitzung ein.", "Jugendamt einladen"),
    ] {
        scene.meet(scene.cast.ines, round, days, Some((decided, task)))?;
    }
    for days in [250, 160, 70] {
        scene.meet(scene.cast.ben, forum, days, None)?;
    }
    let (today, _) = at(house, now);
    take_note(&today, scene.cast.anna, answered)?;
    for task in tasks(&today, scene.cast.ines, TaskFilter::Open)?.iter().take(2) {
        finish_task(&today, scene.cast.ines, task.id, true, "Erledigt.")?;
    }
    super::minutes::minutes(house, now, (scene.cast.ines, scene.cast.rita), round)?;
    let next = scene.plan(scene.cast.ines, round, -12)?;
    fill_agenda(&today, scene.cast.ines, next)?;
    scene.plan(scene.cast.ben, forum, -5)?;
    Ok(())
}

impl Scene<'_> {
    /// The house so many days ago.
    fn ago(&self, days: i64) -> House {
        at(self.house, self.now.plus_seconds(-days * 86_400)).0
    }

    fn place(&self, name: &str) -> Option<AgencyId> {
        self.places.iter().find(|place| place.name == name).map(|place| place.id)
    }

    fn body(&self, who: &Actor, kind: BodyKind, name: &str, goals: &str) -> Outcome<BodyId> {
        let house = self.ago(300);
        let id = create_body(&house, who, &key(&house), Some(kind), name)?;
        let rules = CharterInput {
            goals: goals.to_owned(),
            rhythm_weeks: 13,
            decision_rule:
                "Wir entscheiden einvernehmlich. Gelingt das nicht, kommt der Punkt in der \
                nächsten Sitzung wieder."
                    .to_owned(),
            confidentiality:
                "Über Personen wird nur ohne Namen gesprochen. Die Niederschrift geht an \
                alle Ämter des Gremiums."
                    .to_owned(),
            adopted_on: Some(house.today()),
        };
        write_charter(&house, who, id, 0, &rules)?;
        acknowledge(&self.ago(290), who, id, 1)?;
        Ok(id)
    }

    fn round(&self) -> Outcome<BodyId> {
        use Duty::{Agenda, Chair, Guests, Invitation, Minutes};
        let c = &self.cast;
        let goals = "Das Integrationsmanagement im Landkreis gemeinsam steuern: Themen der \
            Integrationsmanager*innen beraten, Abläufe zwischen den Trägern vereinbaren, der Politik berichten.";
        let id = self.body(
            c.ines,
            BodyKind::Round,
            "Koordinierungsrunde Integrationsmanagement",
            goals,
        )?;
        let all = [Invitation, Agenda, Chair, Minutes, Guests];
        let office = |title: &str, seat, at: &str, duties: &[Duty], who: &Actor| {
            self.office(c.ines, id, (title, seat, at), duties, (Some(who), ""))
        };
        office("Stabsstelle Integration", Seat::IntegrationOfficer, CITY, &all, c.ines)?;
        office("Leitung Amt für Migration", Seat::MigrationOffice, CITY, &[], c.lars)?;
        office("Leitung Migrationsdienste", Seat::Agency, CARITAS, &[], c.clara)?;
        office("Jobcenter, Teamleitung", Seat::Service, "", &[], c.rita)?;
        let title = ("Fachbereich Migration", Seat::Agency, DIAKONIE);
        self.office(c.ines, id, title, &[], (None, "Frida Fink"))?;
        for who in [c.lars, c.clara] {
            acknowledge(&self.ago(280), who, id, 1)?;
        }
        Ok(id)
    }

    fn forum(&self) -> Outcome<BodyId> {
        use Duty::{Agenda, Chair, Guests, Invitation, Minutes, Speaker};
        let c = &self.cast;
        let goals = "Erfahrungen austauschen, Arbeitsweisen abstimmen, Probleme sammeln, die über den \
            einzelnen Fall hinausgehen.";
        let id = self.body(
            c.ben,
            BodyKind::Forum,
            "Austauschforum der Integrationsmanager*innen",
            goals,
        )?;
        let duties = [Agenda, Chair, Minutes, Guests, Speaker];
        let title = ("Sprecher*in", Seat::CaseManagers, CITY);
        self.office(c.ben, id, title, &duties, (Some(c.ben), ""))?;
        let title = ("Stabsstelle Integration", Seat::IntegrationOfficer, CITY);
        self.office(c.ben, id, title, &[Invitation], (Some(c.ines), ""))?;
        let leave = |who: &Actor| MandateInput {
            account: Some(who.account),
            scope: "Teilnehmen und Themen einbringen".to_owned(),
            valid_until: None,
        };
        let house = self.ago(290);
        grant_mandate(&house, c.lars, id, &leave(c.anna))?;
        grant_mandate(&house, c.lars, id, &leave(c.ben))?;
        grant_mandate(&house, c.clara, id, &leave(c.cora))?;
        Ok(id)
    }

    /// A working circle that has not met for too long: its light is red.
    fn circle(&self) -> Outcome<BodyId> {
        let c = &self.cast;
        let goals = "Schulen, Kitas und Integrationsmanagement stimmen sich ab.";
        let id =
            self.body(c.ines, BodyKind::WorkingCircle, "Integrationsarbeitskreis Bildung", goals)?;
        let duties = [Duty::Invitation, Duty::Agenda, Duty::Chair];
        let title = ("Stabsstelle Integration", Seat::IntegrationOfficer, CITY);
        self.office(c.ines, id, title, &duties, (Some(c.ines), ""))?;
        Ok(id)
    }

    fn office(
        &self,
        keeper: &Actor,
        body: BodyId,
        (title, seat, place): (&str, Seat, &str),
        duties: &[Duty],
        (who, name): (Option<&Actor>, &str),
    ) -> Outcome<()> {
        let house = self.ago(300);
        let input = OfficeInput {
            title: title.to_owned(),
            seat,
            agency: self.place(place),
            duties: duties.to_vec(),
            committed_on: Some(house.today()),
            account: who.map(|who| who.account),
            name: name.to_owned(),
            email: format!("{}@kreis.example", plain(title)),
        };
        add_office(&house, keeper, body, &input).map(drop)
    }

    /// Topics at different stations, the first of them answered: answered, waiting for too long, passed on to politics, and fresh in the forum.
    fn topics(&self) -> Outcome<TopicId> {
        use StationKind::{Answered, Declined, Discussed, HandedUp, PassedOn, TakenUp};
        let c = &self.cast;
        let answered = self.raised(
            c.anna,
            230,
            ("Keine Termine bei der Ausländerbehörde", "aufenthalt_recht", "staendig"),
            "Aufenthaltstitel laufen ab, weil es online über Wochen keine Termine gibt.",
        )?;
        join(&self.ago(225), c.cora, answered, &Voice { anonymous: false, cases: Some(6) })?;
        let steps = [
            (c.ben, 210, Discussed, ""),
            (c.ben, 205, HandedUp, "Betrifft alle Träger."),
            (c.ines, 170, TakenUp, "Die Stabsstelle klärt Sammeltermine."),
            (
                c.ines,
                80,
                Answered,
                "Seit diesem Monat gibt es jeden Dienstag Sammeltermine. Die Träger melden bis Freitag an.",
            ),
        ];
        self.way(answered, &steps)?;
        let late = self.raised(
            c.cora,
            150,
            ("Kita-Plätze erst nach über einem Jahr", "kinder_familie", "regelmaessig"),
            "Ohne Kita-Platz kein Sprachkurs: Mütter warten auf beides.",
        )?;
        join(&self.ago(140), c.anna, late, &Voice { anonymous: true, cases: Some(3) })?;
        self.way(
            late,
            &[(c.ben, 125, HandedUp, ""), (c.ines, 80, TakenUp, "Das Jugendamt wird eingeladen.")],
        )?;
        let passed = self.raised(
            c.anna,
            100,
            ("Wohnungen für große Familien", "wohnen", "staendig"),
            "Familien mit vier und mehr Kindern bleiben jahrelang in der Unterkunft.",
        )?;
        self.way(
            passed,
            &[
                (c.ben, 75, HandedUp, ""),
                (c.ines, 60, PassedOn, "Der Gemeinderat berät im Frühjahr."),
            ],
        )?;
        let declined = self.raised(
            c.cora,
            95,
            ("Eigenes Auto für Hausbesuche", "ausstattung", "mehrmals"),
            "Mit dem Bus sind die Weiler kaum zu erreichen.",
        )?;
        let reason = "Dafür gibt es Dienstwagen der Träger. Bitte dort anfragen.";
        self.way(declined, &[(c.ben, 70, Declined, reason)])?;
        self.raised(
            c.anna,
            20,
            ("Bescheide nur auf Deutsch", "sprache", "staendig"),
            "Niemand versteht die Bescheide, wir übersetzen sie in der Beratung.",
        )?;
        self.raised(
            c.cora,
            8,
            ("Dolmetschende für Tigrinya fehlen", "sprache", "regelmaessig"),
            "Gespräche fallen aus, weil niemand dolmetscht.",
        )?;
        Ok(answered)
    }

    fn raised(
        &self,
        who: &Actor,
        days: i64,
        (title, category, frequency): (&str, &str, &str),
        problem: &str,
    ) -> Outcome<TopicId> {
        let house = self.ago(days);
        let input = TopicInput {
            title: title.to_owned(),
            problem: problem.to_owned(),
            category: category.to_owned(),
            frequency: frequency.to_owned(),
            is_new: true,
            names_nobody: true,
            ..TopicInput::default()
        };
        raise(&house, who, &key(&house), &input, None)
    }

    fn way(&self, id: TopicId, steps: &[(&Actor, i64, StationKind, &str)]) -> Outcome<()> {
        for (who, days, kind, words) in steps {
            go_on(&self.ago(*days), who, id, *kind, words)?;
        }
        Ok(())
    }

    /// Plans a meeting so many days ago (or, below zero, ahead); weekends are moved to Monday.
    fn plan(
        &self,
        who: &Actor,
        body: BodyId,
        days: i64,
    ) -> Outcome<crate::network::meetings::MeetingId> {
        let house = self.ago(days.max(0) + 14);
        let day = self.now.plus_seconds(-days * 86_400).day();
        let weekend = i64::from(day.weekday().to_monday_zero_offset()).saturating_sub(4);
        let wait = if weekend > 0 { 3 - weekend } else { 0 };
        let day = day.checked_add(wait.days()).map_err(Problem::internal)?;
        let input = MeetingInput {
            day: Some(day),
            time: Some((14, 0)),
            place: "Rathaus Singen, Bürgersaal".to_owned(),
            link: String::new(),
        };
        plan_meeting(&house, who, body, &key(&house), &input)
    }

    /// A meeting that was held, with what it left behind.
    fn meet(
        &self,
        who: &Actor,
        body: BodyId,
        days: i64,
        left: Option<(&str, &str)>,
    ) -> Outcome<()> {
        let id = self.plan(who, body, days)?;
        let house = self.ago(days - 4);
        fill_agenda(&house, who, id)?;
        let view = meeting(&house, who, id)?;
        let seats: Vec<String> = view.seats.iter().take(4).map(|seat| seat.id.clone()).collect();
        attend(&house, who, id, &seats)?;
        let talk = view
            .items
            .iter()
            .find(|one| !one.item.is_protected() && one.item.kind == ItemKind::Topics);
        if let Some(talk) = talk {
            let (decided, task) = left.unwrap_or_default();
            let office = seats.get(1).and_then(|seat| seat.parse().ok()).map(Who::Office);
            let due = house.today().checked_add(6.weeks()).map_err(Problem::internal)?;
            let result = ResultInput {
                notes: "Die Themen der Integrationsmanager*innen wurden besprochen.".to_owned(),
                decision: decided.to_owned(),
                task: if office.is_some() { task.to_owned() } else { String::new() },
                who: office,
                due_on: Some(due),
                ..ResultInput::default()
            };
            write_down(&house, who, id, talk.item.id, &key(&house), &result)?;
        }
        finish_meeting(&house, who, id)
    }
}

/// `jobcenter-teamleitung`: an address of nobody.
fn plain(title: &str) -> String {
    crate::cases::search::words(title).join("-")
}

/// A request is sent once.
fn key(house: &House) -> String {
    house.new_id::<TopicKind>().text()
}
