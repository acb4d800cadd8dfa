#include "seed/row_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/strings.h"
#include "pg/connection.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kMostBlockRows = 512;  // columns of a block stay in the second-level cache
constexpr std::size_t kBlockBytes = std::size_t{4} * 1024 * 1024;  // wide rows come in smaller blocks
constexpr std::size_t kBufferBytes = std::size_t{128} * 1024;

}  // namespace

std::string sql_name(const TablePlan& plan) {
  return pg::quote_identifier(plan.schema) + "." + pg::quote_identifier(plan.name);
}

std::string copy_statement(const TablePlan& plan) {
  std::vector<std::string> columns;
  for (const ColumnPlan& column : plan.columns) columns.push_back(pg::quote_identifier(column.name));
  return fmt::format("COPY {} ({}) FROM STDIN (FORMAT binary){}", sql_name(plan), join(columns, ", "),
                     plan.filter.empty() ? "" : " WHERE " + plan.filter);
}

RowWriter::RowWriter(const TablePlan& plan, pg::CopyWriter& copy)
    : plan_(plan), copy_(copy), columns_(plan.columns.size()), buffer_(2 * kBufferBytes) {}

void RowWriter::write(RowRange rows, std::atomic<std::int64_t>& loaded, const std::stop_token& stop) {
  while (rows.first < rows.end && !stop.stop_requested()) {
    const std::int64_t end = std::min(rows.first + block_rows_, rows.end);
    const std::size_t before = used_;
    append_block({rows.first, end});
    adapt(used_ - before);
    if (used_ >= kBufferBytes) flush();
    loaded += end - rows.first;
    rows.first = end;
  }
  flush();
}

// From one row on, so that not even the first block of the widest rows takes much memory.
void RowWriter::adapt(std::size_t block_bytes) {
  if (block_bytes > kBlockBytes) block_rows_ = std::max<std::int64_t>(block_rows_ / 2, 1);
  if (block_bytes < kBlockBytes / 4) block_rows_ = std::min(block_rows_ * 2, kMostBlockRows);
}

// A tuple is its number of fields and the fields; a field carries its own length already.
void RowWriter::append_block(RowRange rows) {
  numbers_.resize(static_cast<std::size_t>(rows.end - rows.first));
  std::iota(numbers_.begin(), numbers_.end(), rows.first);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    columns_[c].clear();
    plan_.columns[c].values->fill(numbers_, columns_[c]);
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    std::size_t bytes = 2;
    for (const ColumnBuffer& column : columns_) bytes += column.field(i).size();
    if (used_ + bytes > buffer_.size()) buffer_.resize(2 * (used_ + bytes));
    char* to = buffer_.data() + used_;
    put_big_endian(to, static_cast<std::int16_t>(columns_.size()));
    to += 2;
    for (const ColumnBuffer& column : columns_) {
      const std::string_view field = column.field(i);
      std::memcpy(to, field.data(), field.size());
      to += field.size();
    }
    used_ += bytes;
  }
}

void RowWriter::flush() {
  if (used_ > 0) copy_.put({buffer_.data(), used_});
  used_ = 0;
}

}  // namespace rehearse::seed
