//! Municipality keys (AGS): 8 digits, or the 6 that forms in Baden-Württemberg often use.

use std::collections::HashMap;
use std::sync::OnceLock;

use base::Date;

/// A municipality of the official register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// The key, 8 digits.
    pub key: String,
    /// Its official name.
    pub name: String,
    /// The district it belongs to, 5 digits.
    pub district: String,
    /// The last day the key was valid, for dissolved ones.
    pub valid_until: Option<Date>,
}

/// Why a key is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MunicipalityError {
    /// Neither 6 nor 8 digits.
    Shape,
    /// No municipality ever had it.
    Unknown,
    /// The municipality had been dissolved by the day in question.
    Dissolved,
}

impl MunicipalityError {
    /// The Fluent key of its message.
    pub fn message(self) -> &'static str {
        match self {
            Self::Shape => "error-municipality-shape",
            Self::Unknown => "error-municipality-unknown",
            Self::Dissolved => "error-municipality-dissolved",
        }
    }
}

/// Looks a key up as of a day; six digits get Baden-Württemberg's `08` in front.
///
/// # Errors
/// What is wrong with it.
pub fn municipality(typed: &str, day: Date) -> Result<&'static Municipality, MunicipalityError> {
    let digits = typed.trim();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(MunicipalityError::Shape);
    }
    let key = match digits.len() {
        8 => digits.to_owned(),
        6 => format!("08{digits}"),
        _ => return Err(MunicipalityError::Shape),
    };
    let found = all().get(&key).ok_or(MunicipalityError::Unknown)?;
    match found.valid_until {
        Some(last) if day > last => Err(MunicipalityError::Dissolved),
        _ => Ok(found),
    }
}

/// The municipalities of a district that exist on a day, by name.
pub fn districts_of(district: &str, day: Date) -> Vec<&'static Municipality> {
    let exists = |one: &&Municipality| one.valid_until.is_none_or(|last| day <= last);
    let mut found: Vec<_> =
        all().values().filter(|one| one.district == district).filter(exists).collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn all() -> &'static HashMap<String, Municipality> {
    static ALL: OnceLock<HashMap<String, Municipality>> = OnceLock::new();
    ALL.get_or_init(|| {
        super::rows(include_str!("../../registers/gemeinden.csv"))
            .into_iter()
            .map(|row| {
                let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
                let one = Municipality {
                    key: cell("ags"),
                    name: cell("name"),
                    district: cell("kreis"),
                    valid_until: cell("gueltig_bis").parse().ok(),
                };
                (one.key.clone(), one)
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn six_or_eight_digits_name_singen_and_seven_nothing() {
        for typed in ["08335075", "335075", " 08335075 "] {
            assert_eq!(municipality(typed, TODAY).unwrap().name, "Singen (Hohentwiel)");
        }
        for typed in ["8335075", "", "0833507x", "٠٨٣٣٥٠٧٥", "08335075\0"] {
            assert_eq!(
                municipality(typed, TODAY).unwrap_err(),
                MunicipalityError::Shape,
                "{typed}"
            );
        }
    }

    #[test]
    fn an_unknown_and_a_dissolved_key_are_told_apart() {
        assert_eq!(municipality("08335999", TODAY).unwrap_err(), MunicipalityError::Unknown);
        assert_eq!(municipality("08237008", TODAY).unwrap_err(), MunicipalityError::Dissolved);
        assert!(municipality("08237008", date(2005, 1, 1)).is_ok());
    }

    #[test]
    fn the_district_of_konstanz_has_25_municipalities() {
        assert_eq!(districts_of("08335", TODAY).len(), 25);
    }
}
