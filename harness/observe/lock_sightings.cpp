#include "observe/lock_sightings.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace rehearse::observe {

namespace {

// A commit clears the transaction's local number shortly before it releases the locks, so that a sample may
// show the lock of "3/17" as one of "3/0".
bool commit_in_progress(std::string_view transaction) {
  return transaction.size() > 2 && transaction.substr(transaction.size() - 2) == "/0";
}

bool same_backend(std::string_view a, std::string_view b) {
  return a.substr(0, a.find('/')) == b.substr(0, b.find('/'));
}

Sighting start(const SeenLock& lock, Gap appeared, Instant seen, std::size_t number) {
  Sighting sighting{lock.relation, lock.mode, lock.transaction, appeared, appeared, {}};
  sighting.was_granted = lock.granted;
  sighting.first_seen = seen;
  sighting.last_seen = seen;
  sighting.first_sample = number;
  sighting.last_sample = number;
  sighting.backend = lock.backend;
  return sighting;
}

}  // namespace

void LockSightings::add(const LockSample& sample) {
  ++number_;
  for (const SeenLock& lock : sample.locks) see(lock, sample);
  close_unseen(sample);
  previous_asked_ = sample.asked;
}

void LockSightings::see(const SeenLock& lock, const LockSample& sample) {
  Sighting& sighting = open(lock, sample);
  if (lock.granted && !sighting.was_granted) {
    sighting.granted = {sighting.last_seen, sample.answered};
    sighting.was_granted = true;
  }
  if (!lock.granted) sighting.waited = true;
  if (lock.waiting) {
    // The server looked after we asked, so this is never too late; the best of many is nearly exact.
    const Instant earliest = sample.asked - *lock.waiting;
    sighting.wait_started = std::max(sighting.wait_started.value_or(earliest), earliest);
  }
  sighting.last_seen = sample.asked;
  sighting.last_sample = number_;
}

Sighting& LockSightings::open(const SeenLock& lock, const LockSample& sample) {
  if (commit_in_progress(lock.transaction)) {
    for (auto entry = open_.lower_bound({lock.backend, lock.relation, lock.mode, ""}); entry != open_.end();
         ++entry) {
      Sighting& candidate = entry->second;
      if (std::tie(candidate.backend, candidate.relation, candidate.mode) !=
          std::tie(lock.backend, lock.relation, lock.mode))
        break;
      if (same_backend(candidate.transaction, lock.transaction)) return candidate;
    }
  }
  const Gap appeared{previous_asked_, sample.answered};
  return open_
      .try_emplace({lock.backend, lock.relation, lock.mode, lock.transaction},
                   start(lock, appeared, sample.asked, number_))
      .first->second;
}

void LockSightings::close_unseen(const LockSample& sample) {
  for (auto entry = open_.begin(); entry != open_.end();) {
    Sighting& sighting = entry->second;
    if (sighting.last_sample == number_) {
      ++entry;
      continue;
    }
    sighting.released = {sighting.last_seen, sample.answered};
    closed_.push_back(std::move(sighting));
    entry = open_.erase(entry);
  }
}

std::vector<Sighting> LockSightings::finish(Instant end) {
  for (auto& [key, sighting] : open_) {
    sighting.released = {sighting.last_seen, std::max(end, sighting.last_seen)};
    closed_.push_back(std::move(sighting));
  }
  open_.clear();
  return std::exchange(closed_, {});
}

}  // namespace rehearse::observe
