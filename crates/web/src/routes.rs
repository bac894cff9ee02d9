//! Every way into the program, and who may take it. There is no other list and no other way in.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::identity::{Action, AgencyAction, BodyAction, ProcessAction, Role, Stage, TopicAction};

use crate::routing::Permission::{
    Agency, Body, Case, Process, Public, Role as OneOf, SignedIn, Stage as At, Static, Topic,
};
use crate::routing::{Permission, Route, get, post, upload};
use crate::{
    account, admin, assets, cases, info, network, plans, printing, privacy, session, today,
};

/// Who hands on what hangs on somebody: those who keep bodies, and those who grant mandates.
const HAND_ON: &[Role] = &[Role::IntegrationOfficer, Role::Speaker, Role::TeamLead];

/// The table. One line a method and path; a path of the same slice stands with its siblings.
#[rustfmt::skip]
pub fn table() -> Vec<Route> {
    use account::{pages as konto, paths as konto_at};
    use admin::{pages as amt, paths as amt_at};
    use cases::{pages as falls, paths as fall_at};
    use info::{pages as about, paths as about_at};
    use network::{
        pages::{actors, bodies, formats, meetings, minutes, polls, process, recommendations, topics},
        paths as netz_at,
    };
    use plans::{pages as plan, paths as plan_at};
    use printing::{pages as paper, paths as paper_at};
    use privacy::{pages as recht, paths as recht_at};
    use session::{pages as entry, paths as entry_at};
    vec![
        // Files and machines
        get("/assets/{fingerprint}/{*path}", Static, assets::file),
        get("/sw.js",                        Static, assets::worker),
        get("/manifest.webmanifest",         Static, about::manifest::show),
        get("/healthz",                      Static, about::health::show),
        get("/metrics",                      Static, about::metrics::show),

        // Coming in and leaving
        get (entry_at::LOGIN,    Public, entry::login::show),
        post(entry_at::LOGIN,    Public, entry::login::send),
        get (entry_at::TROUBLE,  Public, entry::trouble::show),
        get (entry_at::CODE,     At(Stage::SecondFactor), entry::code::show),
        post(entry_at::CODE,     At(Stage::SecondFactor), entry::code::send),
        get (entry_at::ENROL,    At(Stage::SecondFactor), entry::enrol::show),
        post(entry_at::ENROL,    At(Stage::SecondFactor), entry::enrol::send),
        get (entry_at::PASSWORD, At(Stage::ChangePassword), entry::password::show),
        post(entry_at::PASSWORD, At(Stage::ChangePassword), entry::password::send),
        post(entry_at::LOGOUT,   Public, entry::logout::send),
        post(entry_at::LANGUAGE, Public, entry::language::send),
        post(entry_at::SHIELD,   SignedIn, entry::shield::send),

        // About the program
        get(about_at::HELP,          Public, about::help::show),
        get(about_at::KEYS,          Public, about::keys::show),
        get(about_at::ACCESSIBILITY, Public, about::accessibility::show),
        get(about_at::IMPRINT,       Public, about::imprint::show),
        get(about_at::PRIVACY,       Public, about::privacy::show),
        get(about_at::OFFLINE,       Static, about::offline::show),

        // Heute
        get(today::paths::ROOT,  Public,   today::pages::show::root),
        get(today::paths::TODAY, SignedIn, today::pages::show::show),

        // Topics
        get (netz_at::TOPICS,    Topic(TopicAction::Read),  topics::list::show),
        get (netz_at::NEW_TOPIC, Topic(TopicAction::Raise), topics::raise::show),
        post(netz_at::NEW_TOPIC, Topic(TopicAction::Raise), topics::raise::send),
        get (netz_at::INDICATORS_CSV, Topic(TopicAction::Read), topics::flow::csv),
        get (netz_at::FLOW,      Topic(TopicAction::Read),  topics::flow::show),
        get (netz_at::TOPIC,     Topic(TopicAction::Read),  topics::show::show),
        post(netz_at::GO_ON,     Topic(TopicAction::Read),  topics::show::send),
        post(netz_at::VOICE,     Topic(TopicAction::Raise), topics::show::speak),
        post(netz_at::MERGE,     Topic(TopicAction::Forward), topics::show::unite),
        post(netz_at::TOLD,      Topic(TopicAction::Read),  topics::show::told),

        // Bodies
        get (netz_at::BODIES,        Body(BodyAction::Read),   bodies::list::show),
        get (netz_at::NEW_BODY,      Body(BodyAction::Manage), bodies::change::new),
        post(netz_at::NEW_BODY,      Body(BodyAction::Manage), bodies::change::create),
        get (netz_at::SUCCESSION,    OneOf(HAND_ON),           bodies::succession::show),
        post(netz_at::SUCCESSION,    OneOf(HAND_ON),           bodies::succession::send),
        get (netz_at::BODY,          Body(BodyAction::Read),   bodies::show::show),
        get (netz_at::CHANGE_BODY,   Body(BodyAction::Manage), bodies::change::show),
        post(netz_at::CHANGE_BODY,   Body(BodyAction::Manage), bodies::change::send),
        get (netz_at::CHARTER,       Body(BodyAction::Read),   bodies::charter::show),
        post(netz_at::READ_CHARTER,  Body(BodyAction::Read),   bodies::charter::read),
        get (netz_at::WRITE_CHARTER, Body(BodyAction::Manage), bodies::write_charter::show),
        post(netz_at::WRITE_CHARTER, Body(BodyAction::Manage), bodies::write_charter::send),
        get (netz_at::NEW_OFFICE,    Body(BodyAction::Manage), bodies::office::new),
        post(netz_at::NEW_OFFICE,    Body(BodyAction::Manage), bodies::office::add),
        get (netz_at::OFFICE,        Body(BodyAction::Manage), bodies::office::show),
        post(netz_at::OFFICE,        Body(BodyAction::Manage), bodies::office::send),
        get (netz_at::NEW_MANDATE,   Agency(AgencyAction::GrantMandate), bodies::mandate::show),
        post(netz_at::NEW_MANDATE,   Agency(AgencyAction::GrantMandate), bodies::mandate::send),
        post(netz_at::MANDATE,       Agency(AgencyAction::GrantMandate), bodies::mandate::end),

        // Meetings and what they leave
        get (netz_at::DECISIONS,      Body(BodyAction::Attend), meetings::decisions::show),
        get (netz_at::NEW_MEETING,    Body(BodyAction::Run),    meetings::plan::new),
        post(netz_at::NEW_MEETING,    Body(BodyAction::Run),    meetings::plan::create),
        get (netz_at::NEW_POLL,       Body(BodyAction::Run),    polls::new::show),
        post(netz_at::NEW_POLL,       Body(BodyAction::Run),    polls::new::send),
        get (netz_at::POLL,           Body(BodyAction::Attend), polls::show::show),
        post(netz_at::END_POLL,       Body(BodyAction::Run),    polls::show::end),
        post(netz_at::POLL_AGAIN,     Body(BodyAction::Run),    polls::show::again),
        get (netz_at::VOTE,           Public,                   polls::vote::show),
        post(netz_at::VOTE,           Public,                   polls::vote::send),
        get (netz_at::FEED,           Body(BodyAction::Attend), meetings::feed::show),
        post(netz_at::FEED,           Body(BodyAction::Attend), meetings::feed::make),
        post(netz_at::END_FEED,       Body(BodyAction::Attend), meetings::feed::end),
        get (netz_at::FEED_FILE,      Public,                   meetings::feed::file),
        get (netz_at::MEETING,        Body(BodyAction::Attend), meetings::show::show),
        get (netz_at::CHANGE_MEETING, Body(BodyAction::Run),    meetings::plan::show),
        post(netz_at::CHANGE_MEETING, Body(BodyAction::Run),    meetings::plan::send),
        post(netz_at::INVITE,         Body(BodyAction::Run),    meetings::invite::send),
        post(netz_at::INVITE_AGAIN,   Body(BodyAction::Run),    meetings::invite::again),
        get (netz_at::CALENDAR,       Body(BodyAction::Attend), meetings::invite::file),
        get (netz_at::ANSWER,         Public,                   meetings::answer::show),
        post(netz_at::ANSWER,         Public,                   meetings::answer::send),
        get (netz_at::NEW_DOCUMENT,   Body(BodyAction::Run),    meetings::around::new_document),
        post(netz_at::NEW_DOCUMENT,   Body(BodyAction::Run),    meetings::around::put_document),
        post(netz_at::DOCUMENT,       Body(BodyAction::Run),    meetings::around::drop),
        get (netz_at::GUEST,          Body(BodyAction::Run),    meetings::around::guest),
        post(netz_at::GUEST,          Body(BodyAction::Run),    meetings::around::set),
        post(netz_at::FILL,           Body(BodyAction::Run),    meetings::show::fill),
        post(netz_at::AGENDA,         Body(BodyAction::Run),    meetings::show::order),
        post(netz_at::ATTENDANCE,     Body(BodyAction::Run),    meetings::show::attendance),
        post(netz_at::FINISH,         Body(BodyAction::Run),    meetings::show::finish),
        get (netz_at::NEW_ITEM,       Body(BodyAction::Run),    meetings::agenda::new),
        post(netz_at::NEW_ITEM,       Body(BodyAction::Run),    meetings::agenda::add),
        get (netz_at::CHANGE_ITEM,    Body(BodyAction::Run),    meetings::agenda::show),
        post(netz_at::CHANGE_ITEM,    Body(BodyAction::Run),    meetings::agenda::send),
        get (netz_at::ITEM,           Body(BodyAction::Run),    meetings::item::show),
        post(netz_at::ITEM,           Body(BodyAction::Run),    meetings::item::send),
        get (netz_at::STAGE,          Body(BodyAction::Attend), meetings::stage::show),
        get (netz_at::STREAM,         Body(BodyAction::Attend), meetings::live::stream),
        post(netz_at::COURSE,         Body(BodyAction::Run),    meetings::live::go),
        post(netz_at::TYPED,          Body(BodyAction::Run),    meetings::live::typed),
        get (netz_at::PART,           Body(BodyAction::Talk),   meetings::part::show),
        post(netz_at::OPEN_PART,      Body(BodyAction::Talk),   meetings::part::open),
        post(netz_at::WRITE_PART,     Body(BodyAction::Talk),   meetings::part::write),
        post(netz_at::CHOOSE,         Body(BodyAction::Talk),   meetings::part::select),
        post(netz_at::LET_IN,         Body(BodyAction::Talk),   meetings::part::admit),
        post(netz_at::RELEASE,        Body(BodyAction::Talk),   meetings::part::hand_on),
        get (netz_at::PHRASE,         Body(BodyAction::Talk),   meetings::phrase::show),
        post(netz_at::PHRASE,         Body(BodyAction::Talk),   meetings::phrase::send),
        post(netz_at::CLOSE,          Body(BodyAction::Talk),   meetings::phrase::close),
        get (netz_at::MINUTES,        Body(BodyAction::Attend), minutes::show::show),
        get (netz_at::MINUTES_PDF,    Body(BodyAction::Attend), minutes::show::pdf),
        get (netz_at::MINUTES_ODT,    Body(BodyAction::Attend), minutes::show::odt),
        post(netz_at::SEND_MINUTES,   Body(BodyAction::Run),    minutes::send::draft),
        post(netz_at::DISTRIBUTE,     Body(BodyAction::Run),    minutes::send::approved),
        post(netz_at::OBJECT,         Body(BodyAction::Attend), minutes::show::disagree),
        post(netz_at::SETTLE,         Body(BodyAction::Run),    minutes::show::settle),
        post(netz_at::APPROVE,        Body(BodyAction::Run),    minutes::show::approve),
        post(netz_at::ADDENDUM,       Body(BodyAction::Run),    minutes::show::add),
        post(netz_at::NOTICE_AGAIN,   Body(BodyAction::Run),    minutes::send::again),
        post(netz_at::REVOKE,         Body(BodyAction::Run),    minutes::send::revoke),
        get (netz_at::CORRECT,        Body(BodyAction::Run),    minutes::correct::show),
        post(netz_at::CORRECT,        Body(BodyAction::Run),    minutes::correct::send),
        get (netz_at::MINUTES_LINK,   Public,                   minutes::guest::show),
        get (netz_at::MINUTES_LINK_PDF, Public,                 minutes::guest::pdf),
        get (netz_at::EXTRACT,        Topic(TopicAction::Forward), minutes::extract::show),
        post(netz_at::EXTRACT,        Topic(TopicAction::Forward), minutes::extract::send),
        get (netz_at::MINUTES_SEARCH, Body(BodyAction::Attend), minutes::search::show),
        get (netz_at::REGISTER,       Body(BodyAction::Attend), minutes::register::show),
        get (netz_at::REGISTER_CSV,   Body(BodyAction::Attend), minutes::register::csv),
        get (netz_at::DISTRIBUTION,   Body(BodyAction::Run),    minutes::distribution::show),
        post(netz_at::DISTRIBUTION,   Body(BodyAction::Run),    minutes::distribution::add),
        post(netz_at::DROP_READER,    Body(BodyAction::Run),    minutes::distribution::remove),
        post(netz_at::OBJECTION_DAYS, Body(BodyAction::Run),    minutes::distribution::days),
        get (netz_at::TASKS,          Body(BodyAction::Attend), meetings::tasks::show),
        post(netz_at::TASK,           Body(BodyAction::Attend), meetings::tasks::send),

        // The optimisation process
        get (netz_at::PROCESS,       Process(ProcessAction::Read), process::run::newest),
        get (netz_at::NEW_RUN,       Process(ProcessAction::Keep), process::start::show),
        post(netz_at::NEW_RUN,       Process(ProcessAction::Keep), process::start::send),
        get (netz_at::RUN,           Process(ProcessAction::Read), process::run::show),
        get (netz_at::PRINT_RUN,     Process(ProcessAction::Read), process::print::show),
        post(netz_at::END_RUN,       Process(ProcessAction::Keep), process::run::end),
        get (netz_at::STEP,          Process(ProcessAction::Read), process::step::show),
        post(netz_at::STEP,          Process(ProcessAction::Keep), process::step::send),
        post(netz_at::STEP_LIST,     Process(ProcessAction::Keep), process::step::tick_items),
        post(netz_at::STEP_STATE,    Process(ProcessAction::Keep), process::step::state),
        get (netz_at::STEP_MEETING,  Process(ProcessAction::Keep), process::meeting::show),
        post(netz_at::STEP_MEETING,  Process(ProcessAction::Keep), process::meeting::send),
        get (netz_at::LETTER,        Process(ProcessAction::Read), process::letter::show),
        get (netz_at::LETTER_ODT,    Process(ProcessAction::Read), process::letter::as_odt),
        get (netz_at::LETTER_TEXT,   Process(ProcessAction::Read), process::letter::as_text),

        // The recommendations
        get (netz_at::RECOMMENDATIONS,     Process(ProcessAction::Track),  recommendations::list::show),
        get (netz_at::RECOMMENDATIONS_CSV, Process(ProcessAction::Track),  recommendations::list::csv),
        get (netz_at::REPORT,              Process(ProcessAction::Report), recommendations::report::show),
        get (netz_at::RECOMMENDATION,      Process(ProcessAction::Track),  recommendations::show::show),
        post(netz_at::RECOMMENDATION,      Process(ProcessAction::Answer), recommendations::show::send),
        // Who works for integration
        get (netz_at::ACTORS,       Agency(AgencyAction::ReadActors), actors::list::show),
        get (netz_at::NEW_ACTOR,    Agency(AgencyAction::KeepActors), actors::edit::new),
        post(netz_at::NEW_ACTOR,    Agency(AgencyAction::KeepActors), actors::edit::create),
        get (netz_at::DIRECTORY,    Agency(AgencyAction::ReadActors), actors::directory::show),
        get (netz_at::NET,          Agency(AgencyAction::ReadActors), actors::net::show),
        get (netz_at::ACTORS_CSV,   Agency(AgencyAction::ReadActors), actors::export::as_csv),
        get (netz_at::ACTORS_XLSX,  Agency(AgencyAction::ReadActors), actors::export::as_xlsx),
        get (netz_at::READ_IN,      Agency(AgencyAction::KeepActors), actors::read_in::show),
        upload(netz_at::READ_IN,    Agency(AgencyAction::KeepActors), actors::read_in::preview),
        post(netz_at::TAKE_OVER,    Agency(AgencyAction::KeepActors), actors::read_in::take),
        get (netz_at::TEMPLATE,     Agency(AgencyAction::KeepActors), actors::export::template),
        post(netz_at::ASK_ALL,      Agency(AgencyAction::KeepActors), actors::ask::all),
        get (netz_at::ACTOR,        Agency(AgencyAction::ReadActors), actors::show::show),
        get (netz_at::CHANGE_ACTOR, Agency(AgencyAction::KeepActors), actors::edit::show),
        post(netz_at::CHANGE_ACTOR, Agency(AgencyAction::KeepActors), actors::edit::send),
        post(netz_at::LINKS,        Agency(AgencyAction::KeepActors), actors::show::links),
        post(netz_at::ASK,          Agency(AgencyAction::KeepActors), actors::ask::one),
        post(netz_at::CORRECTION,   Agency(AgencyAction::KeepActors), actors::show::decide),
        get (netz_at::CONFIRM,      Public,                           actors::entry::show),
        post(netz_at::CONFIRM,      Public,                           actors::entry::send),

        // Exchange formats
        get (netz_at::FORMATS,       Agency(AgencyAction::ReadFormats),   formats::list::show),
        get (netz_at::NEW_FORMAT,    Agency(AgencyAction::KeepActors),    formats::edit::new),
        post(netz_at::NEW_FORMAT,    Agency(AgencyAction::KeepActors),    formats::edit::create),
        get (netz_at::PROPOSE,       Agency(AgencyAction::ProposeFormat), formats::propose::show),
        post(netz_at::PROPOSE,       Agency(AgencyAction::ProposeFormat), formats::propose::send),
        get (netz_at::PROPOSAL,      Agency(AgencyAction::KeepActors),    formats::propose::question),
        post(netz_at::PROPOSAL,      Agency(AgencyAction::KeepActors),    formats::propose::answer),
        post(netz_at::PROPOSAL_TOLD, Agency(AgencyAction::ProposeFormat), formats::propose::told),
        get (netz_at::FORMAT,        Agency(AgencyAction::ReadFormats),   formats::show::show),
        get (netz_at::CHANGE_FORMAT, Agency(AgencyAction::KeepActors),    formats::edit::show),
        post(netz_at::CHANGE_FORMAT, Agency(AgencyAction::KeepActors),    formats::edit::send),
        post(netz_at::SEATS,         Agency(AgencyAction::GrantMandate),  formats::show::seats),

        // Enquiries and cases
        get (fall_at::ENQUIRIES,   Agency(AgencyAction::CreateEnquiry), falls::enquiries::show),
        get (fall_at::NEW_ENQUIRY, Agency(AgencyAction::CreateEnquiry), falls::enquire::show),
        post(fall_at::NEW_ENQUIRY, Agency(AgencyAction::CreateEnquiry), falls::enquire::send),
        get (fall_at::CASES,       Case(Action::ListCases),             falls::list::show),
        get (fall_at::NEW_CASE,    Agency(AgencyAction::OpenCase),      falls::open::show),
        post(fall_at::NEW_CASE,    Agency(AgencyAction::OpenCase),      falls::open::send),
        get (fall_at::CSV,         Case(Action::ListCases),             falls::export::as_csv),
        get (fall_at::XLSX,        Case(Action::ListCases),             falls::export::as_xlsx),
        get (fall_at::SEARCH,      Case(Action::SearchCases),           falls::search::show),
        post(fall_at::SEARCH,      Case(Action::SearchCases),           falls::search::send),
        get (fall_at::CASE,        Case(Action::ReadCase),              falls::overview::show),
        get (fall_at::REMINDERS,      Case(Action::ReadCase),           falls::reminders::list),
        get (fall_at::CASE_REMINDERS, Case(Action::ReadCase),           falls::reminders::show),
        post(fall_at::CASE_REMINDERS, Case(Action::WriteCase),          falls::reminders::send),
        get (fall_at::PEOPLE,      Case(Action::ReadCase),              falls::people::show),
        post(fall_at::PEOPLE,      Case(Action::WriteCase),             falls::people::send),
        post(fall_at::HOUSEHOLD,   Case(Action::WriteCase),             falls::household_form::send),
        get (fall_at::MANAGER,     Case(Action::AssignCase),            falls::assign::show),
        post(fall_at::MANAGER,     Case(Action::AssignCase),            falls::assign::send),

        // Contacts
        get (fall_at::CONTACTS,       Case(Action::ReadCase),  falls::contacts::show),
        post(fall_at::CONTACTS,       Case(Action::WriteCase), falls::contacts::send),
        get (fall_at::CONTACT,        Case(Action::WriteCase), falls::contact::show),
        post(fall_at::CONTACT,        Case(Action::WriteCase), falls::contact::send),
        get (fall_at::DELETE_CONTACT, Case(Action::WriteCase), falls::contact::confirm),
        post(fall_at::DELETE_CONTACT, Case(Action::WriteCase), falls::contact::delete),

        // Agreement, notice, consent, release
        get (recht_at::FOLDER,        Case(Action::ReadCase),  recht::folder::show),
        get (recht_at::NEW_CONSENT,   Case(Action::WriteCase), recht::consent::show),
        post(recht_at::NEW_CONSENT,   Case(Action::WriteCase), recht::consent::send),
        get (recht_at::WITHDRAW,      Case(Action::WriteCase), recht::withdraw::show),
        post(recht_at::WITHDRAW,      Case(Action::WriteCase), recht::withdraw::send),
        post(recht_at::NOTICE,        Case(Action::WriteCase), recht::notice::send),
        get (recht_at::NEW_AGREEMENT, Case(Action::WriteCase), recht::agreement::show),
        post(recht_at::NEW_AGREEMENT, Case(Action::WriteCase), recht::agreement::send),
        get (recht_at::NEW_RELEASE,   Case(Action::WriteCase), recht::release::show),
        post(recht_at::NEW_RELEASE,   Case(Action::WriteCase), recht::release::send),
        get (recht_at::REVOKE,        Case(Action::WriteCase), recht::revoke::show),
        post(recht_at::REVOKE,        Case(Action::WriteCase), recht::revoke::send),

        // The Integrationsplan
        get (plan_at::PART_A,  Case(Action::ReadCase),  plan::part_a::show),
        post(plan_at::PART_A,  Case(Action::WriteCase), plan::part_a::send),
        get (plan_at::HISTORY, Case(Action::ReadCase),  plan::history::show),
        get (plan_at::AS_OF,   Case(Action::ReadCase),  plan::as_of::show),
        get (plan_at::CHECK,   Case(Action::ReadCase),  plan::check::show),
        get (plan_at::PART_B,   Case(Action::ReadCase),  plan::part_b::show),
        post(plan_at::PART_B,   Case(Action::WriteCase), plan::part_b::send),
        post(plan_at::PROGRESS, Case(Action::WriteCase), plan::progress::send),
        get (plan_at::NEW_GOAL, Case(Action::WriteCase), plan::new_goal::show),
        post(plan_at::NEW_GOAL, Case(Action::WriteCase), plan::new_goal::send),
        get (plan_at::GOAL,     Case(Action::WriteCase), plan::goal::show),
        post(plan_at::GOAL,     Case(Action::WriteCase), plan::goal::send),
        get (plan_at::NEW_STEP, Case(Action::WriteCase), plan::step::show_new),
        post(plan_at::NEW_STEP, Case(Action::WriteCase), plan::step::send_new),
        get (plan_at::STEP,     Case(Action::WriteCase), plan::step::show),
        post(plan_at::STEP,     Case(Action::WriteCase), plan::step::send),
        get (plan_at::REFERENCE_DATE, Case(Action::ReadCase),  plan::reference_date::show),
        post(plan_at::REFERENCE_DATE, Case(Action::WriteCase), plan::reference_date::send),
        get (plan_at::CLOSE,   Case(Action::CloseCase), plan::close::show),
        post(plan_at::CLOSE,   Case(Action::CloseCase), plan::close::send),
        get (plan_at::REOPEN,  Case(Action::CloseCase), plan::reopen::show),
        post(plan_at::REOPEN,  Case(Action::CloseCase), plan::reopen::send),
        get (plan_at::DEPTH,   Case(Action::WriteCase), plan::depth::show),
        post(plan_at::DEPTH,   Case(Action::WriteCase), plan::depth::send),

        // Paper and figures
        get(paper_at::PRINT,           Case(Action::PrintCase), paper::print::show),
        get(paper_at::PLAN,            Case(Action::PrintCase), paper::plan::show),
        get(paper_at::BLANK,           SignedIn, paper::blank::show),
        get(paper_at::EVALUATION,      Agency(AgencyAction::ExportEvaluation), paper::evaluation::show),
        get(paper_at::EVALUATION_CSV,  Agency(AgencyAction::ExportEvaluation), paper::evaluation::csv),
        get(paper_at::EVALUATION_XLSX, Agency(AgencyAction::ExportEvaluation), paper::evaluation::xlsx),

        // One's own account
        get (konto_at::ACCOUNT,       SignedIn, konto::show::show),
        post(konto_at::CHOICES,       SignedIn, konto::choices::send),
        get (konto_at::PASSWORD,      SignedIn, konto::password::show),
        post(konto_at::PASSWORD,      SignedIn, konto::password::send),
        get (konto_at::BEGIN,         SignedIn, konto::second_factor::show),
        post(konto_at::BEGIN,         SignedIn, konto::second_factor::begin),
        post(konto_at::SECOND_FACTOR, SignedIn, konto::second_factor::confirm),
        get (konto_at::REMOVE,        SignedIn, konto::second_factor::show_removal),
        post(konto_at::REMOVE,        SignedIn, konto::second_factor::remove),
        get (konto_at::RECOVERY,      SignedIn, konto::second_factor::show_recovery),
        post(konto_at::RECOVERY,      SignedIn, konto::second_factor::renew),
        post(konto_at::SESSION,       SignedIn, konto::sessions::end),
        post(konto_at::ROLE,          SignedIn, konto::role::switch),

        // Administration
        get (amt_at::ACCOUNTS,       Agency(AgencyAction::ManageAccounts), amt::accounts::show),
        get (amt_at::NEW_ACCOUNT,    Agency(AgencyAction::ManageAccounts), amt::create::show),
        post(amt_at::NEW_ACCOUNT,    Agency(AgencyAction::ManageAccounts), amt::create::send),
        get (amt_at::ACCOUNT,        Agency(AgencyAction::ManageAccounts), amt::account::show),
        post(amt_at::ACCOUNT_STATE,  Agency(AgencyAction::ManageAccounts), amt::account::state),
        post(amt_at::ACCOUNT_RESET,  Agency(AgencyAction::ManageAccounts), amt::account::reset),
        get (amt_at::AGENCY,         Agency(AgencyAction::ManageAgency),   amt::agency::show),
        post(amt_at::AGENCY,         Agency(AgencyAction::ManageAgency),   amt::agency::send),
        post(amt_at::LEGAL_BASIS,    Agency(AgencyAction::ManageAgency),   amt::agency::set_basis),
    ]
}

/// What the page at this path demands; `None` when there is no such page.
pub(crate) fn permission(path: &str) -> Option<Permission> {
    static PAGES: LazyLock<HashMap<&'static str, Permission>> = LazyLock::new(|| {
        let pages = table().into_iter().filter(|route| route.method == axum::http::Method::GET);
        pages.map(|route| (route.path, route.permission)).collect()
    });
    PAGES.get(path).copied()
}
