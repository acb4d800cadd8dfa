#include "drift/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"
#include "drift/place.h"
#include "drift/remote_side.h"
#include "drift/throwaway.h"
#include "dump/dump.h"
#include "model/json_snapshot.h"
#include "rehearse/error.h"
#include "schema/compare.h"
#include "schema/scope.h"
#include "schema/versions.h"
#include "source/read_file.h"

namespace rehearse::drift {

namespace {

bool is_made_by_us(Place place) {
  return place == Place::migrations || place == Place::dump;
}

void refuse_other_than_json(std::string_view content, const std::string& file) {
  dump::refuse_binary(content, file);
  const std::string_view begin = trim(content);
  if (begin.empty() || begin.front() == '{') return;
  throw Error(ErrorKind::usage, fmt::format("{} is no schema snapshot", file),
              "`rehearse schema snapshot URL -o FILE` writes one; a dump has a name that ends in .sql");
}

class Reader {
 public:
  Reader(const DiffRequest& request, Listener& listener, const std::stop_token& stop)
      : request_(request), listener_(listener), stop_(stop) {}

  Made read(const std::string& text, Place place, int other_major) const {
    switch (place) {
      case Place::server:
        return {from_server(text), {}};
      case Place::snapshot:
        return {from_snapshot(text), {}};
      case Place::migrations:
        return from_migrations(throwaway(text, other_major), listener_, stop_);
      case Place::dump:
        break;
    }
    return from_dump(throwaway(text, other_major), listener_, stop_);
  }

 private:
  [[nodiscard]] schema::Side from_server(const std::string& text) const {
    RemoteSchema remote = read_remote({text, request_.rules.snapshot, request_.timeout}, stop_);
    return {.name = std::move(remote.name), .snapshot = std::move(remote.snapshot)};
  }

  static schema::Side from_snapshot(const std::string& text) {
    const std::string content = source::read_file(text == "-" ? "/dev/stdin" : text);
    refuse_other_than_json(content, text);
    return {.name = text, .snapshot = snapshot_from_json(content, text)};
  }

  [[nodiscard]] ThrowawayRequest throwaway(const std::string& text, int other_major) const {
    return {text, request_.rules.snapshot, request_.config, request_.postgres, other_major};
  }

  const DiffRequest& request_;
  Listener& listener_;
  std::stop_token stop_;
};

int major_of(const schema::Side& side) {
  return side.snapshot.server_version / 10'000;
}

// What we make ourselves comes last, so that it can be made on the version that the other side has.
std::array<Made, 2> read_both(const DiffRequest& request, const Reader& reader) {
  const std::array<std::string, 2> texts{request.before, request.after};
  const std::array<Place, 2> places{place_of(texts[0]), place_of(texts[1])};
  std::array<Made, 2> made;
  const std::size_t first = is_made_by_us(places[0]) && !is_made_by_us(places[1]) ? 1 : 0;
  for (const std::size_t i : {first, 1 - first})
    made.at(i) = reader.read(texts.at(i), places.at(i), i == first ? 0 : major_of(made.at(first).side));
  return made;
}

void add(std::vector<std::string>& notes, std::vector<std::string> more) {
  notes.insert(notes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<std::string> other_versions(const schema::Side& before, const schema::Side& after) {
  const schema::Versions versions(before.snapshot, after.snapshot);
  if (!versions.differ()) return {};
  std::vector<std::string> sentences{
      fmt::format("{} is of PostgreSQL {}, {} of {}: what only the two print differently counts as equal",
                  before.name, major_of(before), after.name, major_of(after))};
  if (versions.part_at(18))
    sentences.push_back(
        fmt::format("the names of NOT NULL constraints are not compared: before PostgreSQL 18, {} has none",
                    (major_of(before) < 18 ? before : after).name));
  return sentences;
}

std::vector<std::string> doubts(const schema::Side& side, bool strict) {
  std::vector<std::string> sentences = not_seen(side.name, side.snapshot);
  std::string unknown = unclaimed(side.name, side.snapshot, strict);
  if (!unknown.empty()) sentences.push_back(std::move(unknown));
  return sentences;
}

void leave_out(const SnapshotOptions& refused, SchemaSnapshot& snapshot) {
  const SnapshotOptions all = snapshot.options;
  const SnapshotOptions kept{.sequence_state = all.sequence_state && !refused.sequence_state,
                             .large_objects = all.large_objects && !refused.large_objects,
                             .cluster_objects = all.cluster_objects && !refused.cluster_objects};
  if (kept != all) schema::restrict_to(kept, snapshot);
}

}  // namespace

report::SchemaDiff diff(const DiffRequest& request, Listener& listener, const std::stop_token& stop) {
  auto [before, after] = read_both(request, Reader(request, listener, stop));
  report::SchemaDiff result{before.side.name, after.side.name, {}, {}};
  for (Made* made : {&before, &after}) {
    add(result.notes, std::move(made->notes));
    add(result.notes, doubts(made->side, request.strict));
    leave_out(request.refused, made->side.snapshot);
  }
  add(result.notes, other_versions(before.side, after.side));
  add(result.notes, schema::make_comparable(before.side, after.side, request.insisted));
  SchemaRules rules = request.rules;
  rules.snapshot = before.side.snapshot.options;  // what both have
  result.differences =
      schema::grade(schema::compare(before.side.snapshot, after.side.snapshot, Comparison::down), rules);
  return result;
}

bool counts(const SchemaDifference& difference) {
  return difference.severity != DifferenceSeverity::accepted;
}

std::vector<std::string> not_seen(const std::string& name, const SchemaSnapshot& snapshot) {
  std::vector<std::string> sentences;
  for (const std::string& what : snapshot.not_seen)
    sentences.push_back(fmt::format("{}: could not be seen: {}", name, what));
  return sentences;
}

std::string unclaimed(const std::string& name, const SchemaSnapshot& snapshot, bool strict) {
  if (snapshot.unclaimed.empty()) return {};
  std::string sentence =
      fmt::format("{}: this version of rehearse does not know, and so does not compare: {}", name,
                  join(snapshot.unclaimed, ", "));
  if (strict) throw Error(ErrorKind::environment, sentence, "without --strict this is a warning");
  return sentence;
}

}  // namespace rehearse::drift
