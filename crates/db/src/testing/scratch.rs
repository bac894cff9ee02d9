//! One fresh database for one test.

use std::ops::Deref;
use std::sync::{Mutex, OnceLock};

use base::{SystemClock, Timestamp};
use tempfile::TempDir;

use super::Cluster;
use crate::dialect::Engine;
use crate::{Conn, Db, Location, MigrationSet, Options};

/// A migrated, empty database that is removed when dropped.
pub struct ScratchDb {
    db: Option<Db>,
    location: Location,
    _folder: Option<TempDir>,
    created: Option<String>,
}

impl Deref for ScratchDb {
    type Target = Db;
    fn deref(&self) -> &Db {
        self.db.as_ref().expect("open until dropped")
    }
}

impl ScratchDb {
    /// Where it lives, to open it a second time.
    pub fn location(&self) -> &Location {
        &self.location
    }
}

impl Drop for ScratchDb {
    fn drop(&mut self) {
        self.db = None;
        if let Some(name) = &self.created {
            let mut client = connect(&server());
            let _ = client.batch(&format!("DROP DATABASE \"{name}\" WITH (FORCE)"));
        }
    }
}

/// A fresh database of the given engine with the given schema.
///
/// # Panics
/// When the engine cannot be started; the message names the missing package.
pub fn scratch(engine: Engine, set: MigrationSet) -> ScratchDb {
    match engine {
        Engine::Sqlite => {
            let folder = tempfile::tempdir().expect("a folder for the test");
            let location = Location::File(folder.path().join("test.sqlite"));
            let db = open(&location);
            set.apply(&db, &SystemClock).expect("migrations apply");
            ScratchDb { db: Some(db), location, _folder: Some(folder), created: None }
        }
        Engine::Postgres => {
            let template = template(set);
            let name = unique("geleit_test");
            connect(&server())
                .batch(&format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\""))
                .expect("a database from the template");
            let location = Location::Server(database(&name));
            let db = Some(open(&location));
            ScratchDb { db, location, _folder: None, created: Some(name) }
        }
    }
}

fn open(location: &Location) -> Db {
    let options = Options { connections: 4, ..Options::default() };
    Db::open(location, options).expect("the database opens")
}

/// The template is named after its migrations, so a changed migration makes a new one. Test processes
/// run side by side: the advisory lock lets one of them build it.
fn template(set: MigrationSet) -> String {
    let mut weight = 0u64;
    for migration in set.all(Engine::Postgres) {
        for byte in format!("{migration:?}").bytes() {
            weight = weight.wrapping_mul(31).wrapping_add(byte.into());
        }
    }
    let name = format!("geleit_template_{set:?}_{weight:x}").to_lowercase();
    let mut conn = connect(&server());
    conn.batch("SELECT pg_advisory_lock(20210706)").expect("a lock");
    let found: Vec<(i64,)> = conn
        .query("SELECT count(*) FROM pg_database WHERE datname = $1", crate::params![name.as_str()])
        .expect("a look at the databases");
    if found[0].0 == 0 {
        let building = unique("geleit_building");
        conn.batch(&format!("CREATE DATABASE \"{building}\"")).expect("a database");
        set.apply(&open(&Location::Server(database(&building))), &SystemClock)
            .expect("migrations apply");
        conn.batch(&format!("ALTER DATABASE \"{building}\" RENAME TO \"{name}\""))
            .expect("the finished template gets its name");
    }
    conn.batch("SELECT pg_advisory_unlock(20210706)").expect("unlocked");
    name
}

fn unique(prefix: &str) -> String {
    static COUNT: Mutex<u32> = Mutex::new(0);
    let mut count = COUNT.lock().expect("a count");
    *count += 1;
    let now: Timestamp = base::Clock::now(&SystemClock);
    format!("{prefix}_{}_{}_{count}", std::process::id(), now.as_micros())
}

/// The server of this run, or one of this process alone.
fn server() -> String {
    static OWN: OnceLock<Cluster> = OnceLock::new();
    let start = || {
        let cluster = Cluster::start().expect("PostgreSQL starts");
        cluster.outlived_by_nobody();
        cluster
    };
    std::env::var("GELEIT_TEST_POSTGRES").unwrap_or_else(|_| OWN.get_or_init(start).url())
}

fn database(name: &str) -> String {
    let server = server();
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}

fn connect(url: &str) -> Conn {
    let client = postgres::Client::connect(url, postgres::NoTls).expect("the server answers");
    Conn::postgres(client)
}
