#include "schema/only_table.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

struct Query {
  const char* of_15;
  const char* of_16;
};

// What both versions print of one view.
constexpr Query kQueries[] = {
    {" SELECT orders.id,\n    orders.total AS sum\n   FROM shop.orders\n  WHERE (orders.total > 5)\n  ORDER "
     "BY "
     "orders.id DESC;",
     " SELECT id,\n    total AS sum\n   FROM shop.orders\n  WHERE (total > 5)\n  ORDER BY id DESC;"},
    {" SELECT o.id\n   FROM shop.orders o;", " SELECT id\n   FROM shop.orders o;"},
    {" SELECT \"O\".id,\n    \"O\".\"Total\"\n   FROM ONLY shop.orders \"O\";",
     " SELECT id,\n    \"Total\"\n   FROM ONLY shop.orders \"O\";"},
    {" SELECT (orders.pair).a AS a,\n    orders.tags[1] AS t\n   FROM shop.orders;",
     " SELECT (pair).a AS a,\n    tags[1] AS t\n   FROM shop.orders;"},
    {" SELECT v.a\n   FROM ( VALUES (1,'v.a'::text)) v(a, b);",
     " SELECT a\n   FROM ( VALUES (1,'v.a'::text)) v(a, b);"},
    {" SELECT g.g\n   FROM generate_series(1, 3) g(g);", " SELECT g\n   FROM generate_series(1, 3) g(g);"},
    {" SELECT orders.id\n   FROM shop.orders TABLESAMPLE system (10) REPEATABLE (1);",
     " SELECT id\n   FROM shop.orders TABLESAMPLE system (10) REPEATABLE (1);"},
    // Within a subquery the table is called by its name, and so are whole rows.
    {" SELECT o.id,\n    ( SELECT count(*) AS count\n           FROM shop.items i\n          WHERE (i.o = "
     "o.id)) AS n\n   FROM shop.orders o;",
     " SELECT id,\n    ( SELECT count(*) AS count\n           FROM shop.items i\n          WHERE (i.o = "
     "o.id)) AS n\n   FROM shop.orders o;"},
    {" WITH r AS (\n         SELECT o.id\n           FROM shop.orders o\n        )\n SELECT r.id\n   FROM r;",
     " WITH r AS (\n         SELECT o.id\n           FROM shop.orders o\n        )\n SELECT id\n   FROM r;"},
    {" SELECT o.*::shop.orders AS o\n   FROM shop.orders o;",
     " SELECT o.*::shop.orders AS o\n   FROM shop.orders o;"},
};

TEST(OnlyTable, IsNotNamed) {
  for (const Query& query : kQueries) EXPECT_EQ(without_only_table(query.of_15), query.of_16);
}

TEST(OnlyTable, IsNoSchemaOfTheSameName) {
  EXPECT_EQ(
      without_only_table(" SELECT o.f(o.a) AS f,\n    'x'::o.t AS t,\n    (o.a COLLATE o.c) AS c,\n    (o.a "
                         "OPERATOR(o.+) o.b) AS s\n   FROM o.o;"),
      " SELECT o.f(a) AS f,\n    'x'::o.t AS t,\n    (a COLLATE o.c) AS c,\n    (a OPERATOR(o.+) b) AS s\n   "
      "FROM o.o;");
}

// A merged column of a join has no table's name either, and is another one than that of a table.
TEST(OnlyTable, IsOneOfSeveralInOtherQueries) {
  for (const char* query : {" SELECT a.id\n   FROM shop.a,\n    shop.b;",
                            " SELECT a.id\n   FROM (shop.a\n     FULL JOIN shop.b USING (id));",
                            " SELECT a.id\n   FROM shop.a\nUNION\n SELECT b.id\n   FROM shop.b;",
                            " SELECT 1 AS a;", "", "\n   FROM ", "a.b"})
    EXPECT_EQ(without_only_table(query), query);
}

}  // namespace
}  // namespace rehearse::schema
