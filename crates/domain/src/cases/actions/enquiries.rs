//! One-off enquiries: counted anonymously, done in a minute.

use base::{Outcome, Page, PageRequest, Problem};

use crate::audit;
use crate::cases::{Enquiry, EnquiryId, EnquiryInput, store};
use crate::house::House;
use crate::identity::{Actor, AgencyAction, AgencyId, agencies, once};

/// After the last possible id: where a list that runs from new to old begins.
pub(super) const NEWEST: &str = "ffffffff-ffff-7fff-bfff-ffffffffffff";

/// Records an enquiry. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn record_enquiry(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &EnquiryInput,
) -> Outcome<EnquiryId> {
    let own = own_agency(house, actor)?;
    let errors = input.check(house.today());
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let mut input = input.clone();
            input.made_on = Some(input.made_on.unwrap_or_else(|| house.today()));
            let municipality_key =
                agencies::one(tx, own)?.ok_or(Problem::NotFound)?.municipality_key;
            let id: EnquiryId = house.new_id();
            let enquiry =
                Enquiry { id, agency: own, case_manager: actor.account, municipality_key, input };
            store::insert_enquiry(tx, &enquiry, actor.case_manager_no, house.now())?;
            let entry = actor.entry("enquiry.recorded", id.text(), serde_json::json!({}));
            audit::record(tx, house.now(), entry);
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// One of the actor's own enquiries, to turn it into counselling.
///
/// # Errors
/// [`Problem::NotFound`] for anybody else's.
pub fn enquiry(house: &House, actor: &Actor, id: EnquiryId) -> Outcome<Enquiry> {
    let own = own_agency(house, actor)?;
    house.data.read(|conn| store::enquiry(conn, id, own, actor.account)?.ok_or(Problem::NotFound))
}

/// The actor's enquiries, the newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn enquiries(house: &House, actor: &Actor, page: &PageRequest) -> Outcome<Page<Enquiry>> {
    let own = own_agency(house, actor)?;
    let before = page.after.as_deref().unwrap_or(NEWEST);
    let rows = house
        .data
        .read(|conn| store::enquiries(conn, own, actor.account, before, page.size + 1))?;
    Ok(Page::from_rows(rows, page.size, |enquiry| enquiry.id.text()))
}

fn own_agency(house: &House, actor: &Actor) -> Outcome<AgencyId> {
    house.access.demand(actor, AgencyAction::CreateEnquiry)?;
    actor.agency.ok_or(Problem::Forbidden)
}
