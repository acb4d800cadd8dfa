#include "schema/call_syntax.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

struct Syntax {
  const char* of_14;
  const char* of_13;
};

// What both versions print of one definition.
constexpr Syntax kSyntaxes[] = {
    {"(now() AT TIME ZONE 'utc'::text)", "timezone('utc'::text, now())"},
    {"(((now() AT TIME ZONE 'utc'::text))::date > b)", "((timezone('utc'::text, now()))::date > b)"},
    {"((a AT TIME ZONE 'x'::text) AT TIME ZONE 'y'::text)", "timezone('y'::text, timezone('x'::text, a))"},
    {"(SUBSTRING(a FROM 1 FOR 3) <> 'b'::text)", "(\"substring\"(a, 1, 3) <> 'b'::text)"},
    {"SUBSTRING(a FROM (b + 1))", "\"substring\"(a, (b + 1))"},
    {"SUBSTRING(a SIMILAR 'x'::text ESCAPE '#'::text)", "\"substring\"(a, 'x'::text, '#'::text)"},
    {"(POSITION(('a'::text) IN (b)) > 0)", "(\"position\"(b, 'a'::text) > 0)"},
    {"OVERLAY(a PLACING 'x'::text FROM 1)", "\"overlay\"(a, 'x'::text, 1)"},
    {"OVERLAY(a PLACING 'x'::text FROM 1 FOR 2)", "\"overlay\"(a, 'x'::text, 1, 2)"},
    {"TRIM(BOTH FROM a)", "btrim(a)"},
    {"TRIM(LEADING ' FROM '::text FROM a)", "ltrim(a, ' FROM '::text)"},
    {"TRIM(TRAILING 'x'::text FROM lower(a))", "rtrim(lower(a), 'x'::text)"},
    {"(NORMALIZE(a) = NORMALIZE(a, NFKC))", "(\"normalize\"(a) = \"normalize\"(a, 'NFKC'::text))"},
    {"((a, b) OVERLAPS (c, d))", "\"overlaps\"(a, b, c, d)"},
};

TEST(CallSyntax, OfTheStandardBecomesTheCall) {
  for (const Syntax& syntax : kSyntaxes) EXPECT_EQ(with_plain_calls(syntax.of_14), syntax.of_13);
}

TEST(CallSyntax, OfEarlierVersionsStays) {
  for (const Syntax& syntax : kSyntaxes) EXPECT_EQ(with_plain_calls(syntax.of_13), syntax.of_13);
}

TEST(CallSyntax, OtherArgumentsAreAnotherCall) {
  EXPECT_NE(with_plain_calls("(a AT TIME ZONE b)"), "timezone(a, b)");
  EXPECT_NE(with_plain_calls("TRIM(LEADING FROM a)"), "btrim(a)");
  EXPECT_NE(with_plain_calls("POSITION((a) IN (b))"), "\"position\"(a, b)");
}

// date_part() gives another type, and a function in quotes is somebody's own.
TEST(CallSyntax, EverythingElseIsLeftAlone) {
  for (const char* text :
       {"EXTRACT(year FROM a)", "public.\"TRIM\"(a)", "'(a AT TIME ZONE b)'", "(a IN (1, 2))",
        "(a IS DISTINCT FROM b)", "TRIM(a)", "SUBSTRING(a)", "POSITION(a)", "((a)", "(a", "()", ""})
    EXPECT_EQ(with_plain_calls(text), text);
}

}  // namespace
}  // namespace rehearse::schema
