//! The records of a client in words.

use base::Date;
use domain::identity::CaseId;
use domain::privacy::actions::Folder;
use domain::privacy::{Consent, Ground, LegalStanding, Purpose, Release};

use super::folder::Holds;
use crate::components::{Tag, Tone};
use crate::lists::label;
use crate::privacy::paths;
use crate::texts::Texts;

/// How much of a hash is shown: enough to tell two wordings apart.
const SHORT: usize = 12;

/// A consent in words.
pub struct ConsentLine {
    /// `Einwilligung vom 03.04.2026`.
    pub title: String,
    /// Form, language, version, interpreter.
    pub facts: Vec<(String, String)>,
    /// Each purpose with its answer.
    pub purposes: Vec<(String, Tag)>,
    /// The wording that was shown.
    pub text: String,
    /// Where it is taken back; empty when nothing of it holds.
    pub withdraw: String,
}

/// An agreement or a notice in words.
pub struct PaperLine {
    /// The day.
    pub day: String,
    /// Language, version.
    pub note: String,
    /// Whether it holds; none where that is no question.
    pub tag: Option<Tag>,
}

/// A release in words.
pub struct ReleaseLine {
    /// The day it was given.
    pub day: String,
    /// Who is released towards whom, and for what.
    pub facts: Vec<(String, String)>,
    /// Whether it holds.
    pub tag: Tag,
    /// Where it is revoked; empty when it does not hold.
    pub revoke: String,
}

fn tag(tone: Tone, key: &str, t: Texts) -> Tag {
    Tag { tone, label: t.get(key).into_owned() }
}

/// What is closed today, and why (W04, W06, W29).
pub fn locks(standing: &LegalStanding, t: Texts) -> Vec<String> {
    let mut locked = Vec::new();
    if !standing.agreement {
        locked.push("privacy-lock-agreement"); // text
    }
    if !standing.counselling {
        let withdrawn = "privacy-lock-withdrawn"; // text
        let missing = "privacy-lock-ground"; // text
        locked.push(if standing.withdrawn { withdrawn } else { missing });
    }
    if !standing.health {
        locked.push("privacy-lock-health"); // text
    }
    locked.into_iter().map(|key| t.get(key).into_owned()).collect()
}

/// What holds today: the agreement, and each purpose with where it rests. An agreement that ended with the case is
/// not missing.
pub fn purposes(folder: &Folder, open: bool, t: Texts) -> Vec<Holds> {
    let standing = &folder.standing;
    let holds = |yes: bool| {
        if yes {
            tag(Tone::Success, "privacy-holds", t)
        } else {
            tag(Tone::Danger, "privacy-missing", t)
        }
    };
    let mut lines = vec![Holds {
        label: t.get("privacy-agreement").into_owned(),
        tag: if open || standing.agreement {
            holds(standing.agreement)
        } else {
            tag(Tone::Neutral, "case-closed", t)
        },
        note: String::new(),
    }];
    for purpose in Purpose::ALL {
        let yes = standing.covers(purpose);
        let ground = folder.grounds.iter().find(|(asked, _)| *asked == purpose);
        let note = match ground {
            Some((_, Ground::Configured { norm, .. })) if !purpose.needs_explicit_consent() => {
                t.with("privacy-rests-norm", [("norm", norm.clone())])
            }
            _ => t.get("privacy-rests-consent").into_owned(),
        };
        let missing = tag(Tone::Neutral, "privacy-none", t);
        lines.push(Holds {
            label: t.get(&format!("purpose-{}", purpose.name())).into_owned(),
            tag: if yes || purpose == Purpose::Counselling { holds(yes) } else { missing },
            note,
        });
    }
    lines
}

/// Consents, the newest first.
pub fn consents(folder: &Folder, case: CaseId, t: Texts) -> Vec<ConsentLine> {
    let line = |consent: &Consent| ConsentLine {
        title: t.with("privacy-consent-of", [("day", t.date(consent.given_on))]),
        facts: consent_facts(consent, t),
        purposes: consent
            .purposes
            .iter()
            .filter(|(purpose, yes, _)| *yes || rests_on_consent(folder, *purpose))
            .map(|(purpose, yes, end)| {
                let name = t.get(&format!("purpose-{}", purpose.name())).into_owned();
                let tag = match (yes, end) {
                    (true, None) => tag(Tone::Success, "answer-yes", t),
                    (true, Some(day)) => Tag {
                        tone: Tone::Danger,
                        label: t.with("privacy-withdrawn-on", [("day", t.date(*day))]),
                    },
                    (false, _) => tag(Tone::Neutral, "answer-no", t),
                };
                (name, tag)
            })
            .collect(),
        text: consent.details.text.clone(),
        withdraw: if consent.held().is_empty() {
            String::new()
        } else {
            paths::withdraw(case, consent.id)
        },
    };
    folder.consents.iter().rev().map(line).collect()
}

