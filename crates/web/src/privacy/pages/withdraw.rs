//! Taking a consent back: as easy as giving it, and plain about what is locked and marked for deletion.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::withdraw_consent;
use domain::identity::{Action, CaseId};
use domain::privacy::actions::deletion_day;
use domain::privacy::{Consent, ConsentId, Ground, Purpose, WithdrawalChannel};

use super::folder::{Seen, read};
use crate::cases::{self, Head};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::privacy::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, option};

#[derive(Template)]
#[template(path = "privacy/pages/withdraw.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    back: String,
    purposes: Field,
    channel: Field,
    effects: Vec<String>,
    /// Something of it may have to be deleted.
    deletes: bool,
}

type Address = Path<(String, String)>;

fn ids(Path((case, consent)): Address) -> Result<(CaseId, ConsentId), Failure> {
    Ok((cases::paths::id(&case)?, cases::paths::id(&consent)?))
}

fn find(seen: &Seen, id: ConsentId) -> Result<&Consent, Failure> {
    let found = seen.folder.consents.iter().find(|one| one.id == id);
    found.filter(|one| !one.held().is_empty()).ok_or_else(|| Trouble::NotFound.into())
}

/// The question, with nothing chosen: what is taken back is what the person said, not what is easiest to send.
pub async fn show(viewer: Viewer, address: Address) -> Answer {
    let (case, id) = ids(address)?;
    let seen = read(&viewer, case, Action::WriteCase).await?;
    let fields = Fields::default().and("channel", WithdrawalChannel::InPerson.name());
    let typed = Typed::fresh(viewer.t(), fields);
    shown(StatusCode::OK, &viewer, &seen, id, &typed)
}

/// Takes it back.
pub async fn send(viewer: Viewer, address: Address, form: Form) -> Answer {
    let (case, id) = ids(address)?;
    let purposes: Vec<Purpose> = form.all("purposes").filter_map(Purpose::parse).collect();
    let channel = WithdrawalChannel::parse(form.get("channel"));
    let done = viewer
        .submit(&form, move |house, actor| {
            let channel = channel.ok_or_else(|| Trouble::at("channel", "error-choose"))?;
            if purposes.is_empty() {
                return Err(Trouble::at("purposes", "error-choose"));
            }
            withdraw_consent(house, actor, case, id, &purposes, channel)
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::folder(case)).flash("withdraw-done").go(),
        Err(refused) => {
            let seen = read(&viewer, case, Action::WriteCase).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &seen, id, &typed)
        }
    }
}

fn shown(status: StatusCode, viewer: &Viewer, seen: &Seen, id: ConsentId, typed: &Typed) -> Answer {
    let t = viewer.t();
    let case = seen.heading.file.id;
    let held = find(seen, id)?.held();
    let purposes = held
        .iter()
        .map(|purpose| option(purpose.name(), t.get(&format!("purpose-{}", purpose.name()))));
    let channels = WithdrawalChannel::ALL
        .map(|way| option(way.name(), t.get(&format!("withdraw-{}", way.name()))));
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("withdraw-title"), t)
                .below(t.get("folder-title"), paths::folder(case)),
            problems: typed.problems(),
            action: paths::withdraw(case, id),
            back: paths::folder(case),
            purposes: Field {
                required: true,
                hint: t.get("withdraw-purposes-hint").into_owned(),
                ..typed.choices("purposes", "withdraw-purposes", purposes.collect())
            },
            channel: Field {
                required: true,
                ..typed.radios("channel", "withdraw-channel", channels.into())
            },
            effects: held.iter().map(|purpose| effect(seen, *purpose, t)).collect(),
            deletes: held.iter().any(|purpose| other_ground(seen, *purpose).is_none()),
        },
    )
}

/// The norm a purpose rests on, if it needs no consent.
fn other_ground(seen: &Seen, purpose: Purpose) -> Option<String> {
    let configured = seen.folder.grounds.iter().find_map(|(asked, ground)| match ground {
        Ground::Configured { norm, .. } if *asked == purpose => Some(norm.clone()),
        _ => None,
    });
    configured.filter(|_| !purpose.needs_explicit_consent())
}

/// What happens when this purpose is taken back.
fn effect(seen: &Seen, purpose: Purpose, t: Texts) -> String {
    match other_ground(seen, purpose) {
        Some(norm) => {
            let name = t.get(&format!("purpose-{}", purpose.name())).into_owned();
            t.with("withdraw-stays", [("purpose", name), ("norm", norm)])
        }
        None => {
            let day = t.date(deletion_day(seen.today));
            t.with(&format!("withdraw-effect-{}", purpose.name()), [("day", day)])
        }
    }
}
