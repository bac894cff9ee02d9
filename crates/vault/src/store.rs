//! Every SQL text of the keystore.

use base::Timestamp;
use db::{Conn, DbError, Tx, params};

db::statements! {
    MASTER_CHECK = "SELECT sealed FROM master_check WHERE id = 1";
    /// Writes nothing new; takes the row's lock, so that whoever wraps with the master key and whoever
    /// replaces it wait for each other on both engines.
    LOCK_MASTER = "UPDATE master_check SET created_at = created_at WHERE id = 1 RETURNING sealed";
    ADD_MASTER_CHECK = "INSERT INTO master_check (id, sealed, created_at) VALUES (1, $1, $2)";
    SET_MASTER_CHECK = "UPDATE master_check SET sealed = $1, created_at = $2 WHERE id = 1";
    AGENCY_KEY = "SELECT wrapped FROM agency_key WHERE agency_id = $1";
    /// As `LOCK_MASTER`, for one agency.
    LOCK_AGENCY = "UPDATE agency_key SET created_at = created_at WHERE agency_id = $1 RETURNING wrapped";
    ALL_AGENCY_KEYS = "SELECT agency_id, wrapped FROM agency_key ORDER BY agency_id";
    ADD_AGENCY_KEY = "INSERT INTO agency_key (agency_id, wrapped, created_at) VALUES ($1, $2, $3) \
        ON CONFLICT (agency_id) DO NOTHING";
    SET_AGENCY_KEY = "UPDATE agency_key SET wrapped = $2 WHERE agency_id = $1";
    CLIENT_KEY = "SELECT agency_id, wrapped FROM client_key WHERE client_id = $1";
    CLIENT_KEYS_OF_AGENCY = "SELECT client_id, wrapped FROM client_key WHERE agency_id = $1 ORDER BY client_id";
    ADD_CLIENT_KEY = "INSERT INTO client_key (client_id, agency_id, wrapped, created_at) VALUES ($1, $2, $3, $4)";
    SET_CLIENT_KEY = "UPDATE client_key SET wrapped = $2 WHERE client_id = $1";
    DELETE_CLIENT_KEY = "DELETE FROM client_key WHERE client_id = $1";
    HOUSE_KEY = "SELECT wrapped FROM house_key WHERE name = $1";
    ALL_HOUSE_KEYS = "SELECT name, wrapped FROM house_key ORDER BY name";
    ADD_HOUSE_KEY = "INSERT INTO house_key (name, wrapped, created_at) VALUES ($1, $2, $3) \
        ON CONFLICT (name) DO NOTHING";
    SET_HOUSE_KEY = "UPDATE house_key SET wrapped = $2 WHERE name = $1";
    ERASURE = "SELECT client_id, erased_at, signature FROM erasure WHERE client_id = $1";
    ERASURES = "SELECT client_id, erased_at, signature FROM erasure ORDER BY erased_at, client_id";
    ADD_ERASURE = "INSERT INTO erasure (client_id, erased_at, signature) VALUES ($1, $2, $3) \
        ON CONFLICT (client_id) DO NOTHING";
}

type Named = (String, Vec<u8>);

fn one(conn: &mut Conn, sql: &str, name: &str) -> Result<Option<Vec<u8>>, DbError> {
    Ok(conn.query_opt::<(Vec<u8>,)>(sql, params![name])?.map(|(bytes,)| bytes))
}

pub(crate) fn master_check(conn: &mut Conn) -> Result<Option<Vec<u8>>, DbError> {
    Ok(conn.query_opt::<(Vec<u8>,)>(MASTER_CHECK, &[])?.map(|(bytes,)| bytes))
}

pub(crate) fn lock_master(tx: &mut Tx<'_>) -> Result<Option<Vec<u8>>, DbError> {
    Ok(tx.query_opt::<(Vec<u8>,)>(LOCK_MASTER, &[])?.map(|(bytes,)| bytes))
}

