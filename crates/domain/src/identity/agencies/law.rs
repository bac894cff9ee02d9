//! Which data protection law binds an agency.

use std::fmt;
use std::str::FromStr;

/// The law of a controller. Church law replaces the text of the DSGVO (Art. 91 DSGVO), so every notice
/// cites the norms of this law and of no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Law {
    /// Municipalities and districts: DSGVO with LDSG Baden-Württemberg.
    DsgvoLdsgBw,
    /// Bodies of § 35 SGB I in tasks of the SGB: DSGVO with SGB X (§ 67 Abs. 2).
    DsgvoSgbX,
    /// Caritas and its branches, whatever their legal form: KDG.
    Kdg,
    /// Diakonie: DSG-EKD.
    DsgEkd,
    /// Other welfare organisations and associations: DSGVO with BDSG.
    DsgvoBdsg,
    /// None of these; the agency states its norms itself.
    Other,
}

impl Law {
    /// Every law.
    pub const ALL: [Self; 6] =
        [Self::DsgvoLdsgBw, Self::DsgvoSgbX, Self::Kdg, Self::DsgEkd, Self::DsgvoBdsg, Self::Other];

    /// The text form, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DsgvoLdsgBw => "DSGVO_LDSG_BW",
            Self::DsgvoSgbX => "DSGVO_SGB_X",
            Self::Kdg => "KDG",
            Self::DsgEkd => "DSG_EKD",
            Self::DsgvoBdsg => "DSGVO_BDSG",
            Self::Other => "ANDERE",
        }
    }

    /// The Fluent key of its name.
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::DsgvoLdsgBw => "law-dsgvo-ldsg-bw",
            Self::DsgvoSgbX => "law-dsgvo-sgb-x",
            Self::Kdg => "law-kdg",
            Self::DsgEkd => "law-dsg-ekd",
            Self::DsgvoBdsg => "law-dsgvo-bdsg",
            Self::Other => "law-other",
        }
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The text was no known law.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a known data protection law")]
pub struct LawError;

impl FromStr for Law {
    type Err = LawError;
    fn from_str(code: &str) -> Result<Self, LawError> {
        Self::ALL.into_iter().find(|law| law.code() == code).ok_or(LawError)
    }
}
