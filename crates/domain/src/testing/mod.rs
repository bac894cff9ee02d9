//! A small world for the tests of every slice: three agencies under different law, people in every
//! role, known passwords.
//!
//! [`TestHouse`] derefs to [`House`]; `house_test!` runs one story on both engines.

mod cases;
pub mod store;
#[cfg(test)]
pub(crate) mod worlds;

use std::ops::Deref;
use std::sync::Arc;

use base::{FixedClock, Locale, Personal, SeededRandom, SystemClock, Timestamp};
use db::dialect::Engine;
use db::testing::{ScratchDb, scratch};
use db::{Db, MigrationSet, Options};
use vault::{MasterKey, Vault};

pub use cases::{add_row, answer, confirm_warning, open_case, set_progress, withdraw};

use crate::house::House;
use crate::identity::accounts::{Membership, store as accounts};
use crate::identity::agencies::store as agencies;
use crate::identity::{
    Access, AccountId, Actor, Agency, AgencyId, Doer, Law, LoginPolicy, NewAccount, NewMembership,
    PasswordPolicy, Role, create_account,
};

/// The password of everybody in the small world.
pub const PASSWORD: &str = "blaue Gurken tanzen";

/// The moment the small world begins: noon in Germany, a Monday.
pub const BEGINNING: &str = "2026-06-15T10:00:00Z";

/// A house with scratch databases, a clock that stands still, and seeded chance.
pub struct TestHouse {
    house: Arc<House>,
    /// The clock, to be moved.
    pub clock: Arc<FixedClock>,
    /// Stadt Singen, under DSGVO and LDSG.
    pub singen: Agency,
    /// Caritasverband Singen-Hegau, under KDG.
    pub caritas: Agency,
    /// Landkreis Konstanz, under DSGVO and LDSG.
    pub landkreis: Agency,
    /// Case manager of Singen, IntMan-Nr. 1; login `anna`.
    pub anna: Actor,
    /// Case manager of Singen, IntMan-Nr. 2; login `ben`.
    pub ben: Actor,
    /// Speaker of the case managers, in Singen, IntMan-Nr. 3; login `selma`.
    pub selma: Actor,
    /// Team lead of Singen; login `lars`.
    pub lars: Actor,
    /// Data protection officer of Singen; login `dora`.
    pub dora: Actor,
    /// Administrator of Singen; login `ada`.
    pub ada: Actor,
    /// Integration officer of Singen; login `ines`.
    pub ines: Actor,
    /// Case manager of Caritas, IntMan-Nr. 1; login `cora`.
    pub cora: Actor,
    /// Team lead of Caritas; login `clara`.
    pub clara: Actor,
    /// Case manager of the Landkreis, IntMan-Nr. 1; login `lena`.
    pub lena: Actor,
    /// Member of the Koordinierungsrunde, of no agency; login `rita`.
    pub rita: Actor,
    /// Member of the council, of no agency; login `carl`.
    pub carl: Actor,
    /// Administrator of the whole house; login `hugo`.
    pub hugo: Actor,
    data: ScratchDb,
    keystore: ScratchDb,
}

impl Deref for TestHouse {
    type Target = House;
    fn deref(&self) -> &House {
        &self.house
    }
}

impl TestHouse {
    /// A fresh small world on the given engine. The keystore is a SQLite file always.
    ///
    /// # Panics
    /// When the databases cannot be made.
    #[allow(clippy::expect_used)]
    pub fn new(engine: Engine) -> Self {
        Self::build(scratch(engine, MigrationSet::Data)).expect("a small world")
    }

    /// A fresh small world in a SQLite file: for the layers above, which know no engines.
    ///
    /// # Panics
    /// When the databases cannot be made.
    pub fn fresh() -> Self {
        Self::new(Engine::Sqlite)
    }

