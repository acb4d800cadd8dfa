#include "seed/generators.h"

#include <gtest/gtest.h>

#include <numeric>
#include <regex>
#include <set>

namespace rehearse::seed {
namespace {

std::vector<std::string> values(const GeneratorPtr& generator, std::int64_t rows) {
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(rows));
  std::iota(numbers.begin(), numbers.end(), 0);
  ColumnBuffer buffer;
  generator->fill(numbers, buffer);
  std::vector<std::string> result;
  for (std::size_t i = 0; i < buffer.size(); ++i) result.emplace_back(buffer.field(i));
  return result;
}

std::size_t distinct(const GeneratorPtr& generator, std::int64_t rows) {
  const auto all = values(generator, rows);
  return std::set<std::string>(all.begin(), all.end()).size();
}

TEST(Permutation, MeetsEveryNumberOnce) {
  for (const std::int64_t size : {1, 2, 3, 7, 64, 1'000, 65'537}) {
    const Permutation permutation(size, Stream(7));
    std::set<std::int64_t> seen;
    for (std::int64_t i = 0; i < size; ++i) seen.insert(permutation.at(i));
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(size));
    EXPECT_EQ(*seen.rbegin(), size - 1);
  }
}

TEST(Generators, KeepTheirPromiseOfDistinctValues) {
  const Stream stream(1);
  EXPECT_EQ(distinct(generator::token(3, stream), 46'656), 46'656U);
  EXPECT_EQ(distinct(generator::uuid(stream), 50'000), 50'000U);
  EXPECT_EQ(distinct(generator::bytes(8, stream), 50'000), 50'000U);
  EXPECT_EQ(distinct(generator::network(false, stream), 50'000), 50'000U);
  EXPECT_EQ(distinct(generator::json(true, false, stream), 50'000), 50'000U);
  for (const TextKind kind :
       {TextKind::email, TextKind::full_name, TextKind::phone, TextKind::slug, TextKind::url}) {
    EXPECT_EQ(distinct(generator::text(kind, 40, true, stream), 50'000), 50'000U) << to_string(kind);
  }
}

TEST(Generators, DependOnTheRowAloneAndNotOnTheBlock) {
  const GeneratorPtr text =
      generator::nullable(generator::text(TextKind::email, 0, false, Stream(3)), 0.3, Stream(4));
  const auto all = values(text, 100);
  const std::int64_t backwards[] = {99, 5, 42};
  ColumnBuffer buffer;
  text->fill(backwards, buffer);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(buffer.field(i), all[static_cast<std::size_t>(backwards[i])]);
}

TEST(Generators, PatternsMatchTheirExpression) {
  for (const char* text :
       {"^[A-Z]{3}-[0-9]{4}$", "^(red|green)+x?$", "^[^@]+@[a-z.]+\\.[a-z]{2,}$", "^\\d{2}:\\d{2}$"}) {
    const auto part = parse_pattern(text);
    ASSERT_TRUE(part) << text;
    for (const std::string& field : values(
             generator::mapped(RowMap::random(capacity(*part), Stream(5)), generator::pattern(*part)), 200)) {
      EXPECT_TRUE(std::regex_match(field.substr(4), std::regex(text))) << text << ": " << field.substr(4);
    }
  }
  EXPECT_EQ(distinct(generator::pattern(*parse_pattern("^[A-Z]{2}[0-9]{2}$")), 67'600), 67'600U);
  for (const char* text : {"(?=x)", "(a", "[[:graph:]]", "*a", "a\\1"})
    EXPECT_FALSE(parse_pattern(text)) << text;
}

TEST(Generators, NullsComeAtTheirRate) {
  std::int64_t nulls = 0;
  for (const std::string& field :
       values(generator::nullable(generator::uuid(Stream(1)), 0.25, Stream(2)), 40'000)) {
    nulls += field.size() == 4 ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(nulls) / 40'000, 0.25, 0.01);
}

}  // namespace
}  // namespace rehearse::seed
