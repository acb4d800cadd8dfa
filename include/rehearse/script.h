// SQL as the user wrote it, cut into statements that know where they came from.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/source_location.h"

namespace rehearse {

/// One statement, without its terminating semicolon and without leading white space or comments.
struct Statement {
  std::string text;
  SourceLocation location;  ///< of the first byte of `text`
  std::size_t offset = 0;   ///< byte offset of `text` in the file
  /// The lines after `COPY ... FROM STDIN;` up to, not including, the line `\.`.
  std::optional<std::string> copy_data;
};

/// Who opens the transaction around a script.
enum class TransactionPolicy {
  wrapped,  ///< rehearse does: BEGIN, every statement, COMMIT
  own,      ///< the script has its own BEGIN and COMMIT
  none,     ///< `-- rehearse: no-transaction`: each statement commits by itself
};

/// A program that works on the database itself: Alembic, Knex, Rails and the like. In the arguments and the
/// values of the environment, {url}, {host}, {port}, {database}, {user} and {password} say where.
struct ToolCommand {
  std::vector<std::string> argv;
  std::string folder;                                ///< in which it runs
  std::map<std::string, std::string> environment{};  ///< beside ours, without any PG* of ours
};

/// One direction of a migration: statements, or a program.
struct Script {
  std::string path;
  std::vector<Statement> statements;
  TransactionPolicy transaction = TransactionPolicy::wrapped;
  std::optional<ToolCommand> tool{};
};

}  // namespace rehearse
