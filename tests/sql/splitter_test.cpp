#include "sql/splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "rehearse/error.h"
#include "sql/add_up.h"

namespace rehearse::sql {
namespace {

using std::string_literals::operator""s;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Texts = std::vector<std::string>;

Texts texts(std::string_view input) {
  Texts result;
  const auto statements = split(input, "m.sql");
  EXPECT_EQ(test::what_does_not_add_up(input, statements), "") << input;
  for (const Statement& statement : statements) result.push_back(statement.text);
  return result;
}

// The error that split() must throw.
Error error_of(std::string_view input) {
  try {
    split(input, "m.sql");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error;
  }
  ADD_FAILURE() << "no error for: " << input;
  return {ErrorKind::bug, ""};
}

std::string place_of(const Error& error) {
  return error.location() ? to_string(*error.location()) : "nowhere";
}

struct Case {
  std::string name;
  std::string input;
  Texts expected;
};

class SplitterCases : public ::testing::TestWithParam<Case> {};

TEST_P(SplitterCases, AreCutAsPsqlCutsThem) {
  EXPECT_EQ(texts(GetParam().input), GetParam().expected);
}

const std::vector<Case> kQuotes{
    {"StandardString", "select 'a;''b;'; x", {"select 'a;''b;'", "x"}},
    {"BackslashIsOrdinaryInAStandardString", "select 'a\\'; x", {"select 'a\\'", "x"}},
    {"BackslashEscapesInAnEString", "select E'a\\';b'; x", {"select E'a\\';b'", "x"}},
    {"LowerCaseEString", "select e'\\\\'; x", {"select e'\\\\'", "x"}},
    {"DoubledQuoteInAnEString", "select E'a''\\';'; x", {"select E'a''\\';'", "x"}},
    {"EStringGoesOnAfterANewline", "select E'a'\n '\\';'; x", {"select E'a'\n '\\';'", "x"}},
    {"EStringGoesOnAfterAComment", "select E'a' -- ;'\n'\\';'; x", {"select E'a' -- ;'\n'\\';'", "x"}},
    {"EStringDoesNotGoOnOnItsLine", "select E'a' 'b\\'; x", {"select E'a' 'b\\'", "x"}},
    {"EAtTheEndOfAWordIsNoEString", "select date'a\\'; x", {"select date'a\\'", "x"}},
    {"EBehindADigitIsNoEString", "select 1E'a\\'; x", {"select 1E'a\\'", "x"}},
    {"UnicodeString", "select U&'a\\'; x", {"select U&'a\\'", "x"}},
    {"QuotedIdentifier", "select \"a;\"\"b';\"; x", {"select \"a;\"\"b';\"", "x"}},
    {"DollarQuote", "do $$a; 'b$$; x", {"do $$a; 'b$$", "x"}},
    {"TaggedDollarQuote", "do $a$ $$; $b$; $a$; x", {"do $a$ $$; $b$; $a$", "x"}},
    {"DollarQuoteEndsInTheMiddleOfATag", "do $a$ $b$a$; x", {"do $a$ $b$a$", "x"}},
    {"DollarInsideAnIdentifier", "select a$b$; select c$b$; x", {"select a$b$", "select c$b$", "x"}},
    {"DollarBehindALetterOfTwoBytes", "select \xc3\xa9$b$; x", {"select \xc3\xa9$b$", "x"}},
    {"ParameterIsNoDollarQuote", "select $1; select $2$$;$$; x", {"select $1", "select $2$$;$$", "x"}},
    {"TagCannotBeginWithADigit", "select $1a$; x", {"select $1a$", "x"}},
    {"DollarQuoteBehindANumber", "select 1$a$;$a$; x", {"select 1$a$;$a$", "x"}},
    {"NumberOfVersion16", "select 0x1F, 1_000$a$; x", {"select 0x1F, 1_000$a$", "x"}},
    {"LoneDollar", "select $; x", {"select $", "x"}},
};

const std::vector<Case> kComments{
    {"LineComment", "select 1 -- a;b'\n + 2; x", {"select 1 -- a;b'\n + 2", "x"}},
    {"NestedComment", "select /* ; /* ; */ ; */ 1; x", {"select /* ; /* ; */ ; */ 1", "x"}},
    {"CommentStartInsideAnOperator", "select 1 */*;*/ 2; x", {"select 1 */*;*/ 2", "x"}},
    {"SlashStarSlashDoesNotClose", "select /*/;*/ 1; x", {"select /*/;*/ 1", "x"}},
    {"StarsBeforeTheEnd", "select /**;***/ 1; x", {"select /**;***/ 1", "x"}},
    {"LineCommentEndsAtACarriageReturn", "-- a\rselect 1; x", {"select 1", "x"}},
    {"LeadingAndTrailingCommentsAreLeftOut", "/* a */ -- b\nselect 1 /* c */ -- d\n; x", {"select 1", "x"}},
    {"MinusMinusInsideAnOperator", "select 1+--;\n2; x", {"select 1+--;\n2", "x"}},
};

const std::vector<Case> kStructure{
    {"LastStatementWithoutSemicolon", "a; b", {"a", "b"}},
    {"EmptyStatements", ";; ;a;;", {"a"}},
    {"Empty", "", {}},
    {"OnlyComments", "-- a\n/* b */", {}},
    {"ByteOrderMark",
     "\xef\xbb\xbf"
     "a;b",
     {"a", "b"}},
    {"CarriageReturns", "a\r\n;\r\nb\r\nc;\r\n", {"a", "b\r\nc"}},
    {"Parentheses",
     "create rule r as on insert to t do (a; b); x",
     {"create rule r as on insert to t do (a; b)", "x"}},
    {"StrayClosingParenthesis", "a); b; x", {"a)", "b", "x"}},
    {"OpenParenthesisTakesTheRest", "a (; b; x", {"a (; b; x"}},
    {"BeginCommit", "begin; a; end; x", {"begin", "a", "end", "x"}},
    {"AtomicBody",
     "create function f() begin atomic a; b; end; x",
     {"create function f() begin atomic a; b; end", "x"}},
    {"AtomicProcedure",
     "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC a; END; x",
     {"CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC a; END", "x"}},
    {"CaseInsideAnAtomicBody",
     "create function f() begin atomic select case when a then 1 end; b; end; x",
     {"create function f() begin atomic select case when a then 1 end; b; end", "x"}},
    {"CaseBeforeTheBody",
     "create function f(a int default case when b then 1 end) begin atomic a; end; x",
     {"create function f(a int default case when b then 1 end) begin atomic a; end", "x"}},
    {"CommentBetweenTheKeywords",
     "create /* a */ or -- b\nreplace function f() begin atomic a; end; x",
     {"create /* a */ or -- b\nreplace function f() begin atomic a; end", "x"}},
    {"OtherCreateHasNoBody",
     "create table begin (a); b; end; x",
     {"create table begin (a)", "b", "end", "x"}},
    {"FunctionBehindOtherWordsHasNoBody",
     "create a function begin; b; x",
     {"create a function begin", "b", "x"}},
    {"CaseOutsideARoutine", "select case when a then b end; x", {"select case when a then b end", "x"}},
    {"NonKeywordIsKept", "selec 1; x", {"selec 1", "x"}},
};

std::string name_of(const ::testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Quotes, SplitterCases, ::testing::ValuesIn(kQuotes), name_of);
INSTANTIATE_TEST_SUITE_P(Comments, SplitterCases, ::testing::ValuesIn(kComments), name_of);
INSTANTIATE_TEST_SUITE_P(Structure, SplitterCases, ::testing::ValuesIn(kStructure), name_of);

TEST(Splitter, GivesOffsetLineAndColumnOfEachStatement) {
  const auto statements = split("\n-- a\n  select 1; select\n2;\r\n\tx", "m.sql");
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_EQ(to_string(statements[0].location), "m.sql:3:3");
  EXPECT_EQ(to_string(statements[1].location), "m.sql:3:13");
  EXPECT_EQ(to_string(statements[2].location), "m.sql:5:2");
  EXPECT_EQ(statements[2].offset, 30U);
}

TEST(Splitter, CountsFromTheStartOfTheFileInASection) {
  const auto statements = split("\na;\n b", "m.sql", 10, 100);
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(to_string(statements[0].location), "m.sql:11:1");
  EXPECT_EQ(statements[0].offset, 101U);
  EXPECT_EQ(to_string(statements[1].location), "m.sql:12:2");
  EXPECT_EQ(statements[1].offset, 105U);
}

TEST(Splitter, AByteOrderMarkHasNoWidth) {
  const auto statements = split("\xef\xbb\xbfselect 1", "m.sql");
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_EQ(to_string(statements[0].location), "m.sql:1:1");
  EXPECT_EQ(statements[0].offset, 3U);
}

TEST(Splitter, KeepsTheDataOfCopyFromStdin) {
  const std::string input =
      "copy t (a, b) from stdin with (format csv); -- data\n1,';\n\\.x\nx\\.\n\\.\nselect 1;\n";
  const auto statements = split(input, "m.sql");
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].text, "copy t (a, b) from stdin with (format csv)");
  EXPECT_EQ(statements[0].copy_data, "1,';\n\\.x\nx\\.\n");
  EXPECT_EQ(statements[1].text, "select 1");
  EXPECT_EQ(to_string(statements[1].location), "m.sql:6:1");
  EXPECT_EQ(statements[1].copy_data, std::nullopt);
  EXPECT_EQ(test::what_does_not_add_up(input, statements), "");
}

