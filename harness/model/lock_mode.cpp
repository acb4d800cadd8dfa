#include "rehearse/lock_mode.h"

#include <array>
#include <cstdint>

#include "base/enum_names.h"

namespace rehearse {

namespace {

constexpr EnumNames<LockMode, 8> kLockModeNames{
    {{LockMode::access_share, "AccessShareLock"},
     {LockMode::row_share, "RowShareLock"},
     {LockMode::row_exclusive, "RowExclusiveLock"},
     {LockMode::share_update_exclusive, "ShareUpdateExclusiveLock"},
     {LockMode::share, "ShareLock"},
     {LockMode::share_row_exclusive, "ShareRowExclusiveLock"},
     {LockMode::exclusive, "ExclusiveLock"},
     {LockMode::access_exclusive, "AccessExclusiveLock"}}};

constexpr EnumNames<Blocks, 4> kBlocksNames{{{Blocks::nothing, "nothing"},
                                             {Blocks::ddl, "ddl"},
                                             {Blocks::writes, "writes"},
                                             {Blocks::reads, "reads"}}};

// Manual, chapter 13.3.1, table 13.2: bit n of row m is set when mode m conflicts with mode n.
constexpr std::array<std::uint8_t, 8> kConflicts{
    0b10000000,  // access share: only access exclusive
    0b11000000,  // row share: exclusive and up
    0b11110000,  // row exclusive: share and up
    0b11111000,  // share update exclusive: itself and up
    0b11101100,  // share: row exclusive, share update exclusive, share row exclusive and up; not itself
    0b11111100,  // share row exclusive: row exclusive and up
    0b11111110,  // exclusive: row share and up
    0b11111111,  // access exclusive: everything
};

}  // namespace

bool conflicts(LockMode held, LockMode requested) {
  return (kConflicts.at(static_cast<std::size_t>(held)) >> static_cast<unsigned>(requested) & 1U) != 0;
}

Blocks blocks(LockMode mode) {
  if (conflicts(mode, LockMode::access_share)) return Blocks::reads;
  if (conflicts(mode, LockMode::row_exclusive)) return Blocks::writes;
  if (conflicts(mode, LockMode::share_update_exclusive)) return Blocks::ddl;
  return Blocks::nothing;
}

std::string_view to_string(LockMode mode) {
  return name_of(kLockModeNames, mode);
}
std::string_view to_string(Blocks blocks) {
  return name_of(kBlocksNames, blocks);
}

std::optional<LockMode> parse_lock_mode(std::string_view text) {
  return value_of(kLockModeNames, text);
}
std::optional<Blocks> parse_blocks(std::string_view text) {
  return value_of(kBlocksNames, text);
}

}  // namespace rehearse
