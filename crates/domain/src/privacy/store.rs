//! Every SQL text of the legal objects.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::objects::{AgreementId, ClientId, NoticeId, ReleaseId};
use super::{ConsentForm, ConsentId, ConsentTerm, Notice, Purpose};
use crate::identity::{AccountId, AgencyId, Permit};

db::statements! {
    INSERT_AGREEMENT = "INSERT INTO counselling_agreement \
        (id, client_id, agency_id, concluded_on, ended_on, language, taken_by, sealed, created_at) \
        VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, $8)";
    AGREEMENTS = "SELECT id, concluded_on, ended_on, language, taken_by, sealed \
        FROM counselling_agreement WHERE client_id = $1 ORDER BY concluded_on, id";
    /// When agreements hold; nothing sealed is read.
    TERMS_OF_AGREEMENTS = "SELECT concluded_on, ended_on FROM counselling_agreement WHERE client_id = $1 \
        ORDER BY concluded_on, id";
    END_AGREEMENTS = "UPDATE counselling_agreement SET ended_on = $2 \
        WHERE client_id = $1 AND ended_on IS NULL";
    INSERT_NOTICE = "INSERT INTO privacy_notice \
        (id, client_id, agency_id, handed_out_on, language, version, text_hash, handed_out_by, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    NOTICES = "SELECT id, handed_out_on, language, version, text_hash, created_at \
        FROM privacy_notice WHERE client_id = $1 ORDER BY handed_out_on, id";
    INSERT_CONSENT = "INSERT INTO consent (id, client_id, agency_id, law, version, text_hash, language, \
        form, given_on, expires_on, taken_by, withdrawn_on, sealed, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, $12, $13)";
    CONSENTS = "SELECT id, law, version, text_hash, language, form, given_on, expires_on, withdrawn_on, \
        sealed FROM consent WHERE client_id = $1 ORDER BY given_on, id";
    /// Every answer to every purpose with the time it holds; nothing sealed is read.
    TERMS_OF_CONSENTS = "SELECT p.purpose, p.granted, p.withdrawn_on, c.given_on, c.expires_on, \
        c.withdrawn_on FROM consent c JOIN consent_purpose p ON p.consent_id = c.id \
        WHERE c.client_id = $1 ORDER BY c.given_on, c.id, p.purpose";
    WITHDRAW_CONSENT = "UPDATE consent SET withdrawn_on = $2, sealed = $3 WHERE id = $1 AND client_id = $4";
    INSERT_PURPOSE = "INSERT INTO consent_purpose (consent_id, purpose, granted, withdrawn_on) \
        VALUES ($1, $2, $3, NULL)";
    PURPOSES = "SELECT p.consent_id, p.purpose, p.granted, p.withdrawn_on FROM consent_purpose p \
        JOIN consent c ON c.id = p.consent_id WHERE c.client_id = $1 ORDER BY p.consent_id, p.purpose";
    WITHDRAW_PURPOSE = "UPDATE consent_purpose SET withdrawn_on = $3 \
        WHERE consent_id = $1 AND purpose = $2 AND granted = 1 AND withdrawn_on IS NULL";
    INSERT_RELEASE = "INSERT INTO confidentiality_release (id, client_id, agency_id, mutual, given_on, \
        expires_on, revoked_on, taken_by, sealed, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9)";
    RELEASES = "SELECT id, agency_id, mutual, given_on, expires_on, revoked_on, sealed \
        FROM confidentiality_release WHERE client_id = $1 ORDER BY given_on, id";
    RELEASES_IN_FORCE = "SELECT count(*) FROM confidentiality_release WHERE client_id = $1 \
        AND given_on <= $2 AND (expires_on IS NULL OR expires_on >= $2) \
        AND (revoked_on IS NULL OR revoked_on > $2)";
    REVOKE_RELEASE = "UPDATE confidentiality_release SET revoked_on = $3 \
        WHERE id = $1 AND client_id = $2 AND revoked_on IS NULL";
    INSERT_DELETION = "INSERT INTO deletion_task \
        (id, client_id, agency_id, reason, due_on, done_at, created_at) \
        VALUES ($1, $2, $3, $4, $5, NULL, $6)";
    LIFT_DELETIONS = "DELETE FROM deletion_task \
        WHERE client_id = $1 AND reason = $2 AND done_at IS NULL";
    OPEN_DELETIONS = "SELECT reason, due_on FROM deletion_task \
        WHERE client_id = $1 AND done_at IS NULL ORDER BY due_on, reason";
}

/// An agreement as stored, still sealed.
pub(super) struct SealedAgreement {
    pub(super) id: AgreementId,
    pub(super) concluded_on: Date,
    pub(super) ended_on: Option<Date>,
    pub(super) language: String,
    pub(super) taken_by: AccountId,
    pub(super) sealed: Vec<u8>,
}

