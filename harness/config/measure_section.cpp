#include "config/sections.h"
#include "model/names.h"

namespace rehearse::config {

namespace {

constexpr std::int64_t kMostRuns = 1'000;  // more is a typing error

std::size_t runs(const Value& value) {
  const std::int64_t number = value.integer();
  if (number < 1 || number > kMostRuns) value.expected("a number from 1 to 1000");
  return static_cast<std::size_t>(number);
}

}  // namespace

void read_measure(Table table, Measure& measure) {
  if (const auto value = table.find("repeat")) measure.repeat = runs(*value);
  table.read("judge", measure.judge, kRepeatJudgeNames);
  table.finish();
}

}  // namespace rehearse::config
