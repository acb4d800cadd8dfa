#include "schema/chosen_name.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

bool chosen(const std::string& kind, const std::string& before, const std::string& after,
            const std::map<std::string, std::string>& attributes) {
  return are_chosen_names({kind, before, attributes}, {kind, after, attributes});
}

TEST(ChosenName, IsTheTableTheColumnAndAnEnding) {
  EXPECT_TRUE(chosen("sequence", "public.t_id_seq", "public.t_id_seq1", {{"owned by", "public.t.id"}}));
  EXPECT_TRUE(chosen("constraint", "public.t.t_a_key", "public.t.t_a_key1", {}));
  EXPECT_TRUE(chosen("index", "public.t_a_b_idx1", "public.t_a_b_idx2", {{"table", "public.t"}}));
  EXPECT_TRUE(chosen("index", "public.t_a_key", "public.t_a_key1",
                     {{"table", "public.t"}, {"constraint", "t_a_key"}}));
  EXPECT_TRUE(
      chosen("sequence", "public.\"T_id_seq\"", "public.\"T_id_seq1\"", {{"owned by", "public.\"T\".id"}}));
}

TEST(ChosenName, WhatSomebodyWroteIsNone) {
  EXPECT_FALSE(chosen("sequence", "public.t_id_seq", "public.t_id_seq1", {}));
  EXPECT_FALSE(chosen("sequence", "public.s", "public.s1", {{"owned by", "public.t.id"}}));
  EXPECT_FALSE(chosen("index", "public.by_a_idx", "public.by_a_idx1", {{"table", "public.t"}}));
  EXPECT_FALSE(chosen("constraint", "public.t.t_a_key", "public.t.t_b_key", {}));
  EXPECT_FALSE(chosen("index", "public.t_a_key", "public.t_a_key1", {{"table", "public.t"}}));
  EXPECT_FALSE(chosen("column", "public.t.t_a_key", "public.t.t_a_key1", {}));
}

TEST(ChosenName, LosesOnlyTheNumberAtItsEnd) {
  EXPECT_EQ(without_number("t1_id_seq12"), "t1_id_seq");
  EXPECT_EQ(without_number("t_id_seq"), "t_id_seq");
  EXPECT_EQ(without_number("12"), "");
}

}  // namespace
}  // namespace rehearse::schema