TEST(Splitter, CopyDataMayBeEmptyAndHaveCarriageReturns) {
  const auto statements = split("COPY t FROM STDIN;\r\n\\.\r\ncopy t from stdout;\r\n1\r\n\\.", "m.sql");
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_EQ(statements[0].copy_data, "");
  EXPECT_EQ(statements[1].copy_data, "1\r\n");
}

TEST(Splitter, OtherKindsOfCopyHaveNoData) {
  for (const std::string input :
       {"copy t to stdout", "copy (select a from stdin) to stdout", "copy t from '/a'",
        "copy t from program 'stdin'", "select a from stdin", "\"copy\" t from stdin"}) {
    const auto statements = split(input + "; x", "m.sql");
    ASSERT_EQ(statements.size(), 2U) << input;
    EXPECT_FALSE(statements[0].copy_data) << input;
  }
}

TEST(Splitter, CopyWithoutEndOfDataIsAnError) {
  for (const std::string input : {"x;\n copy t from stdin;\n1\n", "x;\n copy t from stdin"}) {
    const Error error = error_of(input);
    EXPECT_EQ(place_of(error), "m.sql:2:2");
    EXPECT_THAT(error.what(), HasSubstr("never ends"));
  }
}

TEST(Splitter, SqlOnTheLineOfCopyFromStdinIsAnError) {
  const Error error = error_of("copy t from stdin; select 1;\n\\.\n");
  EXPECT_EQ(place_of(error), "m.sql:1:20");
}

