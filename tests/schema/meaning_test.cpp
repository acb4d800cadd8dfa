#include "schema/meaning.h"

#include <gmock/gmock.h>

#include "schema/support.h"

namespace rehearse::schema {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

struct ValueCase {
  const char* kind;
  const char* attribute;
  const char* before;
  const char* after;
  const char* words;  ///< a part of the meaning; empty: there is none
};

void PrintTo(const ValueCase& tested, std::ostream* out) {
  *out << tested.kind << " " << tested.attribute << " " << tested.before << " -> " << tested.after;
}

class MeaningOfValues : public testing::TestWithParam<ValueCase> {};

TEST_P(MeaningOfValues, IsSaidInWords) {
  const ValueCase& tested = GetParam();
  const auto found = test::changed(tested.kind, "public.t.x", tested.attribute, tested.before, tested.after);
  if (*tested.words == '\0')
    EXPECT_THAT(found.meaning, IsEmpty());
  else
    EXPECT_THAT(found.meaning, HasSubstr(tested.words));
}

INSTANTIATE_TEST_SUITE_P(
    Table, MeaningOfValues,
    testing::Values(
        ValueCase{"table", "persistence", "permanent", "unlogged", "emptied after a crash"},
        ValueCase{"table", "persistence", "unlogged", "permanent", "written to the WAL"},
        ValueCase{"table", "detach pending", "", "true", "did not finish"},
        ValueCase{"table", "row security", "enabled", "disabled", "policies are not applied"},
        ValueCase{"table", "partition of", "public.p", "", "ATTACH PARTITION is missing"},
        ValueCase{"table", "owner", "a", "b", ""},
        ValueCase{"materialized view", "populated", "true", "false", "cannot be queried until REFRESH"},
        ValueCase{"materialized view", "populated", "false", "true", ""},
        ValueCase{"trigger", "enabled", "yes", "no", "left behind by DISABLE TRIGGER"},
        ValueCase{"trigger", "enabled", "yes", "replica", "session_replication_role"},
        ValueCase{"event trigger", "enabled", "yes", "no", "does not fire"},
        ValueCase{"sequence", "owned by", "public.t.id", "", "stays behind"},
        ValueCase{"function", "security definer", "true", "false", "rights of its caller"},
        ValueCase{"function", "body", "BEGIN  x; END", "BEGIN x;\nEND", "only white space differs"},
        ValueCase{"function", "body", "BEGIN x; END", "BEGIN y; END", ""},
        ValueCase{"extension", "version", "1.6", "1.5", "no way back"},
        ValueCase{"column", "type", "integer", "bigint", ""},
        ValueCase{"column", "not null", "false", "true", "primary key is dropped"},
        ValueCase{"column", "identity", "always", "", "no longer numbers itself"},
        ValueCase{"column", "inherited", "yes", "yes, and declared here too", "no round trip"},
        ValueCase{"column", "default", "nextval('public.s'::regclass)", "", "does not fill the column"},
        ValueCase{"column", "generated", "stored: (a * 2)", "", "an ordinary column now"},
        ValueCase{"constraint", "validated", "true", "false", "VALIDATE CONSTRAINT is missing"},
        ValueCase{"constraint", "triggers", "", "disabled on public.c", "left behind by DISABLE TRIGGER ALL"},
        ValueCase{"constraint", "triggers", "disabled on public.c", "", "enforced again"},
        ValueCase{"constraint", "enforced", "true", "false", "NOT ENFORCED"},
        ValueCase{"index", "valid", "true", "false", "CREATE INDEX CONCURRENTLY"},
        ValueCase{"index", "unique", "true", "false", "accepts duplicates"},
        ValueCase{"type", "labels", "sad, ok", "sad, ok, happy", "cannot remove an enum label"},
        ValueCase{"type", "labels", "sad, ok", "ok, sad", "another order"},
        ValueCase{"type", "labels", "sad, ok", "sad", "labels are lost"},
        ValueCase{"table", "grants", "app: SELECT; PUBLIC: no EXECUTE", "app: INSERT",
                  "PUBLIC gains EXECUTE; app loses SELECT; app gains INSERT"}));

TEST(Meaning, AConstraintThatBecameAnIndexIsSaid) {
  const SchemaObject constraint{"constraint", "public.t.u", {{"type", "unique"}, {"columns", "a"}}};
  const SchemaObject index{"index", "public.u", {{"table", "public.t"}, {"unique", "true"}}};
  const auto lost = test::differences({constraint, index}, {index});
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost[0].meaning, "index is now plain, was the UNIQUE constraint of the same name");
  const auto added = test::differences({index}, {constraint, index});
  ASSERT_EQ(added.size(), 1U);
  EXPECT_EQ(added[0].meaning, "was a plain index, is now the UNIQUE constraint of the same name");
}

