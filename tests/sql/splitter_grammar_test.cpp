// The splitter against PostgreSQL's own grammar (libpg_query), where that is installed.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sql/corpus.h"
#include "sql/splitter.h"

#ifdef REHEARSE_HAVE_PG_QUERY
#include <pg_query.h>
#endif

namespace rehearse::sql {
namespace {

#ifdef REHEARSE_HAVE_PG_QUERY

using Range = std::pair<std::size_t, std::size_t>;

// The grammar's pieces reach from one semicolon to the next; ours leave the comments around a statement out.
// So we compare which semicolons end statements: the piece that each of our statements lies in.
std::vector<Range> by_grammar(const std::string& script, std::string& problem) {
  PgQuerySplitResult result = pg_query_split_with_parser(script.c_str());
  std::vector<Range> ranges;
  if (result.error != nullptr) problem = result.error->message;
  for (int i = 0; i < result.n_stmts; ++i)
    ranges.emplace_back(result.stmts[i]->stmt_location,
                        result.stmts[i]->stmt_location + result.stmts[i]->stmt_len);
  pg_query_free_split_result(result);
  return ranges;
}

TEST(SplitterGrammar, CutsWherePostgresCuts) {
  for (const std::string_view view : test::valid_scripts()) {
    const std::string script(view);
    std::string problem;
    const std::vector<Range> expected = by_grammar(script, problem);
    const std::vector<Statement> statements = split(script, "m.sql");
    EXPECT_EQ(problem, "") << script;
    ASSERT_EQ(statements.size(), expected.size()) << script;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_GE(statements[i].offset, expected[i].first) << script;
      EXPECT_LE(statements[i].offset + statements[i].text.size(), expected[i].second) << script;
    }
  }
}

#else

TEST(SplitterGrammar, CutsWherePostgresCuts) {
  GTEST_SKIP() << "libpg_query is not installed (Debian: libpg-query-dev)";
}

#endif

}  // namespace
}  // namespace rehearse::sql
