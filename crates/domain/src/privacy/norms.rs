//! Which norm says what, by the agency's data protection law (fact sheet 2.2). Church law stands instead of
//! the GDPR's text, not beside it (Art. 91 GDPR).

/// The norms cited in a consent text and a privacy notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norms {
    /// The law's short name.
    pub law: &'static str,
    /// Consent in general.
    pub consent: &'static str,
    /// Special categories of data.
    pub special: &'static str,
    /// Information when data are collected.
    pub information: &'static str,
    /// Access to one's own data.
    pub access: &'static str,
}

/// The norms of an agency's law, by its stored name; unknown laws get the GDPR.
pub fn norms(law: &str) -> Norms {
    match law {
        "KDG" => Norms {
            law: "KDG",
            consent: "§ 8 KDG",
            special: "§ 11 KDG",
            information: "§ 15 KDG",
            access: "§ 17 KDG",
        },
        "DSG_EKD" => Norms {
            law: "DSG-EKD",
            consent: "§ 11 DSG-EKD",
            special: "§ 13 DSG-EKD",
            information: "§ 17 DSG-EKD",
            access: "§ 19 DSG-EKD",
        },
        "DSGVO_SGB_X" => Norms {
            law: "DSGVO, SGB X",
            consent: "Art. 7 DSGVO, § 67b Abs. 2 SGB X",
            special: "Art. 9 Abs. 2 Buchst. a DSGVO, § 67b Abs. 1 SGB X",
            information: "Art. 13 DSGVO, § 82 SGB X",
            access: "Art. 15 DSGVO, § 83 SGB X",
        },
        _ => Norms {
            law: "DSGVO",
            consent: "Art. 7 DSGVO",
            special: "Art. 9 Abs. 2 Buchst. a DSGVO",
            information: "Art. 13 DSGVO",
            access: "Art. 15 DSGVO",
        },
    }
}
