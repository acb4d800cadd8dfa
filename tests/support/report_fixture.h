// Reports that never change: what checks judge and reporters render, without a server.
#pragma once

#include <string>

#include "rehearse/report.h"

namespace rehearse::test {

/// The day on which the fixtures are judged.
inline constexpr const char* kToday = "2026-01-31";

StatementTiming statement(std::size_t index, std::uint32_t line, const std::string& sql, double ms);
LockHeld lock(const std::string& relation, LockMode mode, double held_ms, std::size_t by = 0);
TableWindow window(const std::string& table, double exclusive_ms, double write_ms, std::size_t by = 0);

/// A step of one statement in line 3 that did nothing remarkable.
StepResult quick_step(Phase phase, const std::string& sql = "SELECT 1");

/// "0042_add_order_note": up, down and up again went well, and the schema came back.
Outcome good_outcome();

/// The same, with `sql` as its up, which holds `mode` on public.orders for that long.
Outcome blocking_outcome(const std::string& sql, LockMode mode, double ms);

/// Judged reports. The first has one good migration; the second has every kind of trouble.
Report passing_report();
Report failing_report();

/// That many migrations of all kinds, more than half of which fail.
Report large_report(std::size_t migrations);

}  // namespace rehearse::test
