#include "profile/check_labels.h"

#include <gmock/gmock.h>

namespace rehearse::profile {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(CheckLabels, ReadsListsAsTheServerWritesThem) {
  EXPECT_THAT(check_labels("(status = ANY (ARRAY['open'::text, 'it''s done'::text]))"),
              UnorderedElementsAre("open", "it's done"));
  EXPECT_THAT(
      check_labels("((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"),
      UnorderedElementsAre("a", "b"));
  EXPECT_THAT(check_labels("(rating = ANY (ARRAY[1, 20, '-3'::integer]))"),
              UnorderedElementsAre("1", "20", "-3"));
  EXPECT_THAT(check_labels("((x = 'a'::text) OR (x = ('b'::bpchar)))"), UnorderedElementsAre("a", "b"));
}

TEST(CheckLabels, LeavesOutWhatIsNoValueOfTheColumn) {
  EXPECT_THAT(check_labels("(name ~ '^[a-z]+$'::text)"), IsEmpty());
  EXPECT_THAT(check_labels("(x <> 'secret'::text)"), IsEmpty());
  EXPECT_THAT(check_labels("(x >= 'm'::text)"), IsEmpty());
  EXPECT_THAT(check_labels("(total > (0)::numeric)"), IsEmpty());
  EXPECT_THAT(check_labels("(length(name) < 40)"), IsEmpty());
}

TEST(CheckLabels, OfABrokenExpressionAreNone) {
  EXPECT_THAT(check_labels("(x = 'open"), IsEmpty());
  EXPECT_THAT(check_labels(""), IsEmpty());
}

}  // namespace
}  // namespace rehearse::profile
