// Turns the columns of a plan into tuples of COPY BINARY.
#pragma once

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "pg/copy_writer.h"
#include "seed/plan.h"

namespace rehearse::seed {

/// Both in row numbers of the table; the end is exclusive.
struct RowRange {
  std::int64_t first = 0;
  std::int64_t end = 0;
};

/// The table's name, quoted.
std::string sql_name(const TablePlan& plan);
/// The statement whose stream a RowWriter writes.
std::string copy_statement(const TablePlan& plan);

class RowWriter {
 public:
  RowWriter(const TablePlan& plan, pg::CopyWriter& copy);
  /// Counts rows in `loaded` as they are sent. Returns early, between two buffers, when asked to stop.
  void write(RowRange rows, std::atomic<std::int64_t>& loaded, const std::stop_token& stop);

 private:
  void append_block(RowRange rows);
  void adapt(std::size_t block_bytes);
  void flush();

  const TablePlan& plan_;
  pg::CopyWriter& copy_;
  std::vector<ColumnBuffer> columns_;
  std::vector<std::int64_t> numbers_;
  std::vector<char> buffer_;  ///< its size is the capacity
  std::size_t used_ = 0;
  std::int64_t block_rows_ = 1;
};

}  // namespace rehearse::seed
