#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

std::vector<Case> other_cases() {
  const std::string t = "CREATE TABLE t (id int, a int, b text)";
  const std::string f = "CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1'";
  const std::string mood = "CREATE TYPE mood AS ENUM ('sad', 'ok')";
  return {
      {"FunctionBody",
       f,
       "CREATE OR REPLACE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 2'",
       {"function public.f(integer, text): body SELECT 1 -> SELECT 2"}},
      {"FunctionAttributes",
       f,
       "ALTER FUNCTION f STABLE STRICT SECURITY DEFINER SET work_mem = '1MB'",
       {"function public.f(integer, text): security definer false -> true",
        "function public.f(integer, text): settings none -> work_mem=1MB",
        "function public.f(integer, text): strict false -> true",
        "function public.f(integer, text): volatility volatile -> stable"}},
      {"FunctionOverload",
       f,
       "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
       {"function public.f(integer): added (integer)"}},
      {"FunctionRevokedFromPublic",
       f,
       "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC",
       {"function public.f(integer, text): grants none -> PUBLIC: no EXECUTE"}},
      {"ParsedFunctionBody",
       "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
       "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 2; END",
       {"function public.f(): body BEGIN ATOMIC\n SELECT 1;\nEND -> BEGIN ATOMIC\n SELECT 2;\nEND"}},
      {"LostProcedure",
       "CREATE PROCEDURE p() LANGUAGE sql AS ''",
       "DROP PROCEDURE p",
       {"function public.p(): lost (procedure)"}},
      {"AggregateInitialState",
       "CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
       "CREATE OR REPLACE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, INITCOND = '1')",
       {"aggregate public.g(integer): initial state 0 -> 1"}},
      {"EnumLabelAdded",
       mood,
       "ALTER TYPE mood ADD VALUE 'happy'",
       {"type public.mood: labels sad, ok -> sad, ok, happy"}},
      {"EnumOrder",
       mood,
       "DROP TYPE mood\nCREATE TYPE mood AS ENUM ('ok', 'sad')",
       {"type public.mood: labels sad, ok -> ok, sad"}},
      {"DomainDefault",
       "CREATE DOMAIN d AS int CONSTRAINT k CHECK (VALUE > 0)",
       "ALTER DOMAIN d SET DEFAULT 5\nALTER DOMAIN d SET NOT NULL\nALTER DOMAIN d DROP CONSTRAINT k",
       {"constraint public.d.k: lost (check: (VALUE > 0))", "type public.d: default none -> 5",
        "type public.d: not null false -> true"}},
      {"CompositeAttributes",
       "CREATE TYPE c AS (x int, y text)",
       "ALTER TYPE c ADD ATTRIBUTE z int",
       {"type public.c: attributes x integer, y text -> x integer, y text, z integer"}},
      {"RangeSubtype",
       "CREATE TYPE r AS RANGE (subtype = int4)",
       "DROP TYPE r\nCREATE TYPE r AS RANGE (subtype = int8)",
       {"type public.r: subtype integer -> bigint"}},
      {"ExtensionLeftBehindHidesItsMembers",
       "",
       "CREATE EXTENSION citext",
       {"extension citext: added (1.6)"}},
      {"EventTriggerDisabled",
       "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'\n"
       "CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('CREATE VIEW') EXECUTE FUNCTION e()",
       "ALTER EVENT TRIGGER et DISABLE",
       {"event trigger et: enabled yes -> no"}},
      {"DefaultPrivileges",
       "",
       "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO owner",
       {"default privileges of postgres in public on tables: added (owner: SELECT)"}},
      {"PublicationTables",
       t + "\nCREATE PUBLICATION p FOR TABLE t",
       "ALTER PUBLICATION p SET TABLE t (id)",
       {"publication p: tables public.t -> public.t (id)"}},
      {"ForeignServerOptions",
       "CREATE FOREIGN DATA WRAPPER w\nCREATE SERVER s FOREIGN DATA WRAPPER w",
       "ALTER SERVER s OPTIONS (ADD host 'x')",
       {"foreign server s: options none -> host=x"}},
      {"ForeignTableOptions",
       "CREATE FOREIGN DATA WRAPPER w\nCREATE SERVER s FOREIGN DATA WRAPPER w\nCREATE FOREIGN TABLE ft (a "
       "int) "
       "SERVER s",
       "ALTER FOREIGN TABLE ft OPTIONS (ADD x 'y')",
       {"foreign table public.ft: options none -> x=y"}},
      {"DatabaseSettings",
       "",
       "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', current_database()); END $$",
       {"database settings: added (work_mem=1MB)"}},
  };
}

const Cases cases(other_cases());

}  // namespace

}  // namespace rehearse::snapshot
