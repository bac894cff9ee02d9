//! The consent text a person sees, in German (authoritative) and English, with the norms of the agency's law.

use std::fmt::Write as _;

use base::Locale;
use sha2::{Digest, Sha256};

use super::Purpose;
use super::norms::{Norms, norms};

/// The version of these texts; a changed text gets a new one, and old consents keep theirs.
const VERSION: &str = "2026-11";

/// A consent text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentText {
    /// Version of the wording.
    pub version: &'static str,
    /// What it is about.
    pub introduction: String,
    /// One statement for each purpose that is asked for.
    pub purposes: Vec<(Purpose, String)>,
    /// Voluntary, withdrawable, without drawback.
    pub rights: String,
}

/// The text for an agency under `law` that asks for these purposes, and says nothing of others: what rests on another
/// ground is not asked for, and nobody was shown words about it.
pub fn consent_text(agency: &str, law: &str, language: Locale, asked: &[Purpose]) -> ConsentText {
    let norms = norms(law);
    let counselling = asked.contains(&Purpose::Counselling);
    let (introduction, statement, rights): (_, fn(Purpose, &Norms) -> String, _) = match language {
        Locale::De => (
            german_introduction(agency, &norms, counselling),
            german,
            german_rights(&norms, counselling),
        ),
        Locale::En => (
            english_introduction(agency, &norms, counselling),
            english,
            english_rights(&norms, counselling),
        ),
    };
    let purposes = asked.iter().map(|purpose| (*purpose, statement(*purpose, &norms))).collect();
    ConsentText { version: VERSION, introduction, purposes, rights }
}

fn german_introduction(agency: &str, norms: &Norms, counselling: bool) -> String {
    if counselling {
        format!(
            "{agency} möchte Sie beraten und dafür Angaben über Sie aufschreiben. Dafür brauchen wir Ihr \
             Einverständnis ({}). Nur Ihre Beraterin oder Ihr Berater und die Vertretung sehen Ihre Angaben.",
            norms.consent
        )
    } else {
        format!(
            "{agency} berät Sie und schreibt dafür Angaben über Sie auf; das ist unsere Aufgabe, dafür brauchen \
             wir kein Einverständnis. Um das Folgende bitten wir Sie außerdem ({}). Nur Ihre Beraterin oder Ihr \
             Berater und die Vertretung sehen Ihre Angaben.",
            norms.consent
        )
    }
}

fn german(purpose: Purpose, norms: &Norms) -> String {
    match purpose {
        Purpose::Counselling => {
            "Meine Angaben zu Person, Familie, Sprache, Bildung, Arbeit und Zielen dürfen \
             für die Beratung und den Integrationsplan gespeichert werden."
                .to_owned()
        }
        Purpose::Health => format!(
            "Angaben zu Gesundheit und Behinderung dürfen für die Beratung gespeichert werden. Das ist eine \
             ausdrückliche Einwilligung nach {}.",
            norms.special
        ),
        Purpose::Evaluation => "Ohne meinen Namen dürfen Alter, Geschlecht, Herkunftsland und \
             Aufenthaltsdauer für die Auswertung des Integrationsmanagements genutzt werden."
            .to_owned(),
    }
}

fn german_rights(norms: &Norms, counselling: bool) -> String {
    let no = if counselling {
        "Wenn Sie Nein sagen, haben Sie keinen Nachteil; wir können Ihnen dann nur einzelne Fragen ohne Akte \
         beantworten."
    } else {
        "Wenn Sie Nein sagen, haben Sie keinen Nachteil; wir beraten Sie auch dann."
    };
    format!(
        "Sie entscheiden frei. {no} Sie können jede Einwilligung jederzeit zurücknehmen, so einfach, wie Sie sie \
         gegeben haben. Was bis dahin geschehen ist, bleibt rechtmäßig. Sie können jederzeit erfahren, was über \
         Sie gespeichert ist ({}).",
        norms.access
    )
}

fn english_introduction(agency: &str, norms: &Norms, counselling: bool) -> String {
    if counselling {
        format!(
            "{agency} would like to counsel you and write down information about you. We need your consent \
             for this ({}). Only your case manager and their substitute see your information.",
            norms.consent
        )
    } else {
        format!(
            "{agency} counsels you and writes down information about you for this; that is our task, and we need \
             no consent for it. We ask you for the following as well ({}). Only your case manager and their \
             substitute see your information.",
            norms.consent
        )
    }
}

fn english(purpose: Purpose, norms: &Norms) -> String {
    match purpose {
        Purpose::Counselling => {
            "My information on person, family, language, education, work and goals may be \
             stored for counselling and the integration plan."
                .to_owned()
        }
        Purpose::Health => format!(
            "Information on health and disability may be stored for counselling. This is an explicit consent \
             under {}.",
            norms.special
        ),
        Purpose::Evaluation => {
            "Without my name, my age, sex, country of origin and length of stay may be used \
             to evaluate the integration management."
                .to_owned()
        }
    }
}

fn english_rights(norms: &Norms, counselling: bool) -> String {
    let no = if counselling {
        "Saying no has no drawback for you; we can then only answer single questions without a file."
    } else {
        "Saying no has no drawback for you; we counsel you all the same."
    };
    format!(
        "You decide freely. {no} You can withdraw each consent at any time, as easily as you gave it. What \
         happened until then remains lawful. You can ask at any time what is stored about you ({}).",
        norms.access
    )
}

impl ConsentText {
    /// The whole wording as one text, as it is kept with the consent.
    pub fn whole(&self) -> String {
        let mut whole = format!("{}\n", self.introduction);
        for (_, statement) in &self.purposes {
            let _ = writeln!(whole, "- {statement}");
        }
        whole + &self.rights
    }
}

/// SHA-256 of a text, hexadecimal: proves later which wording was shown.
pub fn text_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caritas_text_cites_church_law_and_never_the_gdpr() {
        for language in Locale::ALL {
            let text = consent_text("Caritasverband", "KDG", language, &Purpose::ALL).whole();
            assert!(text.contains("§ 8 KDG") && !text.contains("DSGVO"), "{text}");
        }
        assert!(
            consent_text("Stadt", "DSGVO_LDSG_BW", Locale::De, &Purpose::ALL)
                .whole()
                .contains("Art. 7 DSGVO")
        );
    }

    #[test]
    fn what_is_not_asked_for_is_not_in_the_words_either() {
        let asked = [Purpose::Health, Purpose::Evaluation];
        for language in Locale::ALL {
            let all = consent_text("Stadt", "DSGVO_LDSG_BW", language, &Purpose::ALL);
            let part = consent_text("Stadt", "DSGVO_LDSG_BW", language, &asked);
            assert_eq!((all.purposes.len(), part.purposes.len()), (3, 2));
            let counselling = &all.purposes[0].1;
            assert!(all.whole().contains(counselling) && !part.whole().contains(counselling));
            assert_ne!(all.introduction, part.introduction);
        }
    }
}
