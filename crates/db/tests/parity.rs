//! The two schemas are one schema: same tables, columns, nullability, keys, indexes and views.
#![allow(clippy::unwrap_used)]

use db::dialect::Engine;
use db::testing::scratch;
use db::{Conn, DbError, MigrationSet};

const SQLITE_COLUMNS: &str = "SELECT m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || \
    (CASE WHEN c.\"notnull\" = 1 THEN 'required' ELSE 'optional' END) \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1";
const POSTGRES_COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || \
    (CASE data_type WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob' ELSE data_type END) || ' ' || \
    (CASE is_nullable WHEN 'NO' THEN 'required' ELSE 'optional' END) \
    FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT IN \
    (SELECT table_name FROM information_schema.views WHERE table_schema = current_schema()) ORDER BY 1";
/// With the views, which have names and no nullability.
const SQLITE_INDEXES: &str = "SELECT name FROM sqlite_master \
    WHERE type IN ('index', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY 1";
const POSTGRES_INDEXES: &str = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() \
    AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key' \
    UNION ALL SELECT table_name FROM information_schema.views WHERE table_schema = current_schema() ORDER BY 1";

fn lines(conn: &mut Conn, sql: &str) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = conn.query(sql, &[])?;
    let mut lines: Vec<String> = rows.into_iter().map(|(line,)| line).collect();
    lines.retain(|line| !line.starts_with("schema_migration."));
    lines.sort();
    Ok(lines)
}

#[test]
fn both_engines_have_the_same_schema() {
    for set in [MigrationSet::Data, MigrationSet::Keystore] {
        let sqlite = scratch(Engine::Sqlite, set);
        let postgres = scratch(Engine::Postgres, set);
        for (here, there) in
            [(SQLITE_COLUMNS, POSTGRES_COLUMNS), (SQLITE_INDEXES, POSTGRES_INDEXES)]
        {
            let a = sqlite.read(|conn| lines(conn, here)).unwrap();
            let b = postgres.read(|conn| lines(conn, there)).unwrap();
            assert_eq!(a, b);
            assert!(!a.is_empty());
        }
    }
}

#[test]
fn both_engines_have_the_same_migrations() {
    for set in [MigrationSet::Data, MigrationSet::Keystore] {
        let names = |engine| -> Vec<_> {
            set.all(engine).into_iter().map(|one| (one.number, one.name)).collect()
        };
        assert_eq!(names(Engine::Sqlite), names(Engine::Postgres));
        let numbers: Vec<i64> =
            names(Engine::Sqlite).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>());
    }
}
