//! One topic: what it is about, who stands behind it, its way, and what can be done with it.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Outcome, PageRequest, Problem as Trouble};
use domain::network::topics::actions::{
    TopicFilter, TopicView, go_on, join, leave, merge, take_note, topic, topics,
};
use domain::network::topics::{StationKind, TopicId, TopicLevel};

use super::raise::{voice, voice_fields};
use crate::components::{Choice, Crumb, Field, Problem, Tag};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

struct Stop {
    label: String,
    day: String,
    words: String,
}

#[derive(Template)]
#[template(path = "network/pages/topics/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    /// Its address. It is not called `id`: inside of a card that is the card's.
    href: String,
    title: String,
    problem: String,
    proposal: String,
    tag: Tag,
    facts: Vec<(String, String)>,
    names: Vec<String>,
    stops: Vec<Stop>,
    /// Forms; empty where there is nothing to do.
    joining: Vec<Field>,
    joined: bool,
    moving: Vec<Field>,
    merging: Vec<Field>,
    /// There is an answer this person has not taken note of.
    untold: bool,
    merged_into: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    let fields = Fields::default();
    shown(StatusCode::OK, &viewer, id, (&fields, FormErrors::default())).await
}

/// Lets it go to its next station.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id = paths::id(&id)?;
    let words = form.get("words").to_owned();
    let kind = match form.trimmed("station") {
        "" => Err(Trouble::at("station", "error-choose")),
        code => {
            StationKind::parse(code).ok_or_else(|| Trouble::at("station", "error-unknown-choice"))
        }
    };
    done(viewer, id, form, "topic-moved", move |house, actor| {
        go_on(house, actor, id, kind?, &words)
    })
    .await
}

/// Says "with me, too", or takes it back.
pub async fn speak(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id = paths::id(&id)?;
    if form.get("_dann") == "zurueck" {
        return done(viewer, id, form, "topic-left", move |house, actor| leave(house, actor, id))
            .await;
    }
    let voice = voice(&form);
    done(viewer, id, form, "topic-joined", move |house, actor| join(house, actor, id, &voice?))
        .await
}

/// Lets another topic carry it on.
pub async fn unite(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id = paths::id(&id)?;
    let into = form.trimmed("into").parse::<TopicId>();
    done(viewer, id, form, "topic-merged", move |house, actor| {
        merge(house, actor, id, into.map_err(|_| Trouble::at("into", "error-choose"))?)
    })
    .await
}

/// Takes note of the answer.
pub async fn told(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id = paths::id(&id)?;
    done(viewer, id, form, "topic-told", move |house, actor| take_note(house, actor, id)).await
}

async fn done(
    viewer: Viewer,
    id: TopicId,
    form: Form,
    flash: &'static str,
    work: impl FnOnce(&domain::House, &domain::identity::Actor) -> Outcome<()> + Send + 'static,
) -> Answer {
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::topic(id)).flash(flash).go(),
        Err(refused) => {
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, (&form, refused)).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: TopicId,
    (fields, refused): (&Fields, FormErrors),
) -> Answer {
    let t = viewer.t();
    let (found, others, today, untold) = viewer
        .run(move |house, actor| {
            let found = topic(house, actor, id)?;
            let forwards = found.next.contains(&StationKind::HandedUp);
            let open = TopicFilter {
                level: Some(TopicLevel::Micro),
                ended: Some(false),
                ..TopicFilter::default()
            };
            let request = PageRequest { after: None, size: 200 };
            let others =
                if forwards { topics(house, actor, &open, &request)?.rows } else { Vec::new() };
            let untold = domain::network::topics::actions::untold(house, actor)?;
            let untold = untold.iter().any(|one| one.id == id);
            Ok((found, others, house.today(), untold))
        })
        .await?;
    let others = others.iter().filter(|line| line.topic.id != id);
    let others: Vec<Choice> =
        others.map(|line| option(line.topic.id.text(), line.topic.title.clone())).collect();
    let typed = if refused.is_empty() {
        Typed::fresh(t, as_stored(&found))
    } else {
        Typed::refused(t, fields, refused)
    };
    let joining: Vec<Field> =
        if found.may_join { voice_fields(&typed, t).into() } else { Vec::new() };
    let moving = moving(&found, &typed, t);
    let merging = if others.is_empty() {
        Vec::new()
    } else {
        vec![typed.select("into", "topic-merge-into", others)]
    };
    let asked = moving.iter().chain(&joining).chain(&merging);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            crumbs: vec![
                Crumb { label: t.get("nav-topics").into_owned(), href: paths::TOPICS.to_owned() },
                Crumb { label: found.topic.title.clone(), href: String::new() },
            ],
            problems: typed.problems_of(asked),
            href: paths::topic(id),
            tag: words::state_tag(&found.topic, today, t),
            facts: facts(&found, today, t),
            names: names(&found, t),
            stops: stops(&found, t),
            joining,
            joined: found.own.is_some(),
            moving,
            merging,
            untold,
            merged_into: found.merged_into.map(paths::topic).unwrap_or_default(),
            title: found.topic.title,
            problem: found.topic.problem,
            proposal: found.topic.proposal,
        },
    )
}

/// The own voice as it is stored, to be changed.
fn as_stored(found: &TopicView) -> Fields {
    let Some(own) = &found.own else { return Fields::default() };
    let cases = own.cases.map(|cases| cases.to_string()).unwrap_or_default();
    Fields::default().and("cases", cases).and("anonymous", if own.anonymous { "1" } else { "" })
}

fn facts(found: &TopicView, today: Date, t: Texts) -> Vec<(String, String)> {
    let topic = &found.topic;
    let facts = [
        ("topic-category", words::category(&topic.category, t)),
        ("topic-frequency", words::frequency(&topic.frequency, t)),
        ("topic-level", t.get(&format!("topic-level-{}", topic.level.name())).into_owned()),
        ("topic-raised-on", t.date(topic.raised_at.day())),
        ("topic-since", words::waiting(topic, today, t)),
        ("topic-voices-title", words::voices(found.voices, t)),
    ];
    facts.map(|(key, text)| (t.get(key).into_owned(), text)).into()
}

fn names(found: &TopicView, t: Texts) -> Vec<String> {
    let named = |name: &String| {
        if name.is_empty() { t.get("topic-unnamed").into_owned() } else { name.clone() }
    };
    found.names.iter().map(named).collect()
}

fn stops(found: &TopicView, t: Texts) -> Vec<Stop> {
    let stop = |station: &domain::network::topics::Station| Stop {
        label: words::station(station.kind, t),
        day: t.date(station.at.day()),
        words: station.words.clone(),
    };
    found.stations.iter().map(stop).collect()
}

fn moving(found: &TopicView, typed: &Typed, t: Texts) -> Vec<Field> {
    if found.next.is_empty() {
        return Vec::new();
    }
    let ways = found.next.iter();
    let ways = ways.map(|kind| option(kind.code(), t.get(&format!("topic-go-{}", kind.code()))));
    let words = Field {
        hint: t.get("topic-words-hint").into_owned(),
        ..typed.lines("words", "topic-words")
    };
    let where_to = typed.radios("station", "topic-station", ways.collect());
    vec![Field { required: true, ..where_to }, words]
}
