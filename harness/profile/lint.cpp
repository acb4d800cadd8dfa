#include "profile/lint.h"

#include <fmt/format.h>

#include <utility>

#include "base/enum_names.h"

namespace rehearse::profile {

namespace {

constexpr EnumNames<LiteralReason, 5> kReasonNames{{{LiteralReason::bound, "bound"},
                                                    {LiteralReason::kept, "kept by choice"},
                                                    {LiteralReason::schema, "schema label"},
                                                    {LiteralReason::setting, "setting"},
                                                    {LiteralReason::name, "name"}}};

class Walker {
 public:
  std::vector<ProfileLiteral> walk(const DataProfile& profile) {
    each(profile.kept, "kept", LiteralReason::name);
    walk(profile.server);
    for (std::size_t i = 0; i < profile.tables.size(); ++i)
      walk(profile.tables[i], fmt::format("tables[{}]", i));
    return std::move(found_);
  }

 private:
  void walk(const ProfileServer& server) {
    add("server.encoding", LiteralReason::setting, server.encoding);
    add("server.collation", LiteralReason::setting, server.collation);
    add("server.ctype", LiteralReason::setting, server.ctype);
    add("server.time_zone", LiteralReason::setting, server.time_zone);
    for (const auto& [name, version] : server.extensions) {
      add("server.extensions", LiteralReason::name, name);
      add("server.extensions." + name, LiteralReason::setting, version);
    }
    for (const auto& [name, value] : server.settings)
      add("server.settings." + name, LiteralReason::setting, value);
  }

  void walk(const ProfileTable& table, const std::string& path) {
    const std::string name = table.schema + "." + table.name;
    subject_ = name;
    add(path + ".schema", LiteralReason::name, table.schema);
    add(path + ".name", LiteralReason::name, table.name);
    for (std::size_t i = 0; i < table.indexes.size(); ++i)
      add(fmt::format("{}.indexes[{}].name", path, i), LiteralReason::name, table.indexes[i].name);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      subject_ = name + "." + table.columns[i].name;
      walk(table.columns[i], fmt::format("{}.columns[{}]", path, i));
    }
    subject_ = name;
    for (std::size_t i = 0; i < table.statistics.size(); ++i)
      walk(table.statistics[i], fmt::format("{}.statistics[{}]", path, i));
  }

  void walk(const ProfileStatistics& statistics, const std::string& path) {
    add(path + ".name", LiteralReason::name, statistics.name);
    each(statistics.columns, path + ".columns", LiteralReason::name);
    for (std::size_t i = 0; i < statistics.distinct.size(); ++i)
      each(statistics.distinct[i].columns, fmt::format("{}.distinct[{}].columns", path, i),
           LiteralReason::name);
    for (std::size_t i = 0; i < statistics.dependencies.size(); ++i) {
      const std::string place = fmt::format("{}.dependencies[{}]", path, i);
      each(statistics.dependencies[i].from, place + ".from", LiteralReason::name);
      add(place + ".to", LiteralReason::name, statistics.dependencies[i].to);
    }
  }

  void walk(const ProfileColumn& column, const std::string& path) {
    add(path + ".name", LiteralReason::name, column.name);
    add(path + ".type", LiteralReason::name, column.type);
    const LiteralReason values = reason_of(column.disclosure);
    const bool is_kept = column.disclosure == Disclosure::kept;
    each(column.common, path, values);
    each(column.bounds, path + ".bounds", is_kept ? LiteralReason::kept : LiteralReason::bound);
    if (column.elements) each(column.elements->common, path + ".elements", values);
    if (column.range)
      each(column.range->lower_bounds, path + ".range.lower_bounds",
           is_kept ? LiteralReason::kept : LiteralReason::bound);
  }

  // A file that claims to withhold a value and holds one was edited; somebody chose to have it there.
  static LiteralReason reason_of(Disclosure disclosure) {
    if (disclosure == Disclosure::schema) return LiteralReason::schema;
    return disclosure == Disclosure::coarse ? LiteralReason::bound : LiteralReason::kept;
  }

  void each(const CommonValues& common, const std::string& path, LiteralReason reason) {
    for (std::size_t i = 0; i < common.values.size(); ++i)
      if (common.values[i]) add(fmt::format("{}.values[{}]", path, i), reason, *common.values[i]);
  }

  void each(const std::vector<std::string>& texts, const std::string& path, LiteralReason reason) {
    for (std::size_t i = 0; i < texts.size(); ++i) add(fmt::format("{}[{}]", path, i), reason, texts[i]);
  }

  void add(std::string path, LiteralReason reason, const std::string& text) {
    if (!text.empty() || reason == LiteralReason::kept)
      found_.push_back({std::move(path), subject_, reason, text});
  }

  std::string subject_;
  std::vector<ProfileLiteral> found_;
};

}  // namespace

std::string_view name_of(LiteralReason reason) {
  return rehearse::name_of(kReasonNames, reason);
}

std::vector<ProfileLiteral> literals(const DataProfile& profile) {
  return Walker().walk(profile);
}

}  // namespace rehearse::profile
