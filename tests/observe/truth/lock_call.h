// Calls of PostgreSQL's lock manager, as uprobes on them record.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "observe/truth/elf_file.h"
#include "observe/truth/trace_session.h"

namespace rehearse::observe::truth {

using TimePoint = std::chrono::steady_clock::time_point;

/// One call, or return from a call, of a function of src/backend/storage/lmgr/lock.c. Their names, arguments
/// and the layout of LOCKTAG are the same from PostgreSQL 13 to 18.
struct LockCall {
  enum class Kind {
    acquire,    ///< LockAcquireExtended(locktag, lockmode, sessionLock, ...)
    acquired,   ///< ... returned; never when it raised an error
    release,    ///< LockRelease(locktag, lockmode, sessionLock)
    released,   ///< ... returned
    forget,     ///< LockReleaseCurrentOwner(): all that a subtransaction took
    forgotten,  ///< ... returned
    reassign,   ///< LockReassignCurrentOwner(): a subtransaction's locks become its parent's
    end,        ///< LockReleaseAll(lockmethodid, allLocks): a transaction ends
    ended,      ///< ... returned
  };

  Kind kind = Kind::acquire;
  TimePoint at;
  std::uint32_t database = 0;
  std::uint32_t relation = 0;
  int tag_type = 0;          ///< LockTagType; 0: a relation
  int mode = 0;              ///< LOCKMODE; 1: AccessShareLock ... 8: AccessExclusiveLock
  bool session = false;      ///< not a lock of the transaction
  std::uint64_t owner = 0;   ///< CurrentResourceOwner at the call
  std::uint64_t parent = 0;  ///< its parent
  int result = 0;            ///< LockAcquireResult; 0: not available. Of LockRelease: whether it did
  int method = 0;            ///< 1: ordinary locks, 2: advisory locks
  bool all = false;          ///< session locks as well
};

std::vector<TraceSession::Probe> lock_probes(const std::filesystem::path& program, const ElfFile& symbols);

/// From the lines that a session with these probes read.
std::vector<LockCall> parse_lock_calls(const std::string& trace);

}  // namespace rehearse::observe::truth
