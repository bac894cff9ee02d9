//! The phrase that opens the own key: choosing it, typing it, closing again.

use axum::http::StatusCode;
use domain::identity::{has_phrase, lock_again, set_phrase, unlock};

use crate::components::Field;
use crate::http::{Answer, Fields, Form, Query, Viewer, local_path, see_other};
use crate::network::form_page::FormPage;
use crate::network::own_key::proof;
use crate::network::paths;
use crate::typed::{FormErrors, Typed};

/// The form: to choose a phrase where there is none, else to type it; `?neu=1` chooses another.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let back = local_path(query.get("zurueck")).unwrap_or(paths::BODIES).to_owned();
    shown(StatusCode::OK, &viewer, back, query.get("neu") == "1", None).await
}

/// Chooses or opens.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let (session, token) = proof(&viewer)?;
    let back = local_path(form.get("zurueck")).unwrap_or(paths::BODIES).to_owned();
    let (fresh, phrase) = (form.get("neu") == "1", form.get("phrase").to_owned());
    let again = form.get("noch_einmal").to_owned();
    let work = move |house: &domain::House| {
        if !fresh {
            return unlock(house, &session, &token, &phrase);
        }
        if phrase != again {
            return Err(base::Problem::at("noch_einmal", "phrase-differs"));
        }
        set_phrase(house, &session, &token, &phrase)
    };
    match viewer.visit.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, back).flash("phrase-open").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, back, fresh, refused).await
        }
    }
}

/// Closes the own key in this session.
pub async fn close(viewer: Viewer) -> Answer {
    let (session, _) = proof(&viewer)?;
    viewer.visit.run(move |house| lock_again(house, &session)).await?;
    see_other(&viewer.visit, paths::BODIES).flash("phrase-closed").go()
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    back: String,
    asked: bool,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (session, _) = proof(viewer)?;
    let known = viewer.visit.run(move |house| has_phrase(house, &session)).await?;
    let fresh = asked || !known;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default()),
    };
    let secret = |name: &str, key: &str, autocomplete: &str| Field {
        required: true,
        autocomplete: autocomplete.to_owned(),
        ..typed.secret(name, key)
    };
    let mut fields = Vec::new();
    if fresh {
        let hint = t.get("phrase-hint").into_owned();
        fields.push(Field { hint, ..secret("phrase", "phrase-label", "new-password") });
        fields.push(secret("noch_einmal", "phrase-again", "new-password"));
    } else {
        let hint = t.get("phrase-forgotten").into_owned();
        fields.push(Field { hint, ..secret("phrase", "phrase-label", "current-password") });
    }
    let lead = match (known, fresh) {
        (false, _) => "phrase-first",   // text
        (true, true) => "phrase-new",   // text
        (true, false) => "phrase-lead", // text
    };
    FormPage {
        title: t.get(if fresh { "phrase-choose" } else { "phrase-title" }).into_owned(),
        lead: t.get(lead).into_owned(),
        action: paths::PHRASE.to_owned(),
        back: back.clone(),
        fields,
        hidden: vec![
            ("zurueck", back),
            ("neu", if fresh { "1".to_owned() } else { String::new() }),
        ],
        save: t.get(if fresh { "phrase-set" } else { "phrase-unlock" }).into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
