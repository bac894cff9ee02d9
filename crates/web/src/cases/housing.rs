//! The months in follow-up accommodation, in words.

use std::collections::BTreeSet;

use domain::cases::HousingNotice;

use crate::components::{Tag, Tone};
use crate::texts::Texts;

/// The addition that asks for the reason beyond 36 months.
const REASON: &str = "Z07";

/// What a notice says. A reason is demanded only where the agency has switched on the question for it.
pub fn housing_tag(notice: HousingNotice, additions: &BTreeSet<String>, t: Texts) -> Tag {
    let label = match notice {
        HousingNotice::NeedsReason if !additions.contains(REASON) => t.get("housing-over-36"),
        _ => t.get(&format!("housing-{}", notice.name())),
    };
    Tag { tone: Tone::Warning, label: label.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Locale;

    #[test]
    fn nobody_is_asked_for_a_reason_that_has_no_field() {
        let t = Texts::new(Locale::De);
        let label = |notice, additions: &[&str]| {
            let additions = additions.iter().map(|code| (*code).to_owned()).collect();
            housing_tag(notice, &additions, t).label
        };
        let reason = HousingNotice::NeedsReason;
        assert!(label(reason, &["Z06", "Z07"]).contains("Begründung"));
        assert_eq!(label(reason, &["Z06"]), "über 36 Monate");
        assert_eq!(label(HousingNotice::Beyond, &[]), "über 48 Monate");
    }
}