    fn build(data: ScratchDb) -> base::Outcome<Self> {
        let begin = Timestamp::parse(BEGINNING).ok_or_else(|| base::Problem::internal("begin"))?;
        let clock = Arc::new(FixedClock::new(begin));
        let random = Arc::new(SeededRandom::new(4711));
        let keystore = scratch(Engine::Sqlite, MigrationSet::Keystore);
        let opened = |db: &ScratchDb| {
            Db::open(db.location(), Options { connections: 4, ..Options::default() })
        };
        let vault = Vault::create_with(
            opened(&keystore)?,
            MasterKey::generate(&*random),
            Arc::new(SystemClock),
            random.clone(),
        )?;
        let passwords = PasswordPolicy::cheap(&*random)?;
        let login = LoginPolicy::demonstration(passwords);
        let house = House {
            data: Arc::new(opened(&data)?),
            vault: Arc::new(vault),
            clock: clock.clone(),
            random: random.clone(),
            access: Arc::new(Access::load().map_err(base::Problem::internal)?),
            login,
            directory: Arc::default(),
        };
        let agency = |name: &str, short_name: &str, law, key: &str| {
            let id: AgencyId = house.new_id();
            house.vault.create_agency_key(&id.text())?;
            Ok::<_, base::Problem>(Agency {
                id,
                name: name.to_owned(),
                short_name: short_name.to_owned(),
                law,
                municipality_key: key.to_owned(),
                created_at: begin,
            })
        };
        let singen = agency("Stadt Singen (Hohentwiel)", "singen", Law::DsgvoLdsgBw, "08335075")?;
        let caritas = agency("Caritasverband Singen-Hegau e.V.", "caritas", Law::Kdg, "08335075")?;
        let landkreis = agency("Landkreis Konstanz", "landkreis", Law::DsgvoLdsgBw, "08335043")?;
        let hash = house.login.passwords.hash(PASSWORD, &*house.random)?;
        // One transaction without audit entries: the world was there before the story begins.
        let (mut people, mut rows) = (Vec::new(), Vec::new());
        let mut person =
            |login: &str, name: &str, role: Role, at: Option<&Agency>, no: Option<i64>| {
                let actor = Actor {
                    account: house.new_id(),
                    membership: house.new_id(),
                    role,
                    agency: at.map(|agency| agency.id),
                    case_manager_no: no,
                    display_name: name.to_owned(),
                    language: Locale::De,
                };
                rows.push((login.to_owned(), actor.clone()));
                actor
            };
        let (s, c, l) = (Some(&singen), Some(&caritas), Some(&landkreis));
        let anna = person("anna", "Anna Amsel", Role::CaseManager, s, Some(1));
        let ben = person("ben", "Ben Bussard", Role::CaseManager, s, Some(2));
        let selma = person("selma", "Selma Sperling", Role::Speaker, s, Some(3));
        let lars = person("lars", "Lars Lerche", Role::TeamLead, s, None);
        let dora = person("dora", "Dora Dohle", Role::DataProtectionOfficer, s, None);
        let ada = person("ada", "Ada Adler", Role::Administrator, s, None);
        let ines = person("ines", "Ines Ibis", Role::IntegrationOfficer, s, None);
        let cora = person("cora", "Cora Kranich", Role::CaseManager, c, Some(1));
        let clara = person("clara", "Clara Kiebitz", Role::TeamLead, c, None);
        let lena = person("lena", "Lena Luchs", Role::CaseManager, l, Some(1));
        let rita = person("rita", "Rita Rabe", Role::RoundMember, None, None);
        let carl = person("carl", "Carl Kauz", Role::CouncilMember, None, None);
        let hugo = person("hugo", "Hugo Häher", Role::Administrator, None, None);
        people.append(&mut rows);
        house.data.write(|tx| {
            for agency in [&singen, &caritas, &landkreis] {
                agencies::add(tx, agency)?;
            }
            for (login, actor) in &people {
                let row = accounts::NewRow {
                    id: actor.account,
                    login,
                    display_name: &actor.display_name,
                    email: None,
                    password_hash: &hash,
                    must_change: false,
                    language: actor.language,
                    now: begin,
                };
                accounts::add(tx, &row)?;
                let membership = Membership {
                    id: actor.membership,
                    account: actor.account,
                    role: actor.role,
                    agency: actor.agency,
                    case_manager_no: actor.case_manager_no,
                    valid_from: begin.day(),
                    valid_until: None,
                };
                accounts::add_membership(tx, &membership)?;
            }
            Ok::<_, db::DbError>(())
        })?;
        Ok(Self {
            house: Arc::new(house),
            clock,
            singen,
            caritas,
            landkreis,
            anna,
            ben,
            selma,
            lars,
            dora,
            ada,
            ines,
            cora,
            clara,
            lena,
            rita,
            carl,
            hugo,
            data,
            keystore,
        })
    }

