//! Addresses of topics, bodies, meetings, organisations and formats.

use base::{Id, Kind, Problem};
use domain::network::bodies::BodyId;
use domain::network::formats::FormatId;
use domain::network::meetings::{ItemId, MeetingId};
use domain::network::organisations::OrganisationId;
use domain::network::topics::TopicId;

use crate::http::Failure;

/// Topics.
pub const TOPICS: &str = "/themen";
/// Raising one.
pub const NEW_TOPIC: &str = "/themen/neu";
/// What flowed in a quarter.
pub const FLOW: &str = "/themen/fluss";
/// One topic.
pub const TOPIC: &str = "/themen/{topic}";
/// Letting it go to its next station.
pub const GO_ON: &str = "/themen/{topic}/station";
/// Saying "with me, too", or taking it back.
pub const VOICE: &str = "/themen/{topic}/stimme";
/// Letting another topic carry it on.
pub const MERGE: &str = "/themen/{topic}/zusammenfuehren";
/// Taking note of the answer.
pub const TOLD: &str = "/themen/{topic}/gelesen";

/// Bodies.
pub const BODIES: &str = "/gremien";
/// Setting one up.
pub const NEW_BODY: &str = "/gremien/neu";
/// Handing on what hangs on somebody.
pub const SUCCESSION: &str = "/gremien/nachfolge";
/// One body.
pub const BODY: &str = "/gremien/{body}";
/// Its name, and its end.
pub const CHANGE_BODY: &str = "/gremien/{body}/aendern";
/// Its rules, to be printed.
pub const CHARTER: &str = "/gremien/{body}/geschaeftsgrundlage";
/// Writing them.
pub const WRITE_CHARTER: &str = "/gremien/{body}/geschaeftsgrundlage/neu";
/// Saying that one has read them.
pub const READ_CHARTER: &str = "/gremien/{body}/gelesen";
/// Adding an office.
pub const NEW_OFFICE: &str = "/gremien/{body}/aemter/neu";
/// One office.
pub const OFFICE: &str = "/gremien/{body}/aemter/{office}";
/// Giving a mandate.
pub const NEW_MANDATE: &str = "/gremien/{body}/mandate/neu";
/// Taking one back.
pub const MANDATE: &str = "/gremien/{body}/mandate/{mandate}";
/// Planning a meeting.
pub const NEW_MEETING: &str = "/gremien/{body}/sitzungen/neu";
/// Its meetings and decisions.
pub const DECISIONS: &str = "/gremien/{body}/sitzungen";

/// One meeting.
pub const MEETING: &str = "/sitzungen/{meeting}";
/// Moving it, or calling it off.
pub const CHANGE_MEETING: &str = "/sitzungen/{meeting}/aendern";
/// Inviting to it.
pub const INVITE: &str = "/sitzungen/{meeting}/einladen";
/// Sending one invitation again.
pub const INVITE_AGAIN: &str = "/sitzungen/{meeting}/einladen/erneut";
/// The meeting as a file for calendars.
pub const CALENDAR: &str = "/sitzungen/{meeting}/termin.ics";
/// Answering an invitation.
pub const ANSWER: &str = "/einladung/{token}";
/// Filling the agenda from what waits.
pub const FILL: &str = "/sitzungen/{meeting}/fuellen";
/// Changing the order of the agenda.
pub const AGENDA: &str = "/sitzungen/{meeting}/tagesordnung";
/// Who is there.
pub const ATTENDANCE: &str = "/sitzungen/{meeting}/anwesenheit";
/// Ending it.
pub const FINISH: &str = "/sitzungen/{meeting}/ende";
/// One more item.
pub const NEW_ITEM: &str = "/sitzungen/{meeting}/punkte/neu";
/// One item while it is talked about.
pub const ITEM: &str = "/sitzungen/{meeting}/punkte/{item}";
/// Its words and its length.
pub const CHANGE_ITEM: &str = "/sitzungen/{meeting}/punkte/{item}/aendern";

/// Part 1, which belongs to those who take part.
pub const PART: &str = "/sitzungen/{meeting}/teil-1";
/// Opening it to be written in.
pub const OPEN_PART: &str = "/sitzungen/{meeting}/teil-1/oeffnen";
/// Writing about one of its items.
pub const WRITE_PART: &str = "/sitzungen/{meeting}/teil-1/punkte/{item}";
/// Choosing what goes on.
pub const CHOOSE: &str = "/sitzungen/{meeting}/teil-1/auswahl";
/// Letting in who came later.
pub const LET_IN: &str = "/sitzungen/{meeting}/teil-1/einlassen";
/// Handing on what was chosen.
pub const RELEASE: &str = "/sitzungen/{meeting}/teil-1/weitergeben";
/// The phrase that opens the own key.
pub const PHRASE: &str = "/forum/kennwort";
/// Closing it again.
pub const CLOSE: &str = "/forum/schliessen";

