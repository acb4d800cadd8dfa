// The names behind the OIDs that most rows of the catalogs refer to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rehearse::pg {
class Result;
}

namespace rehearse::snapshot {

using Oid = std::uint32_t;

class Names {
 public:
  /// Queries whose results are given to the adders of the same name.
  static std::string relations_query();
  static std::string operator_classes_query();

  /// Columns oid, qualified name.
  void add_relations(const pg::Result& result);
  void add_operator_classes(const pg::Result& result);
  void add_column(Oid relation, int attribute_number, std::string name);
  /// What ALTER INDEX ... SET STATISTICS, or the parameters of an operator class, say of one key.
  void add_key_settings(Oid index, int key, const std::string& settings);

  /// "public.orders". An OID that is not known, as of a temporary table, reads as empty.
  [[nodiscard]] const std::string& relation(Oid oid) const;
  [[nodiscard]] const std::string& relation(std::string_view oid) const;
  /// "status"; "expression" for attribute number 0, as index keys have it.
  [[nodiscard]] std::string column(Oid relation, int attribute_number) const;
  /// The place of a column among those that are not dropped, from 1.
  [[nodiscard]] int position(Oid relation, int attribute_number) const;
  /// "a, b" for "{1,2}" or "1 2".
  [[nodiscard]] std::string columns(Oid relation, std::string_view attribute_numbers) const;
  /// The same, sorted: where the order means nothing.
  [[nodiscard]] std::string column_set(Oid relation, std::string_view attribute_numbers) const;
  /// "key 1: siglen=8, key 2: statistics 500", in the order of the keys; empty when there are none.
  [[nodiscard]] std::string key_settings(Oid index) const;
  /// "int4_ops, public.my_ops" for "1978 16390".
  [[nodiscard]] std::string operator_classes(std::string_view oids) const;

 private:
  struct Relation {
    std::string name;
    std::vector<std::string> columns;  ///< by attribute number - 1; dropped ones are empty
  };
  std::unordered_map<Oid, Relation> relations_;
  std::unordered_map<Oid, std::string> operator_classes_;
  std::unordered_map<Oid, std::map<int, std::string>> key_settings_;
};

/// The numbers in the text form of an array or vector: "{1,2}", "1 2".
std::vector<std::int64_t> numbers(std::string_view text);
Oid to_oid(std::string_view text);

}  // namespace rehearse::snapshot
