#include "model/json_snapshot_stream.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "model/json_snapshot.h"

namespace rehearse::json {

namespace {

using AnyJson = nlohmann::json;

/// Every handler that returns false ends the reading: the text holds something unexpected.
class SnapshotEvents : public nlohmann::json_sax<AnyJson> {
 public:
  bool key(std::string& name) override {
    key_ = std::move(name);
    return true;
  }

  bool start_object(std::size_t /*size*/) override {
    switch (state_) {
      case State::outside:
        return enter(State::root);
      case State::root:
        return key_ == "options" && enter(State::options);
      case State::objects:
        snapshot_.objects.emplace_back();
        return enter(State::object);
      case State::object:
        return key_ == "attributes" && enter(State::attributes);
      default:
        return false;
    }
  }

  bool end_object() override {
    if (state_ == State::object) {
      const SchemaObject& object = snapshot_.objects.back();
      if (object.kind.empty() || object.identity.empty() || !std::exchange(has_attributes_, false))
        return false;
      return enter(State::objects);
    }
    if (state_ == State::attributes) {
      has_attributes_ = true;
      return enter(State::object);
    }
    return enter(state_ == State::root ? State::outside : State::root);
  }

  bool start_array(std::size_t /*size*/) override {
    if (state_ == State::attributes) {
      value_ = &snapshot_.objects.back().attributes[key_];
      first_line_ = true;
      return enter(State::lines);
    }
    if (state_ != State::root) return false;
    if (key_ == "objects") return note(kObjects) && enter(State::objects);
    texts_ = key_ == "not_seen" ? &snapshot_.not_seen : &snapshot_.unclaimed;
    return (key_ == "not_seen" || key_ == "unclaimed") &&
           note(texts_ == &snapshot_.not_seen ? kNotSeen : kUnclaimed) && enter(State::texts);
  }

  bool end_array() override { return enter(state_ == State::lines ? State::attributes : State::root); }

  bool string(std::string& value) override {
    switch (state_) {
      case State::attributes:
        snapshot_.objects.back().attributes[key_] = std::move(value);
        return true;
      case State::lines:
        if (!std::exchange(first_line_, false)) value_->push_back('\n');
        value_->append(value);
        return true;
      case State::texts:
        texts_->push_back(std::move(value));
        return true;
      case State::object:
        if (key_ != "kind" && key_ != "name") return false;
        (key_ == "kind" ? snapshot_.objects.back().kind : snapshot_.objects.back().identity) =
            std::move(value);
        return true;
      default:
        return false;
    }
  }

  bool boolean(bool value) override {
    if (state_ != State::options) return false;
    SnapshotOptions& options = snapshot_.options;
    if (key_ == "sequence_state") return note(kSequenceState) && ((options.sequence_state = value), true);
    if (key_ == "large_objects") return note(kLargeObjects) && ((options.large_objects = value), true);
    return key_ == "cluster_objects" && note(kClusterObjects) && ((options.cluster_objects = value), true);
  }

  bool number_unsigned(AnyJson::number_unsigned_t value) override {
    constexpr AnyJson::number_unsigned_t kNewest = 1'000;
    if (state_ != State::root) return false;
    if (key_ == "rehearse_schema_version") return value == kSnapshotFileVersion && note(kVersion);
    if (key_ != "postgres" || value > kNewest) return false;
    snapshot_.server_version = static_cast<int>(value) * 10'000;
    return true;
  }

  bool null() override { return state_ == State::root && key_ == "postgres"; }
  bool number_integer(AnyJson::number_integer_t /*value*/) override { return false; }
  bool number_float(AnyJson::number_float_t /*value*/, const std::string& /*text*/) override { return false; }
  bool binary(AnyJson::binary_t& /*value*/) override { return false; }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const AnyJson::exception& /*error*/) override {
    return false;
  }

  [[nodiscard]] bool complete() const { return seen_ == kEverything && state_ == State::outside; }
  SchemaSnapshot take() { return std::move(snapshot_); }

 private:
  enum class State { outside, root, options, texts, objects, object, attributes, lines };
  static constexpr unsigned kVersion = 1;
  static constexpr unsigned kObjects = 2;
  static constexpr unsigned kNotSeen = 4;
  static constexpr unsigned kUnclaimed = 8;
  static constexpr unsigned kSequenceState = 16;
  static constexpr unsigned kLargeObjects = 32;
  static constexpr unsigned kClusterObjects = 64;
  static constexpr unsigned kEverything = 127;

  bool enter(State state) {
    state_ = state;
    return true;
  }
  bool note(unsigned key) {
    seen_ |= key;
    return true;
  }

  SchemaSnapshot snapshot_;
  State state_ = State::outside;
  std::string key_;
  std::string* value_ = nullptr;
  std::vector<std::string>* texts_ = nullptr;
  bool first_line_ = true;
  bool has_attributes_ = false;
  unsigned seen_ = 0;
};

}  // namespace

std::optional<SchemaSnapshot> stream_snapshot(std::string_view text) {
  SnapshotEvents events;
  if (!AnyJson::sax_parse(text, &events) || !events.complete()) return std::nullopt;
  return events.take();
}

}  // namespace rehearse::json
