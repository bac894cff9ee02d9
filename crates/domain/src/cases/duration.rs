//! Three years of counselling, four in justified single cases (VwV Integrationsmanagement 2023; rule W37).

use base::Date;
use jiff::ToSpan;

/// What the months since the move into follow-up accommodation (Z06) call for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HousingNotice {
    /// From 30 months: the end comes into view.
    Ending,
    /// From 36 months: a justification is required (Z07).
    NeedsReason,
    /// From 48 months: beyond what the programme funds.
    Beyond,
}

impl HousingNotice {
    /// From how many months on it holds.
    pub fn months(self) -> i64 {
        match self {
            Self::Ending => 30,
            Self::NeedsReason => 36,
            Self::Beyond => 48,
        }
    }

    /// The end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ending => "ending",
            Self::NeedsReason => "needs-reason",
            Self::Beyond => "beyond",
        }
    }
}

/// The notice for a person housed since `since`, seen on `day`; and the day it began.
///
/// Months are full as the form counts them (`monate`): where the month has no such day, they are full when it is
/// over (§ 188 Abs. 3 BGB), so that list and plan never tell two days.
pub fn housing_notice(since: Date, day: Date) -> Option<(HousingNotice, Date)> {
    let reached = |months: i64| {
        let from = since.checked_add(months.months()).ok()?;
        let from = if from.day() < since.day() { from.tomorrow().ok()? } else { from };
        (day >= from).then_some(from)
    };
    let stages = [HousingNotice::Beyond, HousingNotice::NeedsReason, HousingNotice::Ending];
    stages.into_iter().find_map(|notice| Some((notice, reached(notice.months())?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn w37_notices_begin_at_30_36_and_48_months_to_the_day() {
        let since = date(2023, 8, 31);
        let at = |day| housing_notice(since, day).map(|(notice, _)| notice);
        assert_eq!(at(date(2026, 2, 28)), None, "31 February is over on 1 March");
        assert_eq!(at(date(2026, 3, 1)), Some(HousingNotice::Ending));
        assert_eq!(at(date(2026, 8, 30)), Some(HousingNotice::Ending));
        assert_eq!(at(date(2026, 8, 31)), Some(HousingNotice::NeedsReason));
        assert_eq!(at(date(2027, 8, 30)), Some(HousingNotice::NeedsReason));
        assert_eq!(at(date(2027, 8, 31)), Some(HousingNotice::Beyond));
    }
}
