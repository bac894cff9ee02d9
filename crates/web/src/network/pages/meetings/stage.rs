//! The meeting on the wall, or on the tablets of those who follow: the item that is talked about, large.

use askama::Template;
use axum::extract::Path;
use domain::network::meetings::actions::{MeetingView, live, meeting};
use domain::network::meetings::{Course, MeetingId};

use super::show::{Item, item};
use crate::components::Crumb;
use crate::http::{Answer, Viewer, page};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;

/// What the clock of an item begins with.
pub(super) struct Clock {
    /// Seconds that are left.
    pub left: i64,
    /// The same as it is read: `12:30`, `+0:45` when it takes longer.
    pub shown: String,
    /// The time runs.
    pub runs: bool,
    /// The meeting is at this item.
    pub here: bool,
}

impl Clock {
    /// The clock of an item; `course` says where the meeting is, with the seconds that are left there.
    pub(super) fn of(minutes: i64, at: &str, course: Option<(Course, i64)>) -> Self {
        let here = course.filter(|(course, _)| course.item.text() == at);
        let left = here.map_or(minutes * 60, |(_, left)| left);
        let sign = if left < 0 { "+" } else { "" };
        Self {
            left,
            shown: format!("{sign}{}:{:02}", left.abs() / 60, left.abs() % 60),
            runs: here.is_some_and(|(course, _)| course.since.is_some()),
            here: here.is_some(),
        }
    }
}

#[derive(Template)]
#[template(path = "network/pages/meetings/stage.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    body: String,
    when: String,
    href: String,
    /// None before the meeting begins and after its end.
    now: Option<Now>,
    is_planned: bool,
    /// The item the meeting will begin with.
    first: String,
    /// Where it is led through; for those who run the meeting.
    begin: String,
}

/// The item that is talked about.
struct Now {
    item: Item,
    place: String,
    version: String,
    clock: Clock,
    next: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let t = viewer.t();
    let (found, told, today) = viewer
        .run(move |house, actor| {
            let found = meeting(house, actor, id)?;
            let first = found.items.first().map(|one| one.item.id);
            let told = first.map(|first| live(house, actor, id, (first, i64::MAX))).transpose()?;
            Ok((found, told, house.today()))
        })
        .await?;
    let course = told.and_then(|told| told.course);
    let at = course.and_then(|(course, _)| place(&found, course));
    let starts_at = found.meeting.starts_at;
    let way = vec![
        Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
        Crumb { label: t.date(starts_at.day()), href: paths::meeting(id) },
    ];
    let first = found.items.first().map(|one| one.item.id);
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, way, &t.get("stage-title")),
        when: format!("{}, {}", t.long_date(starts_at.day()), t.time(starts_at)),
        href: paths::meeting(id),
        now: at.and_then(|at| {
            let one = found.items.get(at)?;
            Some(Now {
                item: item(one, &found, today, t),
                place: t.with("item-place", [("at", at + 1), ("of", found.items.len())]),
                version: one.item.version.to_string(),
                clock: Clock::of(one.item.minutes, &one.item.id.text(), course),
                next: found
                    .items
                    .get(at + 1)
                    .map(|one| t.with("stage-next", [("title", one.item.title.clone())]))
                    .unwrap_or_default(),
            })
        }),
        is_planned: found.meeting.state == domain::network::meetings::MeetingState::Planned,
        begin: first.filter(|_| found.runs).map(|first| paths::item(id, first)).unwrap_or_default(),
        first: first.map(|first| first.text()).unwrap_or_default(),
        body: found.body.name,
        t,
    })
}

fn place(found: &MeetingView, course: Course) -> Option<usize> {
    found.items.iter().position(|one| one.item.id == course.item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_what_is_left_and_what_is_too_much() {
        let clock = Clock::of(5, "x", None);
        assert_eq!((clock.left, clock.shown.as_str(), clock.runs), (300, "5:00", false));
        let late = |left: i64| {
            let sign = if left < 0 { "+" } else { "" };
            format!("{sign}{}:{:02}", left.abs() / 60, left.abs() % 60)
        };
        assert_eq!(late(-45), "+0:45");
    }
}