TEST(Splitter, NamesMetaCommandsAndSaysWhatToDo) {
  struct Refused {
    std::string input, place, command, hint;
  };
  const std::vector<Refused> cases{
      {"select 1;\n\\connect shop\n", "m.sql:2:1", "\\connect ", "remove the line"},
      {"\\restrict abc\n", "m.sql:1:1", "\\restrict ", "pg_dump"},
      {"\\unrestrict abc\n", "m.sql:1:1", "\\unrestrict ", "pg_dump"},
      {"  \\i a.sql", "m.sql:1:3", "\\i ", "included file"},
      {"\\copy t from 'a'", "m.sql:1:1", "\\copy ", "COPY ... FROM STDIN"},
      {"select 1\n  as a \\gset\n", "m.sql:2:8", "\\gset ", "where the variable is used"},
      {"select 1;\n\\.\n", "m.sql:2:1", "\\. ", "no such statement precedes"},
      {"\\timing on", "m.sql:1:1", "\\timing ", "SQL"},
      {"(select 1; \\q", "m.sql:1:12", "\\q ", "SQL"},
  };
  for (const Refused& refused : cases) {
    const Error error = error_of(refused.input);
    EXPECT_EQ(place_of(error), refused.place) << refused.input;
    EXPECT_THAT(error.what(), HasSubstr(refused.command)) << refused.input;
    EXPECT_THAT(error.hint(), HasSubstr(refused.hint)) << refused.input;
  }
}