TEST(Meaning, ReadsTheTypeOfAConstraintFromItsAttributeToo) {
  const SchemaObject constraint{"constraint", "public.t.k", {{"type", "primary key"}}};
  const SchemaObject index{"index", "public.k", {{"table", "public.t"}}};
  EXPECT_THAT(test::differences({constraint, index}, {index}).at(0).meaning, HasSubstr("PRIMARY KEY"));
}

TEST(Meaning, TellsTheLeftoversOfConcurrentBuilds) {
  const auto meaning = [](const std::string& name) {
    const SchemaObject index{"index", name, {{"table", "public.t"}, {"valid", "false"}}};
    return test::differences({}, {index}).at(0).meaning;
  };
  EXPECT_THAT(meaning("public.ix"), HasSubstr("failed CREATE INDEX CONCURRENTLY"));
  EXPECT_THAT(meaning("public.ix_ccnew"), HasSubstr("failed REINDEX CONCURRENTLY"));
  EXPECT_THAT(meaning("public.\"Ix_ccold1\""), HasSubstr("failed REINDEX CONCURRENTLY"));
}

TEST(Meaning, AnUnmarkedReplicaIdentityMattersWhileTheTableAsksForIt) {
  const auto meaning = [](const std::string& identity) {
    const SchemaObject table{"table", "public.t", {{"replica identity", identity}}};
    SchemaObject index{"index", "public.ix", {{"table", "public.t"}, {"replica identity", "true"}}};
    SchemaObject unmarked = index;
    unmarked.attributes.erase("replica identity");
    return test::differences({table, index}, {table, unmarked}).at(0).meaning;
  };
  EXPECT_THAT(meaning("index"), HasSubstr("no index is marked"));
  EXPECT_THAT(meaning("default"), IsEmpty());
}

TEST(Meaning, ALostColumnComesBackAtTheEnd) {
  const SchemaObject table{"table", "public.t", {}};
  const SchemaObject a{"column", "public.t.a", {{"position", "1"}}};
  const SchemaObject b{"column", "public.t.b", {{"position", "2"}}};
  const SchemaObject first{"column", "public.t.b", {{"position", "1"}}};
  EXPECT_THAT(test::differences({table, a, b}, {table, first}).at(0).meaning, HasSubstr("comes last"));
  EXPECT_THAT(test::differences({table, a, b}, {table, a}).at(0).meaning, IsEmpty());
}

TEST(Meaning, OnlyTheLastColumnMayHaveBeenAddedAgain) {
  const auto column = [](const char* name, const char* position, const char* not_null) {
    return SchemaObject{"column", name, {{"position", position}, {"not null", not_null}}};
  };
  const SchemaObject a = column("public.t.a", "1", "true");
  const SchemaObject b = column("public.t.b", "2", "true");
  EXPECT_EQ(test::differences({a, b}, {column("public.t.a", "1", "false"), b}).at(0).meaning,
            "rows may hold NULL now");
  EXPECT_THAT(test::differences({a, b}, {a, column("public.t.b", "2", "false")}).at(0).meaning,
              HasSubstr("adds the column again"));
}

TEST(Meaning, ANumberedNameWasChosenByPostgres) {
  const auto sequence = [](const std::string& name) {
    return SchemaObject{"sequence", name, {{"owned by", "public.t.id"}}};
  };
  const auto meaning = [&](const std::string& before, const std::string& after) {
    return test::differences({sequence(before)}, {sequence(after)}).at(0).meaning;
  };
  EXPECT_THAT(meaning("public.t_id_seq", "public.t_id_seq1"),
              StartsWith("name only: PostgreSQL chose t_id_seq1 because t_id_seq was still taken"));
  EXPECT_THAT(meaning("public.t_id_seq2", "public.t_id_seq1"), StartsWith("name only"));
  EXPECT_THAT(meaning("public.numbers", "public.numbers1"), StartsWith("renamed"));
}

TEST(Meaning, AnExtensionLeftBehindIsExplained) {
  const SchemaObject extension{"extension", "citext", {{"version", "1.6"}}};
  EXPECT_THAT(test::differences({}, {extension}).at(0).meaning, HasSubstr("DROP EXTENSION"));
  EXPECT_THAT(test::differences({extension}, {}).at(0).meaning, IsEmpty());
}

}  // namespace
}  // namespace rehearse::schema
