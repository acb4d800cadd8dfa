// Where the functions of a program are in its file, as uprobes want to know. 64-bit ELF only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace rehearse::observe::truth {

class ElfFile {
 public:
  /// Reads the dynamic symbols, which PostgreSQL exports for its extensions, so stripped builds have them
  /// too. Throws Error.
  explicit ElfFile(const std::filesystem::path& path);

  /// Of a function: its offset in the file. Of a variable: the offset from the place where the file's code is
  /// mapped, which is what `@+OFFSET` of a uprobe means. Throws Error when there is no such symbol.
  [[nodiscard]] std::uint64_t offset(const std::string& symbol) const;

 private:
  std::filesystem::path path_;
  std::map<std::string, std::uint64_t> offsets_;
};

}  // namespace rehearse::observe::truth
