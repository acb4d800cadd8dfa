#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT u UNIQUE)\n"
    "CREATE TABLE c (t_id int, b int)";
const std::string fk =
    "CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT u UNIQUE)\n"
    "CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t, b int)";
const std::string wide =
    "CREATE TABLE t (x int, y int, PRIMARY KEY (x, y))\n"
    "CREATE TABLE c (x int, y int, CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES t)";
const std::string redo = "ALTER TABLE c DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY";
const std::string back =
    "ALTER TABLE c DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t";

const Cases cases({
    {"ForeignKeyLost",
     fk,
     "ALTER TABLE c DROP CONSTRAINT fk",
     {"constraint public.c.fk: lost (foreign key (t_id) references public.t (id))"},
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t"},
    {"ForeignKeyAdded",
     t,
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t ON DELETE CASCADE NOT VALID",
     {"constraint public.c.fk: added (foreign key (t_id) references public.t (id) on delete cascade not "
      "valid)"},
     "ALTER TABLE c DROP CONSTRAINT fk"},
    {"ForeignKeyColumn", fk, redo + " (b) REFERENCES t", {"constraint public.c.fk: columns t_id -> b"}, back},
    {"ForeignKeyTargetColumn",
     fk,
     redo + " (t_id) REFERENCES t (a)",
     {"constraint public.c.fk: referenced index public.t_pkey -> public.u",
      "constraint public.c.fk: references public.t (id) -> public.t (a)"},
     back},
    {"ForeignKeyTargetTable",
     fk + "\nCREATE TABLE other (id int PRIMARY KEY)",
     redo + " (t_id) REFERENCES other",
     {"constraint public.c.fk: referenced index public.t_pkey -> public.other_pkey",
      "constraint public.c.fk: references public.t (id) -> public.other (id)"},
     back},
    {"ForeignKeyTargetSchema",
     "CREATE SCHEMA app\n"
     "CREATE TABLE app.t (id int PRIMARY KEY)\n" +
         fk,
     redo + " (t_id) REFERENCES app.t",
     {"constraint public.c.fk: referenced index public.t_pkey -> app.t_pkey",
      "constraint public.c.fk: references public.t (id) -> app.t (id)"},
     back},
    {"ForeignKeyColumnOrder",
     wide,
     redo + " (y, x) REFERENCES t",
     {"constraint public.c.fk: columns x, y -> y, x"},
     redo + " (x, y) REFERENCES t"},
    {"ForeignKeyTargetColumnOrder",
     wide,
     redo + " (x, y) REFERENCES t (y, x)",
     {"constraint public.c.fk: references public.t (x, y) -> public.t (y, x)"},
     redo + " (x, y) REFERENCES t"},
    {"OnDeleteCascade",
     fk,
     redo + " (t_id) REFERENCES t ON DELETE CASCADE",
     {"constraint public.c.fk: on delete none -> cascade"},
     back},
    {"OnDeleteSetNull",
     fk,
     redo + " (t_id) REFERENCES t ON DELETE SET NULL",
     {"constraint public.c.fk: on delete none -> set null"},
     back},
    {"OnDeleteSetDefault",
     fk,
     redo + " (t_id) REFERENCES t ON DELETE SET DEFAULT",
     {"constraint public.c.fk: on delete none -> set default"},
     back},
    {"OnDeleteRestrict",
     fk,
     redo + " (t_id) REFERENCES t ON DELETE RESTRICT",
     {"constraint public.c.fk: on delete none -> restrict"},
     back},
    {"OnDeleteSetNullOfSomeColumns",
     wide + "\n" + redo + " (x, y) REFERENCES t ON DELETE SET NULL",
     redo + " (x, y) REFERENCES t ON DELETE SET NULL (y)",
     {"constraint public.c.fk: on delete sets none -> y"},
     redo + " (x, y) REFERENCES t ON DELETE SET NULL",
     since(15)},
    {"OnDeleteSetDefaultOfSomeColumns",
     wide + "\n" + redo + " (x, y) REFERENCES t ON DELETE SET DEFAULT (x)",
     redo + " (x, y) REFERENCES t ON DELETE SET DEFAULT (y)",
     {"constraint public.c.fk: on delete sets x -> y"},
     redo + " (x, y) REFERENCES t ON DELETE SET DEFAULT (x)",
     since(15)},
    {"OnUpdateCascade",
     fk,
     redo + " (t_id) REFERENCES t ON UPDATE CASCADE",
     {"constraint public.c.fk: on update none -> cascade"},
     back},
    {"OnUpdateSetNull",
     fk + "\n" + redo + " (t_id) REFERENCES t ON UPDATE CASCADE",
     redo + " (t_id) REFERENCES t ON UPDATE SET NULL",
     {"constraint public.c.fk: on update cascade -> set null"},
     redo + " (t_id) REFERENCES t ON UPDATE CASCADE"},
    {"MatchFull",
     wide,
     redo + " (x, y) REFERENCES t MATCH FULL",
     {"constraint public.c.fk: match none -> full"},
     redo + " (x, y) REFERENCES t"},
    {"ForeignKeyDeferrable",
     fk,
     "ALTER TABLE c ALTER CONSTRAINT fk DEFERRABLE",
     {"constraint public.c.fk: deferrable none -> deferrable"},
     "ALTER TABLE c ALTER CONSTRAINT fk NOT DEFERRABLE"},
    {"ForeignKeyInitiallyDeferred",
     fk + "\nALTER TABLE c ALTER CONSTRAINT fk DEFERRABLE",
     "ALTER TABLE c ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED",
     {"constraint public.c.fk: deferrable deferrable -> initially deferred"},
     "ALTER TABLE c ALTER CONSTRAINT fk DEFERRABLE INITIALLY IMMEDIATE"},
    {"ForeignKeyNotValid",
     fk,
     redo + " (t_id) REFERENCES t NOT VALID",
     {"constraint public.c.fk: validated true -> false"},
     "ALTER TABLE c VALIDATE CONSTRAINT fk"},
    {"ForeignKeyNotEnforced",
     fk,
     "ALTER TABLE c ALTER CONSTRAINT fk NOT ENFORCED",
     {"constraint public.c.fk: enforced true -> false", "constraint public.c.fk: validated true -> false"},
     "ALTER TABLE c ALTER CONSTRAINT fk ENFORCED",
     since(18)},
    {"ForeignKeyOfPeriod",
     "CREATE TABLE t (id int4range, at int4range, UNIQUE (id, at), UNIQUE (id, at WITHOUT OVERLAPS))\n"
     "CREATE TABLE c (id int4range, at int4range, CONSTRAINT fk FOREIGN KEY (id, at) REFERENCES t (id, at))",
     redo + " (id, PERIOD at) REFERENCES t (id, PERIOD at)",
     {"constraint public.c.fk: period false -> true",
      "constraint public.c.fk: referenced index public.t_id_at_key -> public.t_id_at_key1"},
     redo + " (id, at) REFERENCES t (id, at)",
     since(18)},
    {"ForeignKeyRenamed",
     fk,
     "ALTER TABLE c RENAME CONSTRAINT fk TO fk2",
     {"constraint public.c.fk: name fk -> fk2"},
     "ALTER TABLE c RENAME CONSTRAINT fk2 TO fk"},
    {"ForeignKeyComment",
     fk,
     "COMMENT ON CONSTRAINT fk ON c IS 'x'",
     {"constraint public.c.fk: comment none -> x"},
     "COMMENT ON CONSTRAINT fk ON c IS NULL"},
    {"DisableTriggerAllReachesForeignKeys",
     fk,
     "ALTER TABLE c DISABLE TRIGGER ALL",
     {"constraint public.c.fk: triggers none -> disabled on public.c"},
     "ALTER TABLE c ENABLE TRIGGER ALL"},
    {"DisabledOnReferencedTable",
     fk,
     "ALTER TABLE t DISABLE TRIGGER ALL",
     {"constraint public.c.fk: triggers none -> disabled on public.t"},
     "ALTER TABLE t ENABLE TRIGGER ALL"},
    {"DisabledOnBothTables",
     fk + "\nALTER TABLE t DISABLE TRIGGER ALL",
     "ALTER TABLE c DISABLE TRIGGER ALL",
     {"constraint public.c.fk: triggers disabled on public.t -> disabled on public.c, disabled on public.t"},
     "ALTER TABLE c ENABLE TRIGGER ALL"},
    {"ForeignKeyTriggersAlways",
     fk,
     "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE c ENABLE ALWAYS TRIGGER %I', tgname) FROM pg_trigger "
     "WHERE tgrelid = 'c'::regclass ORDER BY oid LIMIT 1); END $$",
     {"constraint public.c.fk: triggers none -> always on public.c"},
     "ALTER TABLE c ENABLE TRIGGER ALL"},
    {"ForeignKeyTriggersOfReplicasOnly",
     fk,
     "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE c ENABLE REPLICA TRIGGER %I', tgname) FROM pg_trigger "
     "WHERE tgrelid = 'c'::regclass ORDER BY oid LIMIT 1); END $$",
     {"constraint public.c.fk: triggers none -> replica only on public.c"},
     "ALTER TABLE c ENABLE TRIGGER ALL"},
    {"ForeignKeyBackedByAnotherIndex",
     "CREATE TABLE t (id int)\n"
     "CREATE UNIQUE INDEX u ON t (id)\n"
     "CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t (id))",
     "ALTER TABLE c DROP CONSTRAINT fk\n"
     "DROP INDEX u\n"
     "CREATE UNIQUE INDEX v ON t (id)\n"
     "CREATE UNIQUE INDEX u ON t (id)\n"
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t (id)\n"
     "DROP INDEX u",
     {"index public.u: name u -> v", "constraint public.c.fk: referenced index public.u -> public.v"}},
    {"ForeignKeyBackedByAnotherIndexOfTwo",
     "CREATE TABLE t (id int)\n"
     "CREATE UNIQUE INDEX u ON t (id)\n"
     "CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t (id))\n"
     "CREATE UNIQUE INDEX v ON t (id)",
     "ALTER TABLE c DROP CONSTRAINT fk\n"
     "DROP INDEX u\n"
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t (id)\n"
     "CREATE UNIQUE INDEX u ON t (id)",
     {"constraint public.c.fk: referenced index public.u -> public.v"},
     "ALTER TABLE c DROP CONSTRAINT fk\n"
     "DROP INDEX v\n"
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t (id)\n"
     "CREATE UNIQUE INDEX v ON t (id)"},
    {"ForeignKeyToItself",
     "CREATE TABLE t (id int PRIMARY KEY, parent int)",
     "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (parent) REFERENCES t ON DELETE CASCADE",
     {"constraint public.t.fk: added (foreign key (parent) references public.t (id) on delete cascade)"},
     "ALTER TABLE t DROP CONSTRAINT fk"},
    {"ForeignKeyOfPartitionedTable",
     "CREATE TABLE t (id int PRIMARY KEY)\n"
     "CREATE TABLE p (a int) PARTITION BY LIST (a)\n"
     "CREATE TABLE q PARTITION OF p DEFAULT",
     "ALTER TABLE p ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES t",
     {"constraint public.p.fk: added (foreign key (a) references public.t (id))",
      "constraint public.q.fk: added (foreign key (a) references public.t (id))"},
     "ALTER TABLE p DROP CONSTRAINT fk"},
    {"ForeignKeyOfPartitionOnly",
     "CREATE TABLE t (id int PRIMARY KEY)\n"
     "CREATE TABLE p (a int) PARTITION BY LIST (a)\n"
     "CREATE TABLE q PARTITION OF p DEFAULT",
     "ALTER TABLE q ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES t",
     {"constraint public.q.fk: added (foreign key (a) references public.t (id))"},
     "ALTER TABLE q DROP CONSTRAINT fk"},
    {"ForeignKeyToPartitionedTable",
     "CREATE TABLE p (a int PRIMARY KEY) PARTITION BY LIST (a)\n"
     "CREATE TABLE q PARTITION OF p DEFAULT\n"
     "CREATE TABLE c (a int)",
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES p",
     {"constraint public.c.fk: added (foreign key (a) references public.p (a))"},
     "ALTER TABLE c DROP CONSTRAINT fk"},
    {"ForeignKeyOfPartitionDisabled",
     "CREATE TABLE t (id int PRIMARY KEY)\n"
     "CREATE TABLE p (a int CONSTRAINT fk REFERENCES t) PARTITION BY LIST (a)\n"
     "CREATE TABLE q PARTITION OF p DEFAULT",
     "ALTER TABLE q DISABLE TRIGGER ALL",
     {"constraint public.q.fk: triggers none -> disabled on public.q"},
     "ALTER TABLE q ENABLE TRIGGER ALL"},
});

}  // namespace

}  // namespace rehearse::snapshot