/// A purpose on another ground was not asked: its stored "no" is nobody's answer.
fn rests_on_consent(folder: &Folder, purpose: Purpose) -> bool {
    let configured = |(asked, ground): &(Purpose, Ground)| {
        *asked == purpose && matches!(ground, Ground::Configured { .. })
    };
    purpose.needs_explicit_consent() || !folder.grounds.iter().any(configured)
}

fn consent_facts(consent: &Consent, t: Texts) -> Vec<(String, String)> {
    let details = &consent.details;
    let hash: String = consent.text_hash.chars().take(SHORT).collect();
    let word = |key: &str| t.get(key).into_owned();
    let form = word(&format!("consent-form-{}", consent.form.name()));
    let mut facts = vec![
        (word("consent-form"), form),
        (word("consent-language"), label("register_sprachen", &consent.language, t)),
        (word("privacy-wording"), format!("{} · {hash}", consent.version)),
    ];
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            facts.push((t.get(key).into_owned(), value.to_owned()));
        }
    };
    add("consent-form-reason", &details.other_form_reason);
    add("consent-place", details.place.reveal());
    add("consent-interpreter", details.interpreter.reveal());
    if details.interpreter_bound {
        add("consent-interpreter-bound", &t.get("consent-interpreter-bound-yes"));
    }
    add("consent-representative", details.representative.reveal());
    if let Some(last) = consent.expires_on {
        facts.push((word("consent-expires"), t.date(last)));
    }
    for withdrawal in &details.withdrawals {
        let channel = word(&format!("withdraw-{}", withdrawal.channel.name()));
        facts.push((word("privacy-withdrawal"), format!("{} · {channel}", t.date(withdrawal.on))));
    }
    facts
}

/// Agreements, the newest first.
pub fn agreements(folder: &Folder, t: Texts) -> Vec<PaperLine> {
    let line = |one: &domain::privacy::Agreement| PaperLine {
        day: t.date(one.concluded_on),
        note: label("register_sprachen", &one.language, t),
        tag: Some(match one.ended_on {
            None => tag(Tone::Success, "privacy-holds", t),
            Some(day) => Tag {
                tone: Tone::Neutral,
                label: t.with("privacy-ended-on", [("day", t.date(day))]),
            },
        }),
    };
    folder.agreements.iter().rev().map(line).collect()
}

/// Notices, the newest first.
pub fn notices(folder: &Folder, t: Texts) -> Vec<PaperLine> {
    let line = |one: &domain::privacy::Notice| PaperLine {
        day: t.date(one.handed_out_on),
        note: format!("{} · {}", label("register_sprachen", &one.language, t), one.version),
        tag: None,
    };
    folder.notices.iter().rev().map(line).collect()
}

/// Releases from confidentiality, the newest first.
pub fn releases(folder: &Folder, case: CaseId, today: Date, t: Texts) -> Vec<ReleaseLine> {
    let line = |one: &Release| {
        let details = &one.details;
        let word = |key: &str| t.get(key).into_owned();
        let mut facts = vec![
            (word("release-released"), details.released.reveal().clone()),
            (word("release-recipients"), details.recipients.reveal().clone()),
            (word("release-covers"), details.covers.reveal().clone()),
            (word("release-purpose"), details.purpose.reveal().clone()),
            (
                word("release-direction"),
                word(if one.mutual { "release-mutual" } else { "release-one-way" }),
            ),
        ];
        if let Some(last) = one.expires_on {
            facts.push((word("release-expires"), t.date(last)));
        }
        let holds = one.holds(today);
        ReleaseLine {
            day: t.date(one.given_on),
            facts,
            tag: match one.revoked_on {
                Some(day) => Tag {
                    tone: Tone::Danger,
                    label: t.with("release-revoked-on", [("day", t.date(day))]),
                },
                None if holds => tag(Tone::Success, "privacy-holds", t),
                None => tag(Tone::Neutral, "release-over", t),
            },
            revoke: if holds { paths::revoke(case, one.id) } else { String::new() },
        }
    };
    folder.releases.iter().rev().map(line).collect()
}

/// What has to be deleted, and by when.
pub fn deletions(folder: &Folder, t: Texts) -> Vec<(String, String)> {
    let line = |(reason, day): &(String, Date)| {
        let what = match Purpose::parse(reason) {
            Some(purpose) => t.get(&format!("purpose-{}", purpose.name())).into_owned(),
            None => reason.clone(),
        };
        (what, t.with("privacy-delete-by", [("day", t.date(*day))]))
    };
    folder.deletions.iter().map(line).collect()
}
