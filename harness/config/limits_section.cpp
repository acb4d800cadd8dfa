#include "config/sections.h"

namespace rehearse::config {

namespace {

Millis limit(const Value& value) {
  const Millis duration = value.duration();
  if (duration <= Millis::zero()) value.expected("a duration greater than 0");
  return duration;
}

}  // namespace

void read_limits(Table table, Limits& limits) {
  if (const auto value = table.find("step")) limits.step = limit(*value);
  if (const auto value = table.find("run")) limits.run = limit(*value);
  table.finish();
}

}  // namespace rehearse::config
