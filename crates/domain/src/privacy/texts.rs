//! The consent text a person sees, in German (authoritative) and English, with the norms of the agency's law.

use std::fmt::Write as _;

use base::Locale;
use sha2::{Digest, Sha256};

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
    /// One statement a purpose, in the order of `Purpose::ALL`.
    pub purposes: [String; 3],
    /// Voluntary, withdrawable, without drawback.
    pub rights: String,
}

/// The text for an agency under `law`.
pub fn consent_text(agency: &str, law: &str, language: Locale) -> ConsentText {
    let norms = norms(law);
    match language {
        Locale::De => german(agency, norms),
        Locale::En => english(agency, norms),
    }
}

fn german(agency: &str, norms: Norms) -> ConsentText {
    ConsentText {
        version: VERSION,
        introduction: format!(
            "{agency} möchte Sie beraten und dafür Angaben über Sie aufschreiben. Dafür brauchen wir Ihr \
             Einverständnis ({}). Nur Ihre Beraterin oder Ihr Berater und die Vertretung sehen Ihre Angaben.",
            norms.consent
        ),
        purposes: [
            "Meine Angaben zu Person, Familie, Sprache, Bildung, Arbeit und Zielen dürfen für die Beratung \
             und den Integrationsplan gespeichert werden."
                .to_owned(),
            format!(
                "Angaben zu Gesundheit und Behinderung dürfen für die Beratung gespeichert werden. Das ist \
                 eine ausdrückliche Einwilligung nach {}.",
                norms.special
            ),
            "Ohne meinen Namen dürfen Alter, Geschlecht, Herkunftsland und Aufenthaltsdauer für die \
             Auswertung des Integrationsmanagements genutzt werden."
                .to_owned(),
        ],
        rights: format!(
            "Sie entscheiden frei. Wenn Sie Nein sagen, haben Sie keinen Nachteil; wir können Ihnen dann nur \
             einzelne Fragen ohne Akte beantworten. Sie können jede Einwilligung jederzeit zurücknehmen, so \
             einfach, wie Sie sie gegeben haben. Was bis dahin geschehen ist, bleibt rechtmäßig. Sie können \
             jederzeit erfahren, was über Sie gespeichert ist ({}).",
            norms.access
        ),
    }
}

fn english(agency: &str, norms: Norms) -> ConsentText {
    ConsentText {
        version: VERSION,
        introduction: format!(
            "{agency} would like to counsel you and write down information about you. We need your consent \
             for this ({}). Only your case manager and their substitute see your information.",
            norms.consent
        ),
        purposes: [
            "My information on person, family, language, education, work and goals may be stored for \
             counselling and the integration plan."
                .to_owned(),
            format!(
                "Information on health and disability may be stored for counselling. This is an explicit \
                 consent under {}.",
                norms.special
            ),
            "Without my name, my age, sex, country of origin and length of stay may be used to evaluate the \
             integration management."
                .to_owned(),
        ],
        rights: format!(
            "You decide freely. Saying no has no drawback for you; we can then only answer single questions \
             without a file. You can withdraw each consent at any time, as easily as you gave it. What \
             happened until then remains lawful. You can ask at any time what is stored about you ({}).",
            norms.access
        ),
    }
}

impl ConsentText {
    /// The whole wording as one text, as it is kept with the consent.
    pub fn whole(&self) -> String {
        let mut whole = format!("{}\n", self.introduction);
        for purpose in &self.purposes {
            let _ = writeln!(whole, "- {purpose}");
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
            let text = consent_text("Caritasverband", "KDG", language).whole();
            assert!(text.contains("§ 8 KDG") && !text.contains("DSGVO"), "{text}");
        }
        assert!(
            consent_text("Stadt", "DSGVO_LDSG_BW", Locale::De).whole().contains("Art. 7 DSGVO")
        );
    }
}