impl FromRow for SealedAgreement {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            concluded_on: row.get(1)?,
            ended_on: row.get(2)?,
            language: row.get(3)?,
            taken_by: row.get(4)?,
            sealed: row.get(5)?,
        })
    }
}

/// A consent as stored, still sealed and without its purposes.
pub(super) struct SealedConsent {
    pub(super) id: ConsentId,
    pub(super) law: String,
    pub(super) version: String,
    pub(super) text_hash: String,
    pub(super) language: String,
    pub(super) form: ConsentForm,
    pub(super) given_on: Date,
    pub(super) expires_on: Option<Date>,
    pub(super) withdrawn_on: Option<Date>,
    pub(super) sealed: Vec<u8>,
}

impl FromRow for SealedConsent {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let form: String = row.get(5)?;
        Ok(Self {
            id: row.get(0)?,
            law: row.get(1)?,
            version: row.get(2)?,
            text_hash: row.get(3)?,
            language: row.get(4)?,
            form: ConsentForm::parse(&form)
                .ok_or_else(|| DbError::Other("a form of consent is none of ours".to_owned()))?,
            given_on: row.get(6)?,
            expires_on: row.get(7)?,
            withdrawn_on: row.get(8)?,
            sealed: row.get(9)?,
        })
    }
}

impl FromRow for Notice {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            handed_out_on: row.get(1)?,
            language: row.get(2)?,
            version: row.get(3)?,
            text_hash: row.get(4)?,
            created_at: row.get(5)?,
        })
    }
}

/// A release as stored, still sealed.
pub(super) struct SealedRelease {
    pub(super) id: ReleaseId,
    pub(super) agency: AgencyId,
    pub(super) mutual: bool,
    pub(super) given_on: Date,
    pub(super) expires_on: Option<Date>,
    pub(super) revoked_on: Option<Date>,
    pub(super) sealed: Vec<u8>,
}

impl FromRow for SealedRelease {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.get(0)?,
            agency: row.get(1)?,
            mutual: row.get(2)?,
            given_on: row.get(3)?,
            expires_on: row.get(4)?,
            revoked_on: row.get(5)?,
            sealed: row.get(6)?,
        })
    }
}

/// Who records for whom, and when: the columns every legal object shares.
#[derive(Clone, Copy)]
pub(super) struct Record {
    pub(super) client: ClientId,
    pub(super) agency: AgencyId,
    pub(super) by: AccountId,
    pub(super) at: Timestamp,
}

pub(super) fn insert_agreement(
    tx: &mut Tx<'_>,
    record: Record,
    id: AgreementId,
    concluded_on: Date,
    language: &str,
    sealed: Vec<u8>,
) -> Result<(), DbError> {
    let Record { client, agency, by, at } = record;
    tx.execute(
        INSERT_AGREEMENT,
        params![id, client, agency, concluded_on, language, by, sealed, at],
    )?;
    Ok(())
}

pub(super) fn agreements(
    conn: &mut Conn,
    permit: &Permit,
) -> Result<Vec<SealedAgreement>, DbError> {
    conn.query(AGREEMENTS, params![permit.client_id()])
}

/// When each agreement of a client was concluded and, perhaps, ended.
pub(super) fn terms_of_agreements(
    conn: &mut Conn,
    permit: &Permit,
) -> Result<Vec<(Date, Option<Date>)>, DbError> {
    conn.query(TERMS_OF_AGREEMENTS, params![permit.client_id()])
}

/// Every answer a client gave to a purpose; unknown purposes of a newer program are passed over.
pub(super) fn terms_of_consents(
    conn: &mut Conn,
    permit: &Permit,
) -> Result<Vec<ConsentTerm>, DbError> {
    type Found = (String, bool, Option<Date>, Date, Option<Date>, Option<Date>);
    let rows: Vec<Found> = conn.query(TERMS_OF_CONSENTS, params![permit.client_id()])?;
    let term =
        |(purpose, granted, answer_withdrawn_on, given_on, expires_on, withdrawn_on): Found| {
            let purpose = Purpose::parse(&purpose)?;
            Some(ConsentTerm {
                purpose,
                granted,
                given_on,
                expires_on,
                withdrawn_on: [answer_withdrawn_on, withdrawn_on].into_iter().flatten().min(),
            })
        };
    Ok(rows.into_iter().filter_map(term).collect())
}

/// Ends every running agreement of the client.
pub(super) fn end_agreements(tx: &mut Tx<'_>, permit: &Permit, on: Date) -> Result<u64, DbError> {
    tx.execute(END_AGREEMENTS, params![permit.client_id(), on])
}

