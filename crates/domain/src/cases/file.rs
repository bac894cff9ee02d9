//! The case: what lists, deadlines and counters need, in the clear and without a name.

use base::{Date, Id, Kind, Personal};
use db::{DbError, FromRow, Row};

use crate::identity::{AccountId, AgencyId, CaseId};
use crate::privacy::ClientId;

#[doc(hidden)]
pub struct ReminderKind;
impl Kind for ReminderKind {
    const NAME: &'static str = "reminder";
}
/// Something to come back to.
pub type ReminderId = Id<ReminderKind>;

/// How deep a case is documented (paper, Anhang 4). The one-off enquiry is no case and stands apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CounsellingType {
    /// *Einfache Beratung*: Rahmendaten and Teil A, Teil B when useful.
    Simple,
    /// *Ausführliche Fallsteuerung*: Teil B with goals is expected.
    Steered,
}

impl CounsellingType {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Simple, Self::Steered];

    /// The name in the store and in the form's expressions.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "einfach",
            Self::Steered => "fallsteuerung",
        }
    }

    /// Reads the stored name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether a case is being worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseState {
    /// Being worked on.
    Open,
    /// Counselling has ended; the retention clock runs.
    Closed,
}

impl CaseState {
    /// The stored name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// Why counselling ended (list L13).
pub type EndReason = String;

/// A case.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// Its id.
    pub id: CaseId,
    /// The agency that keeps it.
    pub agency: AgencyId,
    /// Whom it is about.
    pub client: ClientId,
    /// Who is responsible.
    pub case_manager: AccountId,
    /// That person's running number (IntMan-Nr.).
    pub case_manager_no: i64,
    /// The plan's running number, never used twice.
    pub plan_no: i64,
    /// Municipality key (AGS, 8 digits).
    pub municipality_key: String,
    /// Depth of documentation.
    pub counselling_type: CounsellingType,
    /// Day of the first contact.
    pub first_contact_on: Date,
    /// In follow-up accommodation since (Z06), which starts the three years.
    pub housing_since: Option<Date>,
    /// Whether it is being worked on.
    pub state: CaseState,
    /// Day counselling ended.
    pub ended_on: Option<Date>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// First day of the retention period.
    pub retention_from: Option<Date>,
    /// Counts every change of this row.
    pub version: i64,
}

impl FromRow for CaseFile {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let counselling_type: String = row.get(7)?;
        let state: String = row.get(10)?;
        Ok(Self {
            id: row.get(0)?,
            agency: row.get(1)?,
            client: row.get(2)?,
            case_manager: row.get(3)?,
            case_manager_no: row.get(4)?,
            plan_no: row.get(5)?,
            municipality_key: row.get(6)?,
            counselling_type: CounsellingType::parse(&counselling_type)
                .ok_or_else(|| DbError::Other("unknown counselling type".to_owned()))?,
            first_contact_on: row.get(8)?,
            housing_since: row.get(9)?,
            state: if state == "open" { CaseState::Open } else { CaseState::Closed },
            ended_on: row.get(11)?,
            end_reason: row.get(12)?,
            retention_from: row.get(13)?,
            version: row.get(14)?,
        })
    }
}

/// What stands on top of every page of a case.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The case.
    pub file: CaseFile,
    /// `Nachname, Vorname`.
    pub name: Personal<String>,
}

/// A line of the case list.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// The case.
    pub file: CaseFile,
    /// `Nachname, Vorname`; absent for those who may count but not read.
    pub name: Option<Personal<String>>,
    /// The responsible person's name.
    pub manager: String,
}

/// What a case list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Open or closed ones; both when absent.
    pub state: Option<String>,
    /// Only this depth.
    pub counselling_type: Option<String>,
    /// Only cases of this municipality.
    pub municipality_key: Option<String>,
    /// Only own ones, or only those of absent colleagues.
    pub held: Option<Held>,
}

/// Whose a case is, seen from the person who lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The person's own.
    Own,
    /// Of somebody the person stands in for.
    Substituted,
}

impl Held {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Own, Self::Substituted];

    /// The name in statements and addresses, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Substituted => "substituted",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|held| held.name() == name)
    }
}

/// The order of a case list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// Opened last first.
    #[default]
    Newest,
    /// Opened first first.
    Oldest,
    /// The latest first contact first.
    FirstContact,
}

impl CaseOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::FirstContact];

    /// The name in addresses, also the end of its Fluent key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::FirstContact => "first-contact",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// Where a page of a list begins: at the top, or beside a row of the page one comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Turn {
    /// At the top.
    #[default]
    First,
    /// Behind the row with this key.
    After(String),
    /// Before the row with this key.
    Before(String),
}

/// A page of the case list.
#[derive(Debug, Clone, Default)]
pub struct CasePage {
    /// The rows, in the list's order.
    pub rows: Vec<CaseRow>,
    /// Key of the first row, when a page lies before it.
    pub previous: Option<String>,
    /// Key of the last row, when a page lies behind it.
    pub next: Option<String>,
}

/// A reminder.
#[derive(Debug, Clone)]
pub struct Reminder {
    /// Its id.
    pub id: ReminderId,
    /// The case.
    pub case: CaseId,
    /// The day it is due.
    pub due_on: Date,
    /// Why, as a code: `own`, or one of [`super::FollowUpReason`].
    pub reason: String,
    /// The question it hangs on, when the program set it.
    pub about: String,
    /// Its text, if it has one.
    pub note: Option<Personal<String>>,
}
