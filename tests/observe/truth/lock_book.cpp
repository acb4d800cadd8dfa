#include "observe/truth/lock_book.h"

#include <algorithm>

namespace rehearse::observe::truth {

namespace {

using Kind = LockCall::Kind;

constexpr int kOrdinaryLocks = 1;  // DEFAULT_LOCKMETHOD
constexpr std::uint64_t kSession = 0;

bool of_a_relation(const LockCall& call) {
  return call.tag_type == 0 && call.method == kOrdinaryLocks && call.mode >= 1 && call.mode <= 8;
}

LockMode mode_of(const LockCall& call) {
  return static_cast<LockMode>(call.mode - 1);
}

std::uint64_t owner_of(const LockCall& call) {
  return call.session ? kSession : call.owner;
}

}  // namespace

void LockBook::enter(const LockCall& call) {
  switch (call.kind) {
    case Kind::acquire:
    case Kind::release:
    case Kind::forget:
    case Kind::end:
      take_back(call);
      calls_.push_back(call);
      return;
    case Kind::reassign:
      return reassign(call.owner, call.parent);
    case Kind::acquired:
      if (const auto request = returned(Kind::acquire)) answer(*request, call);
      return;
    case Kind::released:
      if (const auto request = returned(Kind::release)) release(*request, call);
      return;
    case Kind::forgotten:
      if (const auto request = returned(Kind::forget)) forget(request->owner);
      return;
    case Kind::ended:
      if (const auto request = returned(Kind::end)) end(*request, call.at);
      return;
  }
}

// A request calls no other function of ours. If another call comes it was given up: an error was raised, and
// the first thing that error handling does is to leave the queue.
void LockBook::take_back(const LockCall& call) {
  if (calls_.empty() || calls_.back().kind != Kind::acquire) return;
  const LockCall& request = calls_.back();
  if (of_a_relation(request) && held_.count({{request.relation}, mode_of(request)}) == 0) {
    closed_.push_back({{request.relation}, mode_of(request), request.at, std::nullopt, call.at});
  }
  calls_.pop_back();
}

// Calls above it on the stack ended in an error.
std::optional<LockCall> LockBook::returned(Kind from) {
  while (!calls_.empty()) {
    const LockCall call = calls_.back();
    calls_.pop_back();
    if (call.kind == from) return call;
  }
  return std::nullopt;
}

void LockBook::answer(const LockCall& request, const LockCall& answer) {
  if (!of_a_relation(request) || answer.result == 0) return;
  const Key key{{request.relation}, mode_of(request)};
  const TrueWindow window{key.first, key.second, request.at, answer.at, {}};
  ++held_.try_emplace(key, Held{window, {}}).first->second.counts[owner_of(request)];
}

// LockReleaseCurrentOwner releases a lock only when nobody else counts on it, and then all counts at once.
void LockBook::release(const LockCall& request, const LockCall& done) {
  if (!of_a_relation(request) || done.result == 0) return;
  const auto entry = held_.find({{request.relation}, mode_of(request)});
  if (entry == held_.end()) return;
  auto& counts = entry->second.counts;
  const bool forgetting = !calls_.empty() && calls_.back().kind == Kind::forget;
  const auto count = counts.find(owner_of(request));
  if (forgetting) {
    counts.clear();
  } else if (count != counts.end() && --count->second == 0) {
    counts.erase(count);
  }
  if (!counts.empty()) return;
  drop(entry->second, done.at);
  held_.erase(entry);
}

void LockBook::forget(std::uint64_t owner) {
  for (auto& [key, held] : held_) held.counts.erase(owner);
}

void LockBook::reassign(std::uint64_t owner, std::uint64_t parent) {
  for (auto& [key, held] : held_) {
    const auto count = held.counts.find(owner);
    if (count == held.counts.end()) continue;
    held.counts[parent] += count->second;
    held.counts.erase(owner);
  }
}

void LockBook::end(const LockCall& request, TimePoint done) {
  if (request.method != kOrdinaryLocks) return;
  for (auto entry = held_.begin(); entry != held_.end();) {
    Held& held = entry->second;
    const auto session = held.counts.find(kSession);
    if (session != held.counts.end() && !request.all) {
      held.counts = {{kSession, session->second}};
      ++entry;
    } else {
      drop(held, done);
      entry = held_.erase(entry);
    }
  }
}

void LockBook::drop(Held& held, TimePoint at) {
  held.window.released = at;
  closed_.push_back(held.window);
}

std::vector<TrueWindow> LockBook::close(TimePoint now) {
  for (auto& [key, held] : held_) drop(held, now);
  held_.clear();
  calls_.clear();
  return std::exchange(closed_, {});
}

}  // namespace rehearse::observe::truth
