//! What can be done.

/// Something done to one case, or to those of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Read a case: client, plan, contacts, consents.
    ReadCase,
    /// Change it.
    WriteCase,
    /// Print or export the single case.
    PrintCase,
    /// End or reopen it.
    CloseCase,
    /// Read data of Art. 9 DSGVO / § 11 KDG / § 13 DSG-EKD (health, disability).
    ReadHealth,
    /// Give it to another case manager.
    AssignCase,
    /// See it in a list, by metadata alone.
    ListCases,
    /// Find it by a client's name or other content.
    SearchCases,
    /// Count it.
    CountCases,
    /// Put it into the pseudonymous evaluation record.
    ExportEvaluation,
}

impl Action {
    /// Every action on cases.
    pub const ALL: [Self; 10] = [
        Self::ReadCase,
        Self::WriteCase,
        Self::PrintCase,
        Self::CloseCase,
        Self::ReadHealth,
        Self::AssignCase,
        Self::ListCases,
        Self::SearchCases,
        Self::CountCases,
        Self::ExportEvaluation,
    ];

    /// Its name in the policies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadCase => "ReadCase",
            Self::WriteCase => "WriteCase",
            Self::PrintCase => "PrintCase",
            Self::CloseCase => "CloseCase",
            Self::ReadHealth => "ReadHealth",
            Self::AssignCase => "AssignCase",
            Self::ListCases => "ListCases",
            Self::SearchCases => "SearchCases",
            Self::CountCases => "CountCases",
            Self::ExportEvaluation => "ExportEvaluation",
        }
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// Something done in an agency that is not about one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgencyAction {
    /// Record a one-off enquiry (no person in it).
    CreateEnquiry,
    /// Begin counselling: a new client and case.
    OpenCase,
    /// Create, disable, reset accounts and give roles.
    ManageAccounts,
    /// Change an agency's settings and legal bases.
    ManageAgency,
    /// Add agencies and accounts of the whole installation.
    ManageHouse,
    /// Read the audit log.
    ReadAudit,
    /// Read which consents exist (metadata).
    ReadConsent,
    /// Export evaluation records at all; which rows follows from the [`super::Scope`].
    ExportEvaluation,
    /// See counters at all; which rows follows from the [`super::Scope`].
    CountCases,
    /// Give case managers leave to take part in a body.
    GrantMandate,
    /// Read who works for integration in the Kreis.
    ReadActors,
    /// Read how they are reached: names, telephone, mail.
    ReadContacts,
    /// Keep both: who works for integration, and which exchange formats there are.
    KeepActors,
    /// Read which exchange formats there are and who goes where.
    ReadFormats,
    /// Say that a format is missing.
    ProposeFormat,
}

impl AgencyAction {
    /// Every action in an agency.
    pub const ALL: [Self; 15] = [
        Self::CreateEnquiry,
        Self::OpenCase,
        Self::ManageAccounts,
        Self::ManageAgency,
        Self::ManageHouse,
        Self::ReadAudit,
        Self::ReadConsent,
        Self::ExportEvaluation,
        Self::CountCases,
        Self::GrantMandate,
        Self::ReadActors,
        Self::ReadContacts,
        Self::KeepActors,
        Self::ReadFormats,
        Self::ProposeFormat,
    ];

    pub(super) const fn index(self) -> usize {
        self as usize
    }

    /// Its name in the policies.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CreateEnquiry => "CreateEnquiry",
            Self::OpenCase => "OpenCase",
            Self::ManageAccounts => "ManageAccounts",
            Self::ManageAgency => "ManageAgency",
            Self::ManageHouse => "ManageHouse",
            Self::ReadAudit => "ReadAudit",
            Self::ReadConsent => "ReadConsent",
            Self::ExportEvaluation => "ExportEvaluation",
            Self::CountCases => "CountCases",
            Self::GrantMandate => "GrantMandate",
            Self::ReadActors => "ReadActors",
            Self::ReadContacts => "ReadContacts",
            Self::KeepActors => "KeepActors",
            Self::ReadFormats => "ReadFormats",
            Self::ProposeFormat => "ProposeFormat",
        }
    }
}
