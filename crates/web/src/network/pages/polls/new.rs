//! Asking which of several dates suits.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{FieldError, Outcome, Problem, Timestamp};
use domain::network::bodies::BodyId;
use domain::network::bodies::actions::{BodyView, body};
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::meeting;
use domain::network::polls::PollInput;
use domain::network::polls::actions::make_poll;

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Query, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::letters::Pen;
use crate::network::paths;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, time_of_day};

/// When nobody says another time.
const USUAL_TIME: &str = "14:00";

/// The form, with three working days to begin with; `sitzung` names a meeting that shall be moved.
pub async fn show(viewer: Viewer, Path(id): Path<String>, query: Query) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let moves: Option<MeetingId> = query.some("sitzung").map(paths::id).transpose()?;
    let (found, time) = viewer
        .run(move |house, actor| {
            let found = body(house, actor, id)?;
            let known = moves.map(|moves| meeting(house, actor, moves)).transpose()?;
            Ok((found, known.map(|known| known.meeting.starts_at)))
        })
        .await?;
    let t = viewer.t();
    let time = time.map_or_else(|| USUAL_TIME.to_owned(), |time| t.time(time));
    let lines = found.proposals().map(|day| format!("{} {time}", t.date(day)));
    let fields = Fields::default()
        .and("dates", lines.join("\n"))
        .and("sitzung", moves.map(|moves| moves.text()).unwrap_or_default());
    shown(StatusCode::OK, &viewer, found, &Typed::fresh(t, fields))
}

/// Begins the poll.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let moves: Option<MeetingId> = form.some("sitzung").map(paths::id).transpose()?;
    let (once, input) = (form.once(), read(&form));
    let config = viewer.visit.app().config.clone();
    let sends = !config.mail_from.is_empty();
    let work = move |house: &domain::House, actor: &_| {
        let pen = Pen::new(&config, house.now());
        make_poll(house, actor, (id, moves), &once, &input?, &|letter| pen.ask(letter))
    };
    match viewer.submit(&form, work).await? {
        Ok(id) => {
            let to = see_other(&viewer.visit, paths::poll(id));
            if sends { to.flash("poll-made").go() } else { to.warn("poll-no-server").go() }
        }
        Err(refused) => {
            let found = viewer.run(move |house, actor| body(house, actor, id)).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, found, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, found: BodyView, typed: &Typed) -> Answer {
    let t = viewer.t();
    let id = found.body.id;
    FormPage {
        title: t.get("poll-new").into_owned(),
        lead: t.get("poll-new-lead").into_owned(),
        way: vec![Crumb { label: found.body.name, href: paths::body(id) }],
        action: format!("{}/termine/neu", paths::body(id)),
        back: paths::body(id),
        fields: fields(typed, t),
        hidden: vec![("sitzung", typed.value("sitzung").to_owned())],
        once: true,
        save: t.get("poll-ask").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

fn fields(typed: &Typed, t: Texts) -> Vec<Field> {
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    vec![
        Field { required: true, ..hinted(typed.lines("dates", "poll-dates"), "poll-dates-hint") },
        hinted(typed.lines("words", "poll-words"), "poll-words-hint"),
    ]
}

/// A date a line: `12.01.2027 14:00`.
fn read(form: &Form) -> Outcome<PollInput> {
    let mut dates = Vec::new();
    for (number, line) in form.get("dates").lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let wrong = || {
            let error = FieldError::new("dates", "poll-line-wrong").with("line", number + 1);
            Problem::Invalid(vec![error])
        };
        dates.push(moment(line).ok_or_else(wrong)?);
    }
    Ok(PollInput { dates, words: form.get("words").to_owned() })
}

fn moment(line: &str) -> Option<Timestamp> {
    let (day, time) = line.trim().split_once([' ', ',', '\t'])?;
    let time = time.trim().trim_start_matches(',').trim().trim_end_matches("Uhr").trim();
    let (hour, minute) = time_of_day(time)?;
    Timestamp::of_local(full_day(day)?.at(hour, minute, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let want = Timestamp::parse("2027-01-12T13:00:00Z").unwrap();
        for line in
            ["12.01.2027 14:00", "12.1.2027, 14 Uhr", "2027-01-12 14.00", " 12.1.2027  14:00 Uhr "]
        {
            assert_eq!(moment(line), Some(want), "{line}");
        }
        for ugly in ["", "12.01.2027", "14:00", "31.2.2027 14:00", "12.01.2027 25:00", "bald 14:00"]
        {
            assert_eq!(moment(ugly), None, "{ugly}");
        }
    }
}
