//! Who may be there: the offices of a body and those with a mandate, and where letters to them go.

use base::{Date, Outcome};
use db::Conn;

use super::{Meeting, Seat, store};
use crate::network::bodies::{BodyId, store as bodies};

/// Offices and mandates of a body on a day.
pub(in crate::network) fn seats_of(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Outcome<Vec<Seat>> {
    let mut seats: Vec<Seat> = Vec::new();
    for office in bodies::offices::of_body(conn, body, today)? {
        let holder = office.holder.as_ref();
        seats.push(Seat {
            id: office.id.text(),
            name: holder.map(|holder| holder.name.clone()).unwrap_or_default(),
            part: office.title.clone(),
            account: holder.and_then(|holder| holder.account),
            present: None,
        });
    }
    for mandate in bodies::mandates::of_body(conn, body, today)? {
        // Somebody who holds an office has a seat already.
        if !seats.iter().any(|seat| seat.account == Some(mandate.account)) {
            let (id, account) = (mandate.account.text(), Some(mandate.account));
            let part = String::new();
            seats.push(Seat { id, name: mandate.name, part, account, present: None });
        }
    }
    Ok(seats)
}

/// The same for a meeting, with what was written down about who came; people who came and have gone since still stand
/// there.
pub(super) fn seats(conn: &mut Conn, meeting: &Meeting, today: Date) -> Outcome<Vec<Seat>> {
    let mut seats = seats_of(conn, meeting.body, today)?;
    for known in store::attendance(conn, meeting.id)? {
        match seats.iter_mut().find(|seat| seat.id == known.seat) {
            Some(seat) => {
                seat.present = Some(known.present);
                seat.name = known.name;
            }
            None => seats.push(Seat {
                id: known.seat,
                name: known.name,
                part: String::new(),
                account: known.account,
                present: Some(known.present),
            }),
        }
    }
    Ok(seats)
}

/// Where letters to a seat go.
pub(in crate::network) fn address(conn: &mut Conn, seat: &Seat) -> Outcome<String> {
    let own = match seat.account {
        Some(account) if account.text() == seat.id => Some(account),
        _ => None,
    };
    Ok(match (own, seat.id.parse()) {
        (Some(account), _) => store::invitations::account_mail(conn, account)?,
        (None, Ok(office)) => store::invitations::office_mail(conn, office)?,
        (None, Err(_)) => String::new(),
    })
}
