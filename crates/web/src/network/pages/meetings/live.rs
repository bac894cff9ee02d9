//! A meeting that goes on: its stream of events, what is typed, and where it goes. Contract: docs/ui.md "Live minutes".

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use base::Problem;
use domain::identity::touch;
use domain::network::meetings::actions::{Live, live, steer, type_notes};
use domain::network::meetings::{Delta, Edit, ItemId, MeetingId, Step, Stroke};
use futures_util::stream::{Stream, unfold};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until};

use crate::http::{Answer, Form, Query, Viewer, see_other};
use crate::live::Listener;
use crate::network::paths;
use crate::typed::FormErrors;

/// How long one stream lasts. Then the browser asks again, and its session and rights are looked at anew.
const LASTS: Duration = Duration::from_secs(50);
/// After so long it looks without being told: somebody else's program may have written into the database.
const LOOKS: Duration = Duration::from_secs(10);
/// How soon a browser asks again, in milliseconds.
const AGAIN: Duration = Duration::from_millis(700);

/// Somebody watching a meeting.
struct Watch {
    viewer: Viewer,
    listener: Listener,
    meeting: MeetingId,
    item: ItemId,
    /// What was told of the notes so far.
    version: i64,
    /// Where the meeting was when it was told last.
    course: Option<Value>,
    ready: VecDeque<Event>,
    until: Instant,
    ends: bool,
}

/// Tells what happens at a meeting: `punkt` and `seit` name the item and the version of its notes the window has.
pub async fn stream(
    viewer: Viewer,
    Path(id): Path<String>,
    query: Query,
    headers: HeaderMap,
) -> Answer {
    let meeting: MeetingId = paths::id(&id)?;
    let item: ItemId = paths::id(query.trimmed("punkt"))?;
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let version = last.unwrap_or(query.trimmed("seit")).parse().unwrap_or(0);
    // Listening begins before looking, so that nothing falls in between.
    let listener = viewer.visit.app().bell.listen();
    // Whoever may not is told so by the status and not by a stream.
    let session = viewer.visit.known_session()?;
    viewer
        .run(move |house, actor| {
            let found = live(house, actor, meeting, (item, version))?;
            // Whoever follows a meeting that goes on is there, though nobody clicks.
            if found.course.is_some() {
                touch(house, &session);
            }
            Ok(())
        })
        .await?;
    let watch = Watch {
        viewer,
        listener,
        meeting,
        item,
        version,
        course: None,
        ready: VecDeque::from([Event::default().retry(AGAIN).comment("")]),
        until: Instant::now() + LASTS,
        ends: false,
    };
    Ok(Sse::new(events(watch)).into_response())
}

fn events(watch: Watch) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold((watch, true), |(mut watch, mut looks)| async move {
        loop {
            if let Some(event) = watch.ready.pop_front() {
                return Some((Ok(event), (watch, looks)));
            }
            if watch.ends || Instant::now() >= watch.until {
                return None;
            }
            if looks {
                looks = false;
                watch.look().await;
                continue;
            }
            let next = watch.until.min(Instant::now() + LOOKS);
            tokio::select! {
                goes_on = watch.listener.hear(watch.meeting) => watch.ends = !goes_on,
                () = sleep_until(next) => {}
            }
            looks = true;
        }
    })
}

impl Watch {
    /// Reads what happened and puts it in line.
    async fn look(&mut self) {
        let (meeting, place) = (self.meeting, (self.item, self.version));
        let found = self.viewer.run(move |house, actor| live(house, actor, meeting, place)).await;
        // The browser asks again, and hears in words what is wrong.
        let Ok(found) = found else {
            self.ends = true;
            return;
        };
        let Live { course, edits, is_over } = found;
        for edit in edits {
            self.version = edit.version;
            let event = Event::default().event("text").id(edit.version.to_string());
            self.ready.push_back(event.data(as_json(&edit).to_string()));
        }
        if is_over {
            self.ready.push_back(Event::default().event("ende").data("{}"));
            self.ends = true;
            return;
        }
        let Some((course, left)) = course else { return };
        // The seconds change by themselves; what is told is where it is and whether the time runs.
        let told = json!([course.item.text(), course.since.map(|at| at.to_string()), course.spent]);
        if self.course.as_ref() != Some(&told) {
            self.course = Some(told);
            let data = json!({
                "punkt": course.item.text(),
                "rest": left,
                "laeuft": course.since.is_some(),
            });
            self.ready.push_back(Event::default().event("lauf").data(data.to_string()));
        }
    }
}

/// `[version, pen, delta]`.
fn as_json(edit: &Edit) -> Value {
    let delta: Value = serde_json::from_str(&edit.delta).unwrap_or(Value::Null);
    json!([edit.version, edit.pen, delta])
}

/// Takes what one window typed, and answers what all typed since.
pub async fn typed(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let (meeting, item): (MeetingId, ItemId) = (paths::id(&id)?, paths::id(&item)?);
    let number = |name: &str| form.trimmed(name).parse::<i64>().unwrap_or(-1);
    let stroke = Delta::parse(form.get("aenderung")).map(|delta| Stroke {
        pen: form.trimmed("stift").to_owned(),
        number: number("nummer"),
        version: number("fassung"),
        delta,
    });
    let work = move |house: &_, actor: &_| type_notes(house, actor, meeting, item, stroke.as_ref());
    match viewer.submit(&form, work).await? {
        Ok(edits) => {
            viewer.visit.app().bell.ring(meeting);
            let edits: Vec<Value> = edits.iter().map(as_json).collect();
            Ok(Json(json!({ "edits": edits })).into_response())
        }
        Err(refused) => Ok(refusal(&viewer, refused)),
    }
}

fn refusal(viewer: &Viewer, refused: FormErrors) -> axum::response::Response {
    let t = viewer.t();
    let words: Vec<String> = refused.into_errors().iter().map(|error| t.message(error)).collect();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": words.join(" ") }))).into_response()
}

/// Goes on with the meeting: `_dann` is `hier` (to `punkt`), `pause` or `weiter`.
pub async fn go(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let meeting: MeetingId = paths::id(&id)?;
    let item: ItemId = paths::id(form.trimmed("punkt"))?;
    let step = match form.get("_dann") {
        "hier" => Step::To(item),
        "pause" => Step::Pause,
        "weiter" => Step::Resume,
        _ => return Err(Problem::NotFound.into()),
    };
    viewer.run(move |house, actor| steer(house, actor, meeting, step)).await?;
    viewer.visit.app().bell.ring(meeting);
    see_other(&viewer.visit, paths::item(meeting, item)).go()
}
