//! Part 1 of the Austauschforum, for those who take part.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Outcome;
use domain::House;
use domain::identity::{Actor, PersonKey};
use domain::network::meetings::actions::{
    KEEP_DAYS, PartState, PartView, Said, choose, let_in, open_part, part, release, write_part,
};
use domain::network::meetings::{ItemId, ItemKind, MeetingId};

use crate::components::{Crumb, Field, Kind, Problem, Tag, Tone};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::own_key::own_key;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

struct Item {
    id: String,
    title: String,
    points: Vec<String>,
    version: i64,
    words: Field,
    said: String,
    is_extract: bool,
}

#[derive(Template)]
#[template(path = "network/pages/meetings/part.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    /// Where what was handed on becomes topics.
    extract: String,
    when: String,
    state: &'static str,
    phrase: String,
    keep: Field,
    items: Vec<Item>,
    /// Lines to choose from.
    lines: Vec<String>,
    talkers: Vec<(String, Tag)>,
    waits: bool,
    writable: bool,
    releases: bool,
    gone: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, paths::id(&id)?, None).await
}

/// Opens it to be written in.
pub async fn open(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let days = form.trimmed("keep_days").parse().unwrap_or(0);
    done(viewer, id, form, "part-opened", move |house, actor, own, id| {
        open_part(house, actor, own, id, days)
    })
    .await
}

/// Writes about one item.
pub async fn write(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let item: ItemId = paths::id(&item)?;
    let version = form.trimmed("fassung").parse().unwrap_or(0);
    let words = form.get(&format!("worte-{}", form.trimmed("nr"))).to_owned();
    done(viewer, id, form, "network-saved", move |house, actor, own, id| {
        write_part(house, actor, own, (id, item), (version, &words))
    })
    .await
}

/// Puts chosen lines into the extract.
pub async fn select(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let lines: Vec<String> = form.all("zeile").map(str::to_owned).collect();
    done(viewer, id, form, "part-chosen", move |house, actor, own, id| {
        choose(house, actor, own, id, &lines)
    })
    .await
}

/// Lets in who came later.
pub async fn admit(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    done(viewer, id, form, "part-let-in", let_in).await
}

/// Hands on what was chosen.
pub async fn hand_on(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    done(viewer, id, form, "part-handed-on", release).await
}

async fn done(
    viewer: Viewer,
    id: String,
    form: Form,
    flash: &'static str,
    work: impl FnOnce(&House, &Actor, Option<&PersonKey>, MeetingId) -> Outcome<()> + Send + 'static,
) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let own = own_key(&viewer).await?;
    let work = move |house: &House, actor: &Actor| work(house, actor, own.as_ref(), id);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::part(id)).flash(flash).go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: MeetingId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let own = own_key(viewer).await?;
    let is_open = own.is_some();
    let found = viewer.run(move |house, actor| part(house, actor, own.as_ref(), id)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default().and("keep_days", KEEP_DAYS[1].to_string())),
    };
    let days = |days: i64| option(days.to_string(), t.with("flow-days", [("days", days)]));
    let keep = typed.radios("keep_days", "part-keep", KEEP_DAYS.map(days).into());
    let starts_at = found.meeting.starts_at;
    let way = vec![
        Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
        Crumb { label: t.date(starts_at.day()), href: paths::meeting(id) },
    ];
    let said = match &found.state {
        PartState::Open(said) => said.as_slice(),
        _ => &[],
    };
    let items: Vec<Item> =
        said.iter().enumerate().map(|(at, one)| item(at, one, &typed, t)).collect();
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, way, &t.get("part-title")),
            problems: typed.problems_of(items.iter().map(|one| &one.words).chain([&keep])),
            href: paths::part(id),
            extract: paths::extract(id),
            when: format!("{}, {}", t.long_date(starts_at.day()), t.time(starts_at)),
            state: state(&found, is_open),
            phrase: paths::phrase(&paths::part(id)),
            keep,
            lines: lines(said),
            items,
            talkers: talkers(&found, t),
            waits: found.somebody_waits(),
            writable: found.released_at.is_none(),
            releases: found.releases,
            gone: found
                .delete_on
                .map(|day| t.with("part-delete-on", [("day", t.date(day))]))
                .unwrap_or_default(),
            t,
        },
    )
}

fn state(found: &PartView, is_open: bool) -> &'static str {
    match found.state {
        PartState::Fresh if !is_open => "closed",
        PartState::Fresh => "fresh",
        PartState::Closed => "closed",
        PartState::NotLetIn => "waiting",
        PartState::Open(_) => "open",
        PartState::Over => "over",
    }
}

fn item(at: usize, one: &Said, typed: &Typed, t: Texts) -> Item {
    let path = format!("worte-{at}");
    let is_extract = one.item.kind == ItemKind::Selection;
    let label = t.get(if is_extract { "part-extract" } else { "part-words" });
    // What was typed and refused stays; else what stands there.
    let typed_here = typed.has_errors() && !typed.value(&path).is_empty();
    let value = if typed_here { typed.value(&path).to_owned() } else { one.words.clone() };
    Item {
        id: one.item.id.text(),
        title: one.item.title.clone(),
        points: one.item.points.clone(),
        version: one.version,
        words: Field { value, ..Field::new(Kind::Textarea, path, label) },
        said: one.words.clone(),
        is_extract,
    }
}

/// Every line that was said outside of the extract, once.
fn lines(said: &[Said]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in said.iter().filter(|one| one.item.kind != ItemKind::Selection) {
        for line in one.words.lines().filter(|line| !line.trim().is_empty()) {
            if !all.iter().any(|known| known == line) {
                all.push(line.to_owned());
            }
        }
    }
    all
}

fn talkers(found: &PartView, t: Texts) -> Vec<(String, Tag)> {
    let opened = found.delete_on.is_some();
    let tag = |reads: bool, has_key: bool| {
        let (tone, key) = match (reads, has_key) {
            (true, _) => (Tone::Success, "part-reads"), // text
            (false, true) if opened => (Tone::Warning, "part-waits"), // text
            (false, true) => (Tone::Info, "part-ready"), // text
            (false, false) => (Tone::Neutral, "part-no-phrase"), // text
        };
        Tag { tone, label: t.get(key).into_owned() }
    };
    found.talkers.iter().map(|one| (one.name.clone(), tag(one.reads, one.has_key))).collect()
}