TEST(Splitter, ABackslashInsideQuotesOrCommentsIsNoMetaCommand) {
  EXPECT_THAT(texts("select '\\a', \"\\b\", $$\\c$$ -- \\d\n/* \\e */"),
              ElementsAre("select '\\a', \"\\b\", $$\\c$$"));
}

TEST(Splitter, PointsAtTheOpeningOfWhatIsNeverClosed) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"select 1;\nselect 'a;\nb", "m.sql:2:8"},
      {"select 1;\n select \"a;", "m.sql:2:9"},
      {"select E'a\\';\n", "m.sql:1:8"},
      {"select E'a'\n'b", "m.sql:1:8"},
      {"select E'a\\", "m.sql:1:8"},
      {"do $a$ begin\n $b$ $$", "m.sql:1:4"},
      {"do $$ $", "m.sql:1:4"},
      {"x;\n/* a /* b */\n", "m.sql:2:1"},
      {"/*", "m.sql:1:1"},
      {"/*/", "m.sql:1:1"},
  };
  for (const auto& [input, place] : cases) {
    const Error error = error_of(input);
    EXPECT_EQ(place_of(error), place) << input;
    EXPECT_THAT(error.what(), HasSubstr("never closed")) << input;
    EXPECT_FALSE(error.hint().empty()) << input;
  }
}

TEST(Splitter, PointsAtBytesThatAreNoText) {
  const Error invalid = error_of("a;\n b \xe9;");
  EXPECT_EQ(place_of(invalid), "m.sql:2:4");
  EXPECT_THAT(invalid.what(), HasSubstr("0xe9 is not valid UTF-8"));
  const Error nul = error_of("a;\n\0b"s);
  EXPECT_EQ(place_of(nul), "m.sql:2:1");
  EXPECT_THAT(nul.what(), HasSubstr("NUL byte"));
}

// Inputs on which a careless splitter looks at each byte again and again. Quadratic time would take minutes,
// so the bound holds on any machine.
TEST(Splitter, NeedsLinearTimeForMegabytes) {
  const auto repeated = [](std::string_view piece) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    return text;
  };
  const std::vector<std::string> inputs{
      repeated("insert into t values (1, 'some text; and more', E'\\n', $$x;y$$); -- a comment\n"),
      "select E'a'" + repeated("\n") + ";",
      "select " + repeated("E'a' "),
      "select " + repeated("$a "),
      "do $aaaaaaaa$" + repeated("$aaaaaaa") + "$aaaaaaaa$",
      repeated("/*") + repeated("*/"),
      "create function f() begin atomic " + repeated("select 1;\n") + "end",
      "copy t from stdin;\n" + repeated("x\\.\n") + "\\.\n",
      "select " + repeated("x"),
      repeated(";"),
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& input : inputs) EXPECT_NO_THROW(split(input, "m.sql")) << input.substr(0, 40);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
}

Texts of_dump(std::string_view input) {
  Texts result;
  for (const Statement& statement : split_dump(input, "dump.sql")) result.push_back(statement.text);
  return result;
}

TEST(SplitDump, PassesOverWhatPgDumpWritesForPsqlAlone) {
  EXPECT_THAT(of_dump("\\restrict k3y\n\nSET a = 1;\n\\connect -reuse-previous=on \"dbname='it''s'\"\n"
                      "CREATE TABLE t ();\n\\unrestrict k3y"),
              ElementsAre("SET a = 1", "CREATE TABLE t ()"));
}

TEST(SplitDump, KeepsLinesThatOnlyLookLikeCommands) {
  EXPECT_THAT(of_dump("COPY t FROM stdin;\n\\connect\n\\N\n\\.\nSELECT '\n\\restrict';"),
              ElementsAre("COPY t FROM stdin", "SELECT '\n\\restrict'"));
}

TEST(SplitDump, RefusesCommandsThatMatter) {
  for (const char* text :
       {"\\i other.sql\n", "SELECT 1 \\connect\n", "SELECT 1 \\gset\n", "\\copy t from f\n"})
    EXPECT_THROW(split_dump(text, "dump.sql"), Error) << text;
}

}  // namespace
}  // namespace rehearse::sql
