#include "run/recorded_sql.h"

#include <fmt/format.h>

#include "base/format.h"

namespace rehearse::run {

namespace {

constexpr std::size_t kRecordedSql = 4'000;

}  // namespace

std::string recorded(const std::string& sql) {
  if (sql.size() <= kRecordedSql) return sql;
  std::size_t end = kRecordedSql;
  while (end > 0 && (static_cast<unsigned char>(sql[end]) & 0xC0U) == 0x80U) --end;  // keep characters whole
  return fmt::format("{} ... ({} in all)", sql.substr(0, end),
                     human(Bytes{static_cast<std::int64_t>(sql.size())}));
}

}  // namespace rehearse::run
