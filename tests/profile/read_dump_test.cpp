#include "profile/read_dump.h"

#include <gmock/gmock.h>

#include <string>

#include "model/json_profile.h"
#include "profile/support.h"
#include "rehearse/error.h"

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// What pg_dump 18 --statistics-only writes.
constexpr const char* kDump = R"(--
-- PostgreSQL database dump
--

\restrict 3ZtqP0nRr2bT

-- Dumped from database version 18.3
-- Dumped by pg_dump version 18.3

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);

--
-- Statistics for Name: people; Type: STATISTICS DATA; Schema: public; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180003'::integer,
	'schemaname', 'public',
	'relname', 'people',
	'relpages', '120'::integer,
	'reltuples', '10000'::real,
	'relallvisible', '119'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180003'::integer,
	'schemaname', 'public',
	'relname', 'people',
	'attname', 'nickname',
	'inherited', 'f'::boolean,
	'null_frac', '0.25'::real,
	'avg_width', '9'::integer,
	'n_distinct', '-0.5'::real,
	'most_common_vals', '{O''Brien,"von \"Q\", Zed",Rare}'::text,
	'most_common_freqs', '{0.1,0.05,0.0001}'::real[],
	'histogram_bounds', '{Abel,Kain,Zoe}'::text,
	'correlation', '0.5'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180003'::integer,
	'schemaname', 'public',
	'relname', 'people',
	'attname', 'points',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{17,2505,5013,7511,9983}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180003'::integer,
	'schemaname', 'public',
	'relname', 'people',
	'attname', 'tags',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '30'::integer,
	'n_distinct', '20'::real,
	'most_common_elems', '{secretive,shy}'::text,
	'most_common_elem_freqs', '{0.5,0.25,0.25,0.5,0}'::real[],
	'elem_count_histogram', '{1,1,2,1.5}'::real[]
);

--
-- Statistics for Name: people_pkey; Type: STATISTICS DATA; Schema: public; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180003'::integer,
	'schemaname', 'public',
	'relname', 'people_pkey',
	'relpages', '30'::integer,
	'reltuples', '10000'::real,
	'relallvisible', '0'::integer
);

\unrestrict 3ZtqP0nRr2bT
)";

DataProfile read(const std::string& text, const Request& request = {}) {
  return read_dump(text, "statistics.sql", request);
}

std::string error_of(const std::string& text, const Request& request = {}) {
  try {
    read(text, request);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what() + std::string(" ") + error.hint();
  }
  return {};
}

std::string replaced(const std::string& what, const std::string& by) {
  std::string text = kDump;
  text.replace(text.find(what), what.size(), by);
  return text;
}

TEST(ReadDump, TakesWhatTheDumpKnows) {
  const DataProfile profile = read(kDump);
  EXPECT_EQ(profile.source, ProfileSource::dump);
  EXPECT_EQ(profile.server.version, 180'003);
  const ProfileTable* table = find_table(profile, "public", "people");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rows, 10'000);
  EXPECT_EQ(table->pages, 120);
  EXPECT_EQ(table->visible_pages, 119);
  const ProfileColumn& nickname = test::column(profile, "people", "nickname");
  EXPECT_EQ(nickname.kind, ValueKind::text);
  EXPECT_THAT(nickname.common.frequencies, ElementsAre(0.1, 0.05));
  EXPECT_EQ(nickname.null_fraction, 0.25);
  ASSERT_TRUE(nickname.text);
  EXPECT_EQ(test::column(profile, "people", "points").kind, ValueKind::integer);
  EXPECT_THAT(test::column(profile, "people", "points").bounds,
              ElementsAre("0", "2500", "5000", "7500", "10000"));
  ASSERT_TRUE(test::column(profile, "people", "tags").elements);
  EXPECT_THAT(test::column(profile, "people", "tags").elements->common.frequencies, ElementsAre(0.5, 0.25));
}

TEST(ReadDump, TextsOfProductionAreNotInTheFile) {
  const std::string file = to_json(read(kDump));
  for (const char* text : {"Brien", "Zed", "Rare", "Abel", "Kain", "Zoe", "secretive", "shy", "5013", "9983"})
    EXPECT_THAT(file, Not(HasSubstr(text)));
}

TEST(ReadDump, ARelationWithoutColumnsMayBeAnIndex) {
  const DataProfile profile = read(kDump);
  ASSERT_NE(find_table(profile, "public", "people_pkey"), nullptr);
  EXPECT_EQ(find_table(profile, "public", "people_pkey")->kind, ProfileTableKind::relation);
}

TEST(ReadDump, StatisticsOfTheWholeMakeATablePartitioned) {
  std::string text = kDump;
  for (std::string::size_type at = 0; (at = text.find("'f'::boolean", at)) != std::string::npos;)
    text[at + 1] = 't';
  const DataProfile profile = read(text);
  EXPECT_EQ(find_table(profile, "public", "people")->kind, ProfileTableKind::partitioned);
}

TEST(ReadDump, RefusesFilesWithoutStatistics) {
  EXPECT_THAT(error_of("SELECT 1;"), HasSubstr("no statistics in it"));
  EXPECT_THAT(error_of("SELECT 1;"), HasSubstr("--statistics-only"));
}

TEST(ReadDump, NamesThePlaceOfDamage) {
  EXPECT_THAT(error_of(replaced("'{17,2505,", "'{17,{2505,")), HasSubstr("points hold a malformed array"));
  EXPECT_THAT(error_of(replaced("'10000'::real", "'many'::real")), HasSubstr("reltuples is no number"));
  EXPECT_THAT(error_of(replaced("'schemaname', 'public',", "'schemaname',")), HasSubstr("pg_dump"));
  EXPECT_THAT(error_of(replaced("'{Abel,Kain,Zoe}'", "'{Abel,Kain,Zoe}")), HasSubstr("never closed"));
}

// A file that was cut short is read up to there or refused, and no text of it gets into the message.
TEST(ReadDump, EveryPrefixIsReadOrRefused) {
  const std::string_view text(kDump);
  for (std::size_t length = 0; length < text.size(); ++length)
    EXPECT_THAT(error_of(std::string(text.substr(0, length))),
                Not(testing::ContainsRegex("Brien|Abel|secretive")))
        << length;
}

TEST(ReadDump, EveryLostByteIsReadOrRefused) {
  const std::string text(kDump);
  for (std::size_t place = text.find("SELECT * FROM"); place < text.size(); ++place) {
    std::string damaged = text;
    damaged.erase(place, 1);
    EXPECT_THAT(error_of(damaged), Not(testing::ContainsRegex("Brien|Abel|secretive"))) << place;
  }
}

TEST(ReadDump, KeepsOnlyWhatIsAskedFor) {
  const DataProfile kept = read(kDump, {.kept = {"people.nickname"}});
  EXPECT_THAT(test::column(kept, "people", "nickname").bounds, ElementsAre("Abel", "Kain", "Zoe"));
  EXPECT_THAT(read(kDump, {.excluded = {"*"}}).tables, IsEmpty());
  EXPECT_THAT(error_of(kDump, {.tables = {"peple"}}), HasSubstr("did you mean 'people'"));
}

}  // namespace
}  // namespace rehearse::profile
