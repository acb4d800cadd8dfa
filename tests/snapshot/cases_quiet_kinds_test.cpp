#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string w =
    "CREATE FOREIGN DATA WRAPPER w\n"
    "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'x', port '1')";

const Cases cases({
    {"FunctionRecreated",
     "CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'",
     "DROP FUNCTION f\n"
     "CREATE FUNCTION f(a integer, b text = 'x') RETURNS integer STABLE AS 'SELECT 1' LANGUAGE sql",
     {}},
    {"FunctionReplaced",
     "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET work_mem = '1MB' SET DateStyle = 'ISO' AS 'SELECT 1'",
     "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql SET DateStyle = 'ISO' SET work_mem = '1MB' AS "
     "'SELECT 1'",
     {}},
    {"FunctionRenamedAndBack",
     "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
     "ALTER FUNCTION f RENAME TO g\n"
     "ALTER FUNCTION g RENAME TO f",
     {}},
    {"FunctionAttributesThereAndBack",
     "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
     "ALTER FUNCTION f STABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 7 SET work_mem = '1MB'\n"
     "ALTER FUNCTION f VOLATILE CALLED ON NULL INPUT SECURITY INVOKER NOT LEAKPROOF PARALLEL UNSAFE COST 100 "
     "RESET ALL",
     {}},
    {"ProcedureRecreated",
     "CREATE PROCEDURE p(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a := 1; END'",
     "DROP PROCEDURE p\n"
     "CREATE PROCEDURE p(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a := 1; END'",
     {}},
    {"AggregateRecreated",
     "CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
     "DROP AGGREGATE g (int)\n"
     "CREATE AGGREGATE g (int) (STYPE = int, SFUNC = int4pl, INITCOND = '0')",
     {}},
    {"EnumRecreated",
     "CREATE TYPE e AS ENUM ('a', 'b')\n"
     "ALTER TYPE e ADD VALUE 'ab' BEFORE 'b'",
     "DROP TYPE e\n"
     "CREATE TYPE e AS ENUM ('a', 'ab', 'b')",
     {}},
    {"EnumLabelRenamedAndBack",
     "CREATE TYPE e AS ENUM ('a', 'b')",
     "ALTER TYPE e RENAME VALUE 'a' TO 'z'\n"
     "ALTER TYPE e RENAME VALUE 'z' TO 'a'",
     {}},
    {"TypeRenamedAndBack",
     "CREATE TYPE e AS ENUM ('a', 'b')\n"
     "CREATE TABLE t (a e DEFAULT 'a', b e[])",
     "ALTER TYPE e RENAME TO z\n"
     "ALTER TYPE z RENAME TO e",
     {}},
    {"DomainRecreated",
     "CREATE DOMAIN d AS varchar(10) DEFAULT 'x' NOT NULL CONSTRAINT k CHECK (VALUE <> '')",
     "DROP DOMAIN d\n"
     "CREATE DOMAIN d AS character varying(10) CONSTRAINT k CHECK (VALUE <> '') NOT NULL DEFAULT 'x'",
     {}},
    {"DomainConstraintValidatedLater",
     "CREATE DOMAIN d AS int CONSTRAINT k CHECK (VALUE > 0)",
     "ALTER DOMAIN d DROP CONSTRAINT k\n"
     "ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID\n"
     "ALTER DOMAIN d VALIDATE CONSTRAINT k",
     {}},
    {"CompositeTypeRecreated",
     "CREATE TYPE c AS (x int, y text)",
     "DROP TYPE c\n"
     "CREATE TYPE c AS (x int, y text)",
     {}},
    {"CompositeAttributeGap",
     "CREATE TYPE c AS (x int, y text)",
     "ALTER TYPE c ADD ATTRIBUTE z int\n"
     "ALTER TYPE c DROP ATTRIBUTE z",
     {}},
    {"RangeRecreated",
     "CREATE TYPE r AS RANGE (subtype = int4)",
     "DROP TYPE r\n"
     "CREATE TYPE r AS RANGE (subtype = int4)",
     {}},
    {"OperatorRecreated",
     "CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===)",
     "DROP OPERATOR === (int, int)\n"
     "CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===)",
     {}},
    {"OperatorClassRecreated",
     "CREATE OPERATOR CLASS c FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int)",
     "DROP OPERATOR FAMILY c USING hash\n"
     "CREATE OPERATOR CLASS c FOR TYPE int USING hash AS FUNCTION 1 hashint4(int), OPERATOR 1 =",
     {}},
    {"CastDroppedAndCreated",
     "CREATE TYPE c AS (x int)\n"
     "CREATE CAST (c AS text) WITH INOUT AS ASSIGNMENT",
     "DROP CAST (c AS text)\n"
     "CREATE CAST (c AS text) WITH INOUT AS ASSIGNMENT",
     {}},
    {"CollationRecreated",
     "CREATE COLLATION k FROM \"C\"",
     "DROP COLLATION k\n"
     "CREATE COLLATION k FROM \"C\"",
     {}},
    {"ConversionRecreated",
     "CREATE CONVERSION k FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
     "DROP CONVERSION k\n"
     "CREATE CONVERSION k FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
     {}},
    {"TextSearchConfigurationRecreated",
     "CREATE TEXT SEARCH CONFIGURATION k (COPY = english)",
     "DROP TEXT SEARCH CONFIGURATION k\n"
     "CREATE TEXT SEARCH CONFIGURATION k (COPY = english)",
     {}},
    {"TextSearchDictionaryOptionOrder",
     "CREATE TEXT SEARCH DICTIONARY k (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false)",
     "DROP TEXT SEARCH DICTIONARY k\n"
     "CREATE TEXT SEARCH DICTIONARY k (TEMPLATE = simple, ACCEPT = false, STOPWORDS = english)",
     {}},
    {"LanguageRecreated",
     "CREATE LANGUAGE l HANDLER plpgsql_call_handler",
     "DROP LANGUAGE l\n"
     "CREATE LANGUAGE l HANDLER plpgsql_call_handler",
     {}},
    {"AccessMethodRecreated",
     "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler",
     "DROP ACCESS METHOD heap2\n"
     "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler",
     {}},
    {"ExtensionCreatedThenDropped",
     "",
     "CREATE EXTENSION citext\n"
     "DROP EXTENSION citext",
     {}},
    {"ExtensionRecreated",
     "CREATE EXTENSION pg_trgm",
     "DROP EXTENSION pg_trgm\n"
     "CREATE EXTENSION pg_trgm",
     {}},
    {"EventTriggerTagOrder",
     "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'\n"
     "CREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP VIEW', 'DROP TABLE') EXECUTE FUNCTION e()\n"
     "ALTER EVENT TRIGGER et DISABLE",
     "DROP EVENT TRIGGER et\n"
     "CREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION e()\n"
     "ALTER EVENT TRIGGER et DISABLE",
     {}},
    {"PublicationSetAgain",
     "CREATE TABLE t (id int PRIMARY KEY)\n"
     "CREATE TABLE u (id int PRIMARY KEY)\n"
     "CREATE PUBLICATION p FOR TABLE t, u",
     "ALTER PUBLICATION p SET TABLE u\n"
     "ALTER PUBLICATION p SET TABLE u, t",
     {}},
    {"PublicationOperationsInAnotherOrder",
     "CREATE PUBLICATION p WITH (publish = 'insert, update')",
     "ALTER PUBLICATION p SET (publish = 'insert')\n"
     "ALTER PUBLICATION p SET (publish = 'update, insert')",
     {}},
    {"SubscriptionRecreated",
     "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p, q WITH (connect = false, slot_name = NONE)",
     "DROP SUBSCRIPTION s\n"
     "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION q, p WITH (connect = false, slot_name = NONE)\n"
     "DROP SUBSCRIPTION s\n"
     "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p, q WITH (connect = false, slot_name = NONE)",
     {}},
    {"ForeignServerOptionOrder",
     w + "\nCREATE USER MAPPING FOR owner SERVER s OPTIONS (a '1', b '2')",
     "DROP SERVER s CASCADE\n"
     "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (port '1', host 'x')\n"
     "CREATE USER MAPPING FOR owner SERVER s OPTIONS (b '2', a '1')",
     {}},
    {"ForeignTableRecreated",
     w + "\nCREATE FOREIGN TABLE ft (a int OPTIONS (x '1', y '2')) SERVER s OPTIONS (k '1', l '2')",
     "DROP FOREIGN TABLE ft\n"
     "CREATE FOREIGN TABLE ft (a int OPTIONS (y '2', x '1')) SERVER s OPTIONS (l '2', k '1')",
     {}},
    {"LargeObjectCreatedThenRemoved", "", "SELECT lo_unlink(lo_create(0))", {}},
    {"SettingsOfTheSession",
     "CREATE TABLE t (a timestamptz DEFAULT '2020-01-01 12:00Z', b interval DEFAULT '1 day 02:00', c float8 "
     "DEFAULT 0.1, d bytea DEFAULT 'x')\n"
     "CREATE VIEW v AS SELECT * FROM t\n"
     "CREATE FUNCTION f(x t) RETURNS t LANGUAGE sql AS 'SELECT x'",
     "SET search_path = pg_catalog\n"
     "SET DateStyle = 'German'\n"
     "SET IntervalStyle = 'iso_8601'\n"
     "SET TimeZone = 'Asia/Tokyo'\n"
     "SET extra_float_digits = -15\n"
     "SET bytea_output = 'escape'\n"
     "SET quote_all_identifiers = on",
     {}},
    {"SettingOfStandardStrings",
     "CREATE TABLE t (a text DEFAULT E'\\\\\\\\')",
     "SET standard_conforming_strings = off",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
