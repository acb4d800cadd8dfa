// Why a statement copied a table to a new file, in words. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::run {

/// A column whose type is another after the step.
struct ColumnType {
  std::string column;
  std::string from;  ///< as format_type() writes it
  std::string to;
  bool stored_alike = false;  ///< binary coercible: what is stored needs no other bytes
};

/// What the catalogs say about one table before and after the step. Empty texts: unchanged, or not known.
struct CatalogChange {
  std::vector<ColumnType> columns;
  std::string persistence;    ///< "logged" or "unlogged", when it became that
  std::string access_method;  ///< that it has now, when it had another
  std::string tablespace;
};

/// For a statement that is known to have rewritten the table, "the type of column id changes from integer to
/// bigint, which is stored differently". Empty when text and catalogs leave it open: it is never guessed.
/// Of several actions that each may copy the table, all are named.
std::string rewrite_reason(std::string_view sql, const CatalogChange& change);

}  // namespace rehearse::run
