#include "seed/seeding_role.h"

#include <fmt/format.h>

#include <exception>

namespace rehearse::seed {

namespace {

// {0} is the role, as a literal.

// Whoever owns something here, unless that leads further than to what is in databases: to superusers, to
// those who may make roles (who may grant themselves any before version 16) or replicate, and to the
// predefined roles that read files, run programs or reach the network. Those that do not are named: there
// will be others.
constexpr const char* kOwners = R"(
WITH owners AS (
  SELECT relowner AS owner FROM pg_class WHERE oid >= 16384
  UNION SELECT typowner FROM pg_type WHERE oid >= 16384
  UNION SELECT proowner FROM pg_proc WHERE oid >= 16384
  UNION SELECT nspowner FROM pg_namespace
  UNION SELECT datdba FROM pg_database WHERE datname = current_database()),
powerful AS (
  SELECT oid FROM pg_roles
  WHERE rolsuper OR rolcreaterole OR rolreplication OR oid < 16384 AND rolname NOT IN
    ('pg_database_owner', 'pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables',
     'pg_signal_backend', 'pg_read_all_data', 'pg_write_all_data', 'pg_maintain', 'pg_checkpoint',
     'pg_use_reserved_connections'))
SELECT format('GRANT %I TO %I', r.rolname, {0}::text)
FROM pg_roles r JOIN owners o ON o.owner = r.oid
WHERE r.oid >= 16384 AND r.rolname <> {0}
  AND NOT EXISTS (SELECT FROM powerful p WHERE pg_has_role(r.oid, p.oid, 'MEMBER'))
ORDER BY r.rolname)";

// Owners may have taken rights from themselves, and some tables are a superuser's. What is an extension's is
// its own affair: a row in one of its tables may be a command. A grant to a role that had none, and its
// revocation, leave the list of rights as it was.
constexpr const char* kGrants = R"(
SELECT format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO %I', current_database(), {0}::text)
WHERE NOT (has_database_privilege({0}, current_database(), 'CONNECT')
           AND has_database_privilege({0}, current_database(), 'CREATE')
           AND has_database_privilege({0}, current_database(), 'TEMPORARY'))
UNION ALL
SELECT format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, {0}::text)
FROM pg_namespace n
WHERE n.nspname !~ '^pg_' AND NOT has_schema_privilege({0}, n.oid, 'USAGE')
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_namespace'::regclass AND d.objid = n.oid
                  AND d.deptype = 'e')
UNION ALL
SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE%s ON TABLE %s TO %I',
              CASE WHEN pg_has_role({0}, c.relowner, 'USAGE') THEN ', TRIGGER' ELSE '' END,
              c.oid::regclass, {0}::text)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.oid >= 16384
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND NOT (has_table_privilege({0}, c.oid, 'SELECT') AND has_table_privilege({0}, c.oid, 'INSERT')
           AND has_table_privilege({0}, c.oid, 'UPDATE') AND has_table_privilege({0}, c.oid, 'DELETE')
           AND has_table_privilege({0}, c.oid, 'TRUNCATE')
           AND (has_table_privilege({0}, c.oid, 'TRIGGER') OR NOT pg_has_role({0}, c.relowner, 'USAGE')))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                  AND d.deptype = 'e')
UNION ALL
SELECT format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %s TO %I', c.oid::regclass, {0}::text)
FROM pg_class c
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND c.oid >= 16384
  AND NOT (has_sequence_privilege({0}, c.oid, 'USAGE') AND has_sequence_privilege({0}, c.oid, 'SELECT')
           AND has_sequence_privilege({0}, c.oid, 'UPDATE'))
UNION ALL
SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', p.oid::regprocedure, {0}::text)
FROM pg_proc p
WHERE p.oid >= 16384 AND p.prokind IN ('f', 'w') AND pg_has_role({0}, p.proowner, 'USAGE')
  AND NOT has_function_privilege({0}, p.oid, 'EXECUTE'))";

// On an attached server, which asks for one, it has the password of the owner.
constexpr const char* kPassword = "SELECT rolpassword FROM pg_authid WHERE rolname = $1";

constexpr const char* kSessions =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = {0}";

bool is_superuser(pg::Connection& connection) {
  return connection.query("SELECT pg_catalog.current_setting('is_superuser')").text(0, 0) == "on";
}

}  // namespace

SeedingRole::SeedingRole(const pg::Target& superuser, MigrationRole migrations)
    : admin_(superuser), target_(superuser) {
  if (migrations == MigrationRole::superuser || !is_superuser(admin_)) return;
  admin_.query("SET search_path = pg_catalog, pg_temp");
  target_ = pg::as_seeder(superuser.endpoint, superuser.database);
  name_ = pg::quote_identifier(target_.user);
  drop();  // of a fill that could not
  try {
    create();
    obey(kOwners);
    obey(kGrants);
  } catch (...) {
    drop_if_possible();
    throw;
  }
}

SeedingRole::~SeedingRole() {
  if (!name_.empty()) drop_if_possible();
}

void SeedingRole::create() {
  const pg::Result found = admin_.query(kPassword, {target_.endpoint.owner});
  const bool none = found.rows() == 0 || found.null(0, 0);
  const std::string password = none ? "" : " PASSWORD " + pg::quote_literal(found.text(0, 0));
  admin_.query(
      fmt::format("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS{}", name_, password));
}

// Carries out the statements that a query gives.
void SeedingRole::obey(const char* sql) {
  const pg::Result statements = query(sql);
  for (std::size_t i = 0; i < statements.rows(); ++i) admin_.query(std::string(statements.text(i, 0)));
}

// Settings of a role are applied at its login with the rights of who made them (manual, ALTER ROLE).
void SeedingRole::fire_no_triggers() {
  if (!name_.empty())
    admin_.query(fmt::format("ALTER ROLE {} SET session_replication_role = replica", name_));
}

void SeedingRole::drop() {
  if (query("SELECT FROM pg_roles WHERE rolname = {0}").rows() == 0) return;
  admin_.query(fmt::format("ALTER ROLE {} NOLOGIN", name_));
  query(kSessions);
  admin_.query(
      fmt::format("REASSIGN OWNED BY {} TO {}", name_, pg::quote_identifier(target_.endpoint.owner)));
  admin_.query(fmt::format("DROP OWNED BY {} CASCADE", name_));
  admin_.query(fmt::format("DROP ROLE {}", name_));
}

void SeedingRole::drop_if_possible() noexcept {
  try {
    drop();
  } catch (const std::exception&) {
    // The server is gone; or the next fill says what stands in the way.
  }
}

pg::Result SeedingRole::query(const char* sql) {
  return admin_.query(fmt::format(fmt::runtime(sql), pg::quote_literal(target_.user)));
}

}  // namespace rehearse::seed
