//! `geleit print …`: documents without a browser.

use std::path::Path;
use std::process::ExitCode;

use base::Date;
use domain::cases::actions::numbered;
use domain::house::House;
use domain::identity::{AgencyId, CaseId, Doer, agencies};
use domain::plans::actions::{PrintOrder, print};
use domain::plans::form;
use web::printing::plan::{Printout, Subject, document};
use web::printing::{languages, pdf, unprintable};

use super::agency::named;
use crate::cli::{Print, PrintPlan};
use crate::config::Config;
use crate::opening::{Strictness, open};
use crate::trouble::Trouble;

/// Prints.
///
/// # Errors
/// When the case is unknown or ambiguous, or the file cannot be written.
pub fn run(order: Print) -> Result<ExitCode, Trouble> {
    match order {
        Print::Plan(order) => plan(&order),
    }
}

fn plan(order: &PrintPlan) -> Result<ExitCode, Trouble> {
    let as_of = order.as_of.as_deref().map(|typed| day("--as-of", typed)).transpose()?;
    if let Some(code) = &order.language
        && !languages(form()).iter().any(|language| language.code == *code)
    {
        return Err(Trouble::usage(format!("--language: the form has no {code}")));
    }
    let how = Printout {
        filled: !order.blank,
        additions: order.with_additions,
        second: order.language.clone(),
        as_of,
    };
    let house = open(&Config::read(&order.place)?, Strictness::Standard)?;
    let agency = order.agency.as_deref().map(|short| named(&house, short)).transpose()?;
    let Some(number) = order.case else {
        let settings = match agency {
            Some(agency) => house.data.read(|conn| agencies::settings(conn, agency))?,
            None => domain::identity::Settings::default(),
        };
        let paper = document(form(), Subject::Nobody(&settings.additions), &how, house.today());
        return write(&order.out, &pdf(&paper)?);
    };
    let wanted = PrintOrder {
        as_of,
        filled: how.filled,
        additions: how.additions,
        second_language: how.second.clone(),
    };
    let plan =
        print(&house, Doer::Console, the_case(&house, number, agency, order.manager)?, &wanted)?;
    let paper = document(form(), Subject::Plan(&plan), &how, house.today());
    for character in unprintable(&paper)? {
        crate::say(&format!("the fonts do not hold {}", character.escape_unicode()));
    }
    write(&order.out, &pdf(&paper)?)
}

/// The one case of this number.
fn the_case(
    house: &House,
    number: i64,
    agency: Option<AgencyId>,
    manager: Option<i64>,
) -> Result<CaseId, Trouble> {
    let mut found = numbered(house, Doer::Console, number, agency)?;
    found.retain(|one| manager.is_none_or(|manager| manager == one.manager_no));
    match found.as_slice() {
        [one] => Ok(one.case),
        [] => Err(Trouble::failed(format!("there is no plan number {number}"))),
        several => {
            let all = house.data.read(agencies::all)?;
            let named = several.iter().map(|one| {
                let agency = all.iter().find(|agency| agency.id == one.agency);
                let name = agency.map_or("?", |agency| agency.short_name.as_str());
                format!("{name} (--manager {})", one.manager_no)
            });
            Err(Trouble::usage(format!(
                "plan number {number} exists several times; name one with --agency and --manager: {}",
                named.collect::<Vec<_>>().join(", ")
            )))
        }
    }
}

/// A day as `2026-06-30` or `30.6.2026`.
pub(super) fn day(option: &str, typed: &str) -> Result<Date, Trouble> {
    let day = base::PartialDate::read(typed).ok().and_then(base::PartialDate::day);
    day.ok_or_else(|| Trouble::usage(format!("{option}: {typed} is no day; write 2026-06-30")))
}

/// What is written holds personal data: nobody but the owner may read it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<ExitCode, Trouble> {
    use std::io::Write;
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let cannot = |error: std::io::Error| Trouble::failed(format!("{}: {error}", path.display()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = options.open(path).map_err(cannot)?;
    // A file that was there before keeps its mode unless it is told.
    if file.metadata().map_err(cannot)?.is_file() {
        file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(cannot)?;
    }
    file.write_all(bytes).map_err(cannot)?;
    Ok(ExitCode::SUCCESS)
}
