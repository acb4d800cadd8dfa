#include "seed/spread.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "seed/coarse.h"
#include "seed/distinct_estimate.h"
#include "seed/distribution.h"
#include "seed/normal.h"
#include "seed/text_form.h"

namespace rehearse::seed {
namespace {

TEST(Normal, QuantileIsTheInverseOfTheShare) {
  for (const double share : {1e-9, 0.001, 0.02, 0.3, 0.5, 0.9, 0.98, 0.999999}) {
    EXPECT_NEAR(normal_share(normal_quantile(share)) / share, 1, 1e-7) << share;
  }
}

TEST(Spread, GivesEachStretchItsShareAndEachValueOfItTheSame) {
  const Spread spread({{10, 1, 1, 0.5}, {20, 10, 5, 0.3}, {100, 3, 3, 0.2}});
  std::map<std::int64_t, int> found;
  constexpr int kRows = 10'000;
  for (int i = 0; i < kRows; ++i) ++found[spread.at((i + 0.5) / kRows)];
  const std::map<std::int64_t, int> expected{{10, 5'000}, {20, 600},  {22, 600},  {24, 600}, {26, 600},
                                             {28, 600},   {100, 667}, {101, 666}, {102, 667}};
  EXPECT_EQ(found, expected);
}

double rank_correlation(double wanted) {
  constexpr int kRows = 50'000;
  const RowOrder order(kRows, wanted, Stream(1));
  double sum = 0;
  for (int i = 0; i < kRows; ++i) sum += (order.at(i) - 0.5) * ((i + 0.5) / kRows - 0.5);
  return 12 * sum / kRows;
}

TEST(RowOrder, CorrelatesAsItIsTold) {
  for (const double wanted : {-1.0, -0.95, -0.4, 0.0, 0.1, 0.5, 0.9, 0.99, 1.0}) {
    EXPECT_NEAR(rank_correlation(wanted), wanted, 0.01) << wanted;
  }
}

TEST(DistinctEstimate, IsExactWhenAllRowsAreLookedAt) {
  const std::vector<Stretch> few{{0, 100, 100, 1}};
  EXPECT_NEAR(estimated_distinct(few, 20'000, 30'000), 100, 0.1);
}

TEST(DistinctEstimate, IsFittedWhateverTheRoom) {
  for (const double wanted : {50.0, 4'000.0, 20'000.0}) {
    std::vector<Stretch> stretches{
        {0, 1, 1, 0.2}, {10, 1'000'000, 1'000'000, 0.5}, {2'000'000, 1'000, 1'000, 0.3}};
    fit_distinct(stretches, wanted, 1'000'000, 30'000);
    EXPECT_NEAR(estimated_distinct(stretches, 1'000'000, 30'000) / wanted, 1, 0.02) << wanted;
    EXPECT_LE(stretches[2].values, 1'000);
    EXPECT_EQ(stretches[0].values, 1);
  }
}

TEST(Coarse, EqualValuesMoveApartWithoutOvertakingOthers) {
  EXPECT_EQ(apart({0, 100, 100, 100, 200}, {0, 200}), (std::vector<std::int64_t>{0, 67, 100, 133, 200}));
  EXPECT_EQ(apart({5, 5, 5}, {0, 9}), (std::vector<std::int64_t>{5, 5, 5}));
}

TEST(Coarse, StepsOfRoundingAreEvenedOut) {
  std::vector<std::int64_t> rounded;
  for (int i = 0; i <= 100; ++i) rounded.push_back((i * 20 + 15) / 30 * 30);
  const auto even = smoothed(rounded);
  for (int i = 10; i <= 90; ++i) EXPECT_LE(std::abs(even[static_cast<std::size_t>(i)] - i * 20), 6) << i;
}

TEST(Zipf, TheFirstIsAsFrequentAsTheExponentSays) {
  const Spread spread = zipf_spread({1, 10'000}, 1);
  double total = 0;
  for (int i = 1; i <= 10'000; ++i) total += 1.0 / i;
  double sum = 0;
  for (const Stretch& stretch : spread.stretches()) sum += stretch.share;
  EXPECT_NEAR(spread.stretches().front().share / sum, 1 / total, 0.001);
}

std::string text_of(const TextForm& form, std::int64_t number) {
  std::string text(static_cast<std::size_t>(form.length(number)), '?');
  form.write(number, text.data(), static_cast<int>(text.size()));
  return text;
}

TEST(TextForm, TextsSortAsTheirNumbersAndDiffer) {
  for (const TextClass characters : {TextClass::digits, TextClass::hex, TextClass::word, TextClass::mixed}) {
    TextForm form(characters, 5'000, 0, 40, Stream(3));
    form.set_lengths({4, 6, 8, 12, 20});
    for (std::int64_t i = 1; i < 5'000; ++i) EXPECT_LT(text_of(form, i - 1), text_of(form, i));
  }
}

TEST(TextForm, LengthsKeepToTheirPercentilesAndLimits) {
  TextForm form(TextClass::words, 100, 3, 30, Stream(3));
  form.set_lengths({5, 10, 15, 20, 29});
  int below = 0;
  for (std::int64_t i = 0; i < 10'000; ++i) {
    const int length = form.length(i);
    EXPECT_TRUE(length >= 3 && length <= 30) << length;
    below += length < 15 ? 1 : 0;
  }
  EXPECT_NEAR(below, 5'000, 400);
}

}  // namespace
}  // namespace rehearse::seed