    /// Everybody of the small world.
    pub fn everybody(&self) -> [&Actor; 13] {
        [
            &self.anna,
            &self.ben,
            &self.selma,
            &self.lars,
            &self.dora,
            &self.ada,
            &self.ines,
            &self.cora,
            &self.clara,
            &self.lena,
            &self.rita,
            &self.carl,
            &self.hugo,
        ]
    }

    /// One more person, in one role of one agency.
    ///
    /// # Panics
    /// When the login is taken.
    #[allow(clippy::expect_used)]
    pub fn hire(&self, login: &str, role: Role, agency: AgencyId) -> Actor {
        let new = NewAccount {
            login: login.to_owned(),
            display_name: login.to_uppercase(),
            email: None,
            language: Locale::De,
            password: Some(Personal::new(PASSWORD.to_owned())),
            must_change: false,
            memberships: vec![NewMembership::new(role, agency)],
        };
        let created = create_account(self, Doer::Console, &new).expect("a free login");
        self.actor_of(created.account)
    }

    /// The person of an account, in the first role.
    ///
    /// # Panics
    /// When there is no such account.
    #[allow(clippy::expect_used)]
    pub fn actor_of(&self, account: AccountId) -> Actor {
        let found = self.house.data.read(|conn| {
            let person = accounts::one(conn, account)?;
            Ok::<_, db::DbError>((person, accounts::memberships(conn, account)?))
        });
        let (person, roles) = found.expect("the store answers");
        let (person, role) = (person.expect("an account"), roles.first().expect("a role"));
        Actor {
            account,
            membership: role.id,
            role: role.role,
            agency: role.agency,
            case_manager_no: role.case_manager_no,
            display_name: person.display_name.into_inner(),
            language: person.language,
        }
    }

    /// From now on a role needs a second factor.
    ///
    /// # Panics
    /// When the house is shared already.
    #[allow(clippy::expect_used)]
    pub fn require_second_factor(&mut self, role: Role) {
        let house = Arc::get_mut(&mut self.house).expect("nobody else holds the house yet");
        house.login.second_factor_for.insert(role);
    }

    /// The house itself, to be shared with the pages.
    pub fn shared(&self) -> Arc<House> {
        Arc::clone(&self.house)
    }

    /// The files of both databases, with what SQLite keeps beside them; empty on a server.
    pub fn files(&self) -> Vec<std::path::PathBuf> {
        let mut files = Vec::new();
        for db in [&self.data, &self.keystore] {
            if let db::Location::File(path) = db.location() {
                for ending in ["", "-wal", "-shm", "-journal"] {
                    let mut file = path.clone().into_os_string();
                    file.push(ending);
                    files.push(file.into());
                }
            }
        }
        files
    }

    /// The scratch database behind it, to open it a second time.
    pub fn scratch(&self) -> &ScratchDb {
        &self.data
    }
}

/// Runs one story on both engines: `house_test! { fn name(house) { … } }`, with a fresh [`TestHouse`].
#[macro_export]
macro_rules! house_test {
    ($(#[$meta:meta])* fn $name:ident($house:ident) $body:block) => {
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            fn story($house: &$crate::testing::TestHouse) $body

            #[test]
            fn sqlite() {
                story(&$crate::testing::TestHouse::new(db::dialect::Engine::Sqlite));
            }

            #[test]
            fn postgres() {
                story(&$crate::testing::TestHouse::new(db::dialect::Engine::Postgres));
            }
        }
    };
}