pub(crate) fn add_master_check(
    tx: &mut Tx<'_>,
    sealed: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD_MASTER_CHECK, params![sealed, now]).map(drop)
}

pub(crate) fn set_master_check(
    tx: &mut Tx<'_>,
    sealed: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(SET_MASTER_CHECK, params![sealed, now]).map(drop)
}

pub(crate) fn agency_key(conn: &mut Conn, agency: &str) -> Result<Option<Vec<u8>>, DbError> {
    one(conn, AGENCY_KEY, agency)
}

pub(crate) fn lock_agency(tx: &mut Tx<'_>, agency: &str) -> Result<Option<Vec<u8>>, DbError> {
    one(tx, LOCK_AGENCY, agency)
}

pub(crate) fn all_agency_keys(conn: &mut Conn) -> Result<Vec<Named>, DbError> {
    conn.query(ALL_AGENCY_KEYS, &[])
}

pub(crate) fn add_agency_key(
    tx: &mut Tx<'_>,
    agency: &str,
    wrapped: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD_AGENCY_KEY, params![agency, wrapped, now]).map(drop)
}

pub(crate) fn set_agency_key(tx: &mut Tx<'_>, agency: &str, wrapped: &[u8]) -> Result<(), DbError> {
    tx.execute(SET_AGENCY_KEY, params![agency, wrapped]).map(drop)
}

/// The agency and the wrapped key of a client.
pub(crate) fn client_key(conn: &mut Conn, client: &str) -> Result<Option<Named>, DbError> {
    conn.query_opt(CLIENT_KEY, params![client])
}

pub(crate) fn client_keys_of(conn: &mut Conn, agency: &str) -> Result<Vec<Named>, DbError> {
    conn.query(CLIENT_KEYS_OF_AGENCY, params![agency])
}

pub(crate) fn add_client_key(
    tx: &mut Tx<'_>,
    client: &str,
    agency: &str,
    wrapped: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD_CLIENT_KEY, params![client, agency, wrapped, now]).map(drop)
}

pub(crate) fn set_client_key(tx: &mut Tx<'_>, client: &str, wrapped: &[u8]) -> Result<(), DbError> {
    tx.execute(SET_CLIENT_KEY, params![client, wrapped]).map(drop)
}

pub(crate) fn delete_client_key(tx: &mut Tx<'_>, client: &str) -> Result<bool, DbError> {
    Ok(tx.execute(DELETE_CLIENT_KEY, params![client])? > 0)
}

pub(crate) fn house_key(conn: &mut Conn, name: &str) -> Result<Option<Vec<u8>>, DbError> {
    one(conn, HOUSE_KEY, name)
}

pub(crate) fn all_house_keys(conn: &mut Conn) -> Result<Vec<Named>, DbError> {
    conn.query(ALL_HOUSE_KEYS, &[])
}

pub(crate) fn add_house_key(
    tx: &mut Tx<'_>,
    name: &str,
    wrapped: &[u8],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(ADD_HOUSE_KEY, params![name, wrapped, now]).map(drop)
}

pub(crate) fn set_house_key(tx: &mut Tx<'_>, name: &str, wrapped: &[u8]) -> Result<(), DbError> {
    tx.execute(SET_HOUSE_KEY, params![name, wrapped]).map(drop)
}

pub(crate) type ErasureRow = (String, Timestamp, Vec<u8>);

pub(crate) fn erasure(conn: &mut Conn, client: &str) -> Result<Option<ErasureRow>, DbError> {
    conn.query_opt(ERASURE, params![client])
}

pub(crate) fn erasures(conn: &mut Conn) -> Result<Vec<ErasureRow>, DbError> {
    conn.query(ERASURES, &[])
}

pub(crate) fn add_erasure(
    tx: &mut Tx<'_>,
    client: &str,
    at: Timestamp,
    signature: &[u8],
) -> Result<(), DbError> {
    tx.execute(ADD_ERASURE, params![client, at, signature]).map(drop)
}
