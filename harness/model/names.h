// The spelling of every enumeration of the model, as run.json writes it.
#pragma once

#include "base/enum_names.h"
#include "rehearse/report.h"

namespace rehearse {

inline constexpr EnumNames<Phase, 3> kPhaseNames{
    {{Phase::up, "up"}, {Phase::down, "down"}, {Phase::reapply, "reapply"}}};

inline constexpr EnumNames<Evidence, 4> kEvidenceNames{{{Evidence::sampled, "sampled"},
                                                        {Evidence::snapshot, "snapshot"},
                                                        {Evidence::log, "log"},
                                                        {Evidence::bounds, "bounds"}}};

inline constexpr EnumNames<Comparison, 3> kComparisonNames{
    {{Comparison::down, "down"}, {Comparison::reapply, "reapply"}, {Comparison::expected, "expected"}}};

inline constexpr EnumNames<DifferenceSeverity, 3> kDifferenceSeverityNames{
    {{DifferenceSeverity::error, "error"},
     {DifferenceSeverity::warning, "warning"},
     {DifferenceSeverity::accepted, "accepted"}}};

inline constexpr EnumNames<Severity, 3> kSeverityNames{
    {{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::accepted, "accepted"}}};

inline constexpr EnumNames<Verdict, 5> kVerdictNames{{{Verdict::pass, "pass"},
                                                      {Verdict::warn, "warn"},
                                                      {Verdict::fail, "fail"},
                                                      {Verdict::skipped, "skipped"},
                                                      {Verdict::error, "error"}}};

inline constexpr EnumNames<ReleasedChange, 3> kReleasedChangeNames{
    {{ReleasedChange::edited, "edited"},
     {ReleasedChange::renamed, "renamed"},
     {ReleasedChange::out_of_order, "out_of_order"}}};

inline constexpr EnumNames<ColumnOrder, 3> kColumnOrderNames{
    {{ColumnOrder::strict, "strict"}, {ColumnOrder::warn, "warn"}, {ColumnOrder::ignore, "ignore"}}};

inline constexpr EnumNames<Direction, 2> kDirectionNames{{{Direction::up, "up"}, {Direction::down, "down"}}};

inline constexpr EnumNames<CacheMode, 3> kCacheModeNames{
    {{CacheMode::automatic, "auto"}, {CacheMode::off, "off"}, {CacheMode::refresh, "refresh"}}};

inline constexpr EnumNames<RepeatJudge, 2> kRepeatJudgeNames{
    {{RepeatJudge::median, "median"}, {RepeatJudge::worst, "worst"}}};

inline constexpr EnumNames<FailOn, 2> kFailOnNames{{{FailOn::error, "error"}, {FailOn::warning, "warning"}}};

inline constexpr EnumNames<TransactionPolicy, 3> kTransactionPolicyNames{
    {{TransactionPolicy::wrapped, "wrapped"},
     {TransactionPolicy::own, "own"},
     {TransactionPolicy::none, "none"}}};

}  // namespace rehearse
