// Seeded states of servers, each the files of one at rest, kept for the next run under a key of all that
// decides what is in them (state_key.h).
//
//   <folder>/<key>/data        the files
//   <folder>/<key>/state.json  what is known of them; its time of modification says when it was last used
//   <folder>/<key>.lock        held by whoever reads (shared) or makes and removes (exclusive) the state
//   <folder>/<key>.<word>      half made, or half removed
//
// A state appears by being renamed when it is whole and on disk. Nobody waits for a lock: a state that
// another process makes or removes at this moment is as good as none.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/seeded_state.h"
#include "os/file_lock.h"
#include "provision/cache/eviction.h"
#include "rehearse/provisioner.h"

namespace rehearse::provision {

/// A state that nobody removes as long as this lives.
class HeldState {
 public:
  HeldState(os::FileLock lock, std::filesystem::path folder, SeededState facts)
      : lock_(std::move(lock)), folder_(std::move(folder)), facts_(std::move(facts)) {}

  [[nodiscard]] const SeededState& facts() const { return facts_; }
  /// Gives its files to the server. Throws Error; the server then has the files that it had.
  void put_back(const AtRest& server) const;

 private:
  os::FileLock lock_;
  std::filesystem::path folder_;
  SeededState facts_;
};

struct ListedState {
  StoredState stored;
  std::optional<SeededState> facts;  ///< absent: it is damaged
};

class StateCache {
 public:
  /// In StateHome::folder. Nothing is made before something is kept.
  StateCache(const std::filesystem::path& home, Listener& listener);

  /// The state, which counts as used now. A damaged one is removed, with a note.
  [[nodiscard]] std::optional<HeldState> find(const std::string& key) const;

  /// Keeps the files of the server, and removes what was used least recently when all together would exceed
  /// the limit. Throws Error when there is no room or the copy fails; nothing half made remains then.
  void keep(const std::string& key, SeededState facts, const AtRest& server,
            const std::optional<Bytes>& limit) const;

  /// The most recently used first.
  [[nodiscard]] std::vector<ListedState> list() const;

  /// False when it is in use or not there.
  bool remove(const std::string& key) const;
  /// What a killed process left half made or half removed.
  void sweep() const;

 private:
  [[nodiscard]] std::filesystem::path lock_file(const std::string& key) const;
  [[nodiscard]] SeededState read(const std::string& key) const;
  [[nodiscard]] std::vector<StoredState> stored() const;
  void make_room(Bytes size, const std::optional<Bytes>& limit) const;
  void make(const std::string& key, const SeededState& facts, const AtRest& server) const;

  std::filesystem::path folder_;
  Listener& listener_;
};

}  // namespace rehearse::provision
