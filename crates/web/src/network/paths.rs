//! Addresses of topics, bodies, meetings, organisations and formats.

use base::{Id, Kind, Problem};
use domain::network::bodies::BodyId;
use domain::network::formats::FormatId;
use domain::network::meetings::{ItemId, MeetingId};
use domain::network::organisations::OrganisationId;
use domain::network::polls::PollId;
use domain::network::process::RunId;
use domain::network::topics::TopicId;

use crate::http::Failure;

/// Topics.
pub const TOPICS: &str = "/themen";
/// Raising one.
pub const NEW_TOPIC: &str = "/themen/neu";
/// The indicators of the network as CSV.
pub const INDICATORS_CSV: &str = "/themen/kennzahlen.csv";
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

/// Asking which of several dates suits.
pub const NEW_POLL: &str = "/gremien/{body}/termine/neu";
/// What was said.
pub const POLL: &str = "/terminumfragen/{poll}";
/// Ending it, with a date or without.
pub const END_POLL: &str = "/terminumfragen/{poll}/ende";
/// Asking those again who did not answer.
pub const POLL_AGAIN: &str = "/terminumfragen/{poll}/erinnern";
/// Answering a poll.
pub const VOTE: &str = "/termin/{token}";
/// The calendar that follows the own meetings.
pub const FEED: &str = "/gremien/kalender";
/// Ending it.
pub const END_FEED: &str = "/gremien/kalender/ende";
/// What programs ask for.
pub const FEED_FILE: &str = "/kalender/{name}";

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
/// One more paper.
pub const NEW_DOCUMENT: &str = "/sitzungen/{meeting}/unterlagen/neu";
/// Taking one away.
pub const DOCUMENT: &str = "/sitzungen/{meeting}/unterlagen/{document}";
/// The guest of an item.
pub const GUEST: &str = "/sitzungen/{meeting}/punkte/{item}/gast";
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

/// The meeting as it goes on, for everybody who follows.
pub const STAGE: &str = "/sitzungen/{meeting}/durchfuehren";
/// What happens in it, as a stream of events.
pub const STREAM: &str = "/sitzungen/{meeting}/strom";
/// Going to another item, letting the time stand still.
pub const COURSE: &str = "/sitzungen/{meeting}/lauf";
/// What is typed into the notes of an item.
pub const TYPED: &str = "/sitzungen/{meeting}/punkte/{item}/mitschrift";

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

/// Minutes of a meeting.
pub const MINUTES: &str = "/sitzungen/{meeting}/protokoll";
/// The same as PDF.
pub const MINUTES_PDF: &str = "/sitzungen/{meeting}/protokoll.pdf";
/// The same as OpenDocument.
pub const MINUTES_ODT: &str = "/sitzungen/{meeting}/protokoll.odt";
/// Asking those who were there whether they are right.
pub const SEND_MINUTES: &str = "/sitzungen/{meeting}/protokoll/versenden";
/// Telling everybody on the list that they can be read.
pub const DISTRIBUTE: &str = "/sitzungen/{meeting}/protokoll/verteilen";
/// Objecting.
pub const OBJECT: &str = "/sitzungen/{meeting}/protokoll/einwand";
/// What became of an objection.
pub const SETTLE: &str = "/sitzungen/{meeting}/protokoll/einwand/erledigt";
/// Approving them.
pub const APPROVE: &str = "/sitzungen/{meeting}/protokoll/genehmigen";
/// Something below approved ones.
pub const ADDENDUM: &str = "/sitzungen/{meeting}/protokoll/nachtrag";
/// Sending one letter about them again.
pub const NOTICE_AGAIN: &str = "/sitzungen/{meeting}/protokoll/erneut";
/// Taking the link of a guest back.
pub const REVOKE: &str = "/sitzungen/{meeting}/protokoll/link-zurueck";
/// Correcting the notes of an item.
pub const CORRECT: &str = "/sitzungen/{meeting}/protokoll/punkte/{item}";
/// Approved minutes, with the link of a letter.
pub const MINUTES_LINK: &str = "/protokoll/{token}";
/// The same as PDF.
pub const MINUTES_LINK_PDF: &str = "/protokoll/{token}/protokoll.pdf";
/// Raising topics from what the forum handed on.
pub const EXTRACT: &str = "/sitzungen/{meeting}/auszug";
/// Searching in minutes.
pub const MINUTES_SEARCH: &str = "/protokolle";
/// Decisions of all bodies.
pub const REGISTER: &str = "/beschluesse";
/// The same as CSV.
pub const REGISTER_CSV: &str = "/beschluesse.csv";
/// Who gets the minutes of a body.
pub const DISTRIBUTION: &str = "/gremien/{body}/verteiler";
/// Taking somebody off that list.
pub const DROP_READER: &str = "/gremien/{body}/verteiler/entfernen";
/// How long somebody may object.
pub const OBJECTION_DAYS: &str = "/gremien/{body}/verteiler/frist";