pub(super) fn insert_notice(
    tx: &mut Tx<'_>,
    record: Record,
    id: NoticeId,
    handed_out_on: Date,
    language: &str,
    text: (&str, &str),
) -> Result<(), DbError> {
    let Record { client, agency, by, at } = record;
    let (version, hash) = text;
    tx.execute(
        INSERT_NOTICE,
        params![id, client, agency, handed_out_on, language, version, hash, by, at],
    )?;
    Ok(())
}

/// The notices a client was given.
pub(super) fn notices(conn: &mut Conn, permit: &Permit) -> Result<Vec<Notice>, DbError> {
    conn.query(NOTICES, params![permit.client_id()])
}

pub(super) fn insert_consent(
    tx: &mut Tx<'_>,
    record: Record,
    consent: &SealedConsent,
    answers: &[(Purpose, bool)],
) -> Result<(), DbError> {
    let Record { client, agency, by, at } = record;
    tx.execute(
        INSERT_CONSENT,
        params![
            consent.id,
            client,
            agency,
            &consent.law,
            &consent.version,
            &consent.text_hash,
            &consent.language,
            consent.form.name(),
            consent.given_on,
            consent.expires_on,
            by,
            consent.sealed.clone(),
            at,
        ],
    )?;
    for (purpose, granted) in answers {
        tx.execute(INSERT_PURPOSE, params![consent.id, purpose.name(), *granted])?;
    }
    Ok(())
}

pub(super) fn consents(conn: &mut Conn, permit: &Permit) -> Result<Vec<SealedConsent>, DbError> {
    conn.query(CONSENTS, params![permit.client_id()])
}

/// One answer of a consent: whose, for what, yes or no, and when it was withdrawn.
type PurposeRow = (ConsentId, String, bool, Option<Date>);

pub(super) fn purposes(conn: &mut Conn, permit: &Permit) -> Result<Vec<PurposeRow>, DbError> {
    conn.query(PURPOSES, params![permit.client_id()])
}

/// How many purposes were taken back.
pub(super) fn withdraw(
    tx: &mut Tx<'_>,
    permit: &Permit,
    consent: ConsentId,
    purposes: &[Purpose],
    on: Date,
    whole: bool,
    sealed: Vec<u8>,
) -> Result<u64, DbError> {
    let client = permit.client_id();
    if tx.execute(WITHDRAW_CONSENT, params![consent, whole.then_some(on), sealed, client])? == 0 {
        return Ok(0);
    }
    let mut stopped = 0;
    for purpose in purposes {
        stopped += tx.execute(WITHDRAW_PURPOSE, params![consent, purpose.name(), on])?;
    }
    Ok(stopped)
}

pub(super) fn insert_release(
    tx: &mut Tx<'_>,
    record: Record,
    release: &SealedRelease,
) -> Result<(), DbError> {
    let Record { client, agency, by, at } = record;
    let SealedRelease { id, mutual, given_on, expires_on, sealed, .. } = release;
    tx.execute(
        INSERT_RELEASE,
        params![*id, client, agency, *mutual, *given_on, *expires_on, by, sealed.clone(), at],
    )?;
    Ok(())
}

pub(super) fn releases(conn: &mut Conn, permit: &Permit) -> Result<Vec<SealedRelease>, DbError> {
    conn.query(RELEASES, params![permit.client_id()])
}

/// How many releases hold on a day: days stand in the clear, whom they are for does not.
pub(super) fn releases_in_force(
    conn: &mut Conn,
    permit: &Permit,
    day: Date,
) -> Result<i64, DbError> {
    let (count,): (i64,) = conn.query_one(RELEASES_IN_FORCE, params![permit.client_id(), day])?;
    Ok(count)
}

pub(super) fn revoke_release(
    tx: &mut Tx<'_>,
    permit: &Permit,
    release: ReleaseId,
    on: Date,
) -> Result<bool, DbError> {
    Ok(tx.execute(REVOKE_RELEASE, params![release, permit.client_id(), on])? == 1)
}

pub(super) fn insert_deletion(
    tx: &mut Tx<'_>,
    record: Record,
    id: &str,
    reason: &str,
    due_on: Date,
) -> Result<(), DbError> {
    let Record { client, agency, at, .. } = record;
    tx.execute(INSERT_DELETION, params![id, client, agency, reason, due_on, at])?;
    Ok(())
}

/// Takes back deletions that have not been carried out; how many.
pub(super) fn lift_deletions(
    tx: &mut Tx<'_>,
    permit: &Permit,
    reason: &str,
) -> Result<u64, DbError> {
    tx.execute(LIFT_DELETIONS, params![permit.client_id(), reason])
}

/// Deletions that are due or will be: why, and by when.
pub fn open_deletions(conn: &mut Conn, permit: &Permit) -> Result<Vec<(String, Date)>, DbError> {
    conn.query(OPEN_DELETIONS, params![permit.client_id()])
}