/// Tasks across bodies.
pub const TASKS: &str = "/aufgaben";
/// One task.
pub const TASK: &str = "/aufgaben/{task}";

/// Who works for integration.
pub const ACTORS: &str = "/akteure";
/// Entering somebody.
pub const NEW_ACTOR: &str = "/akteure/neu";
/// All of them, to be printed.
pub const DIRECTORY: &str = "/akteure/verzeichnis";
/// The network as a picture, and what is missing.
pub const NET: &str = "/akteure/netz";
/// The list for programs that read text.
pub const ACTORS_CSV: &str = "/akteure/liste.csv";
/// The list for spreadsheet programs.
pub const ACTORS_XLSX: &str = "/akteure/liste.xlsx";
/// Reading a spreadsheet.
pub const READ_IN: &str = "/akteure/einlesen";
/// Taking over what a spreadsheet holds.
pub const TAKE_OVER: &str = "/akteure/einlesen/uebernehmen";
/// The empty spreadsheet.
pub const TEMPLATE: &str = "/akteure/einlesen/vorlage.xlsx";
/// Asking everybody who is due.
pub const ASK_ALL: &str = "/akteure/bestaetigungen";
/// One organisation.
pub const ACTOR: &str = "/akteure/{actor}";
/// Changing it, ending it.
pub const CHANGE_ACTOR: &str = "/akteure/{actor}/aendern";
/// Who it works with.
pub const LINKS: &str = "/akteure/{actor}/verbindungen";
/// Asking it.
pub const ASK: &str = "/akteure/{actor}/bestaetigung";
/// Taking a correction over, or not.
pub const CORRECTION: &str = "/akteure/{actor}/korrektur";
/// The own entry, through the link of a letter.
pub const CONFIRM: &str = "/eintrag/{token}";

/// Exchange formats.
pub const FORMATS: &str = "/formate";
/// Entering one.
pub const NEW_FORMAT: &str = "/formate/neu";
/// Saying that one is missing.
pub const PROPOSE: &str = "/formate/vorschlagen";
/// Answering a proposal.
pub const PROPOSAL: &str = "/formate/vorschlaege/{proposal}";
/// Taking note of the answer.
pub const PROPOSAL_TOLD: &str = "/formate/vorschlaege/{proposal}/gelesen";
/// One format.
pub const FORMAT: &str = "/formate/{format}";
/// Changing it, ending it.
pub const CHANGE_FORMAT: &str = "/formate/{format}/aendern";
/// Who goes there.
pub const SEATS: &str = "/formate/{format}/plaetze";

/// One organisation.
pub fn actor(id: OrganisationId) -> String {
    format!("{ACTORS}/{id}")
}

/// The own entry, through the link of a letter.
pub fn entry(token: &str) -> String {
    format!("/eintrag/{token}")
}

/// One format.
pub fn format(id: FormatId) -> String {
    format!("{FORMATS}/{id}")
}

/// One topic.
pub fn topic(id: TopicId) -> String {
    format!("{TOPICS}/{id}")
}

/// One body.
pub fn body(id: BodyId) -> String {
    format!("{BODIES}/{id}")
}

/// One meeting.
pub fn meeting(id: MeetingId) -> String {
    format!("/sitzungen/{id}")
}

/// Part 1 of a meeting.
pub fn part(id: MeetingId) -> String {
    format!("/sitzungen/{id}/teil-1")
}

/// The phrase, and back to where it was needed.
pub fn phrase(back: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("zurueck", back);
    format!("{PHRASE}?{}", query.finish())
}

/// Answering an invitation.
pub fn answer(token: &str) -> String {
    format!("/einladung/{token}")
}

/// One item of a meeting.
pub fn item(id: MeetingId, item: ItemId) -> String {
    format!("/sitzungen/{id}/punkte/{item}")
}

/// The id in an address.
///
/// # Errors
/// What is no id names nothing.
pub fn id<K: Kind>(text: &str) -> Result<Id<K>, Failure> {
    text.parse().map_err(|_| Problem::NotFound.into())
}