/// Tasks across bodies.
pub const TASKS: &str = "/aufgaben";
/// One task.
pub const TASK: &str = "/aufgaben/{task}";

/// The optimisation process: its newest run.
pub const PROCESS: &str = "/optimierung";
/// Beginning a run.
pub const NEW_RUN: &str = "/optimierung/neu";
/// One run.
pub const RUN: &str = "/optimierung/{run}";
/// All of it on paper.
pub const PRINT_RUN: &str = "/optimierung/{run}/drucken";
/// Ending it, or taking it up again.
pub const END_RUN: &str = "/optimierung/{run}/ende";
/// One of its steps.
pub const STEP: &str = "/optimierung/{run}/schritte/{step}";
/// What is ticked of its checklist.
pub const STEP_LIST: &str = "/optimierung/{run}/schritte/{step}/liste";
/// How far it is.
pub const STEP_STATE: &str = "/optimierung/{run}/schritte/{step}/stand";
/// Planning its meeting.
pub const STEP_MEETING: &str = "/optimierung/{run}/schritte/{step}/sitzung";
/// A letter for a step.
pub const LETTER: &str = "/optimierung/{run}/vorlagen/{letter}";
/// The same for word processors.
pub const LETTER_ODT: &str = "/optimierung/{run}/vorlagen/{letter}/odt";
/// The same as plain text.
pub const LETTER_TEXT: &str = "/optimierung/{run}/vorlagen/{letter}/text";

/// The recommendations of the working paper.
pub const RECOMMENDATIONS: &str = "/empfehlungen";
/// As a table to take along.
pub const RECOMMENDATIONS_CSV: &str = "/empfehlungen/liste.csv";
/// The report for the council.
pub const REPORT: &str = "/empfehlungen/bericht";
/// One of them.
pub const RECOMMENDATION: &str = "/empfehlungen/{code}";
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

/// One poll.
pub fn poll(id: PollId) -> String {
    format!("/terminumfragen/{id}")
}

/// Answering a poll.
pub fn vote(token: &str) -> String {
    format!("/termin/{token}")
}

/// Minutes of a meeting.
pub fn minutes(id: MeetingId) -> String {
    format!("/sitzungen/{id}/protokoll")
}

/// Correcting the notes of an item.
pub fn correct(id: MeetingId, item: ItemId) -> String {
    format!("/sitzungen/{id}/protokoll/punkte/{item}")
}

/// Approved minutes, with the link of a letter.
pub fn minutes_link(token: &str) -> String {
    format!("/protokoll/{token}")
}

/// Raising topics from what the forum handed on.
pub fn extract(id: MeetingId) -> String {
    format!("/sitzungen/{id}/auszug")
}

/// Who gets the minutes of a body.
pub fn distribution(id: BodyId) -> String {
    format!("{BODIES}/{id}/verteiler")
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

/// The meeting as it goes on.
pub fn stage(id: MeetingId) -> String {
    format!("/sitzungen/{id}/durchfuehren")
}

/// One item of a meeting.
pub fn item(id: MeetingId, item: ItemId) -> String {
    format!("/sitzungen/{id}/punkte/{item}")
}

/// One run of the process.
pub fn run(id: RunId) -> String {
    format!("{PROCESS}/{id}")
}

/// One step of a run.
pub fn step(id: RunId, number: i64) -> String {
    format!("{PROCESS}/{id}/schritte/{number}")
}

/// A letter for a step, filled for a run.
pub fn letter(id: RunId, code: &str) -> String {
    format!("{PROCESS}/{id}/vorlagen/{code}")
}

/// One recommendation.
pub fn recommendation(code: &str) -> String {
    format!("{RECOMMENDATIONS}/{code}")
}

/// The id in an address.
///
/// # Errors
/// What is no id names nothing.
pub fn id<K: Kind>(text: &str) -> Result<Id<K>, Failure> {
    text.parse().map_err(|_| Problem::NotFound.into())
}
