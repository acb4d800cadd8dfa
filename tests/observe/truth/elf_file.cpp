#include "observe/truth/elf_file.h"

#include <elf.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include "rehearse/error.h"

namespace rehearse::observe::truth {

namespace {

std::vector<char> contents(const std::filesystem::path& path) {
  std::error_code none;
  const auto size = std::filesystem::file_size(path, none);
  std::vector<char> bytes(none ? 0 : size);
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : path_(path), bytes_(contents(path)) {
    header_ = at<Elf64_Ehdr>(0);
    const auto& ident = header_.e_ident;
    if (std::memcmp(ident, ELFMAG, SELFMAG) != 0 || ident[EI_CLASS] != ELFCLASS64) fail("no 64-bit ELF file");
  }

  [[nodiscard]] std::vector<Elf64_Phdr> segments() const {
    return table<Elf64_Phdr>(header_.e_phoff, header_.e_phnum);
  }

  struct Symbols {
    std::vector<Elf64_Sym> entries;
    std::size_t names = 0;  ///< where in the file their names start
  };
  [[nodiscard]] Symbols dynamic_symbols() const {
    const auto sections = table<Elf64_Shdr>(header_.e_shoff, header_.e_shnum);
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [](const auto& section) { return section.sh_type == SHT_DYNSYM; });
    if (found == sections.end() || found->sh_link >= sections.size()) fail("it has no dynamic symbols");
    return {table<Elf64_Sym>(found->sh_offset, found->sh_size / sizeof(Elf64_Sym)),
            sections[found->sh_link].sh_offset};
  }

  [[nodiscard]] std::string text(std::size_t offset) const {
    if (offset >= bytes_.size()) fail("it is cut short");
    const auto begin = bytes_.begin() + static_cast<std::ptrdiff_t>(offset);
    return {begin, std::find(begin, bytes_.end(), '\0')};
  }

  [[noreturn]] void fail(const char* why) const {
    throw Error(ErrorKind::environment, fmt::format("reading symbols of {}: {}", path_.string(), why));
  }

 private:
  template <typename T>
  [[nodiscard]] T at(std::size_t offset) const {
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) fail("it is cut short");
    T value;
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }

  template <typename T>
  [[nodiscard]] std::vector<T> table(std::size_t offset, std::size_t count) const {
    std::vector<T> rows;
    for (std::size_t i = 0; i < count; ++i) rows.push_back(at<T>(offset + i * sizeof(T)));
    return rows;
  }

  std::filesystem::path path_;
  std::vector<char> bytes_;
  Elf64_Ehdr header_{};
};

// By how much the addresses of the code differ from its offsets in the file.
std::uint64_t bias(const Reader& reader) {
  for (const Elf64_Phdr& segment : reader.segments()) {
    if (segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0) return segment.p_vaddr - segment.p_offset;
  }
  reader.fail("it has no code");
}

}  // namespace

ElfFile::ElfFile(const std::filesystem::path& path) : path_(path) {
  const Reader reader(path);
  const std::uint64_t code = bias(reader);
  const auto symbols = reader.dynamic_symbols();
  for (const Elf64_Sym& symbol : symbols.entries) {
    if (symbol.st_shndx == SHN_UNDEF) continue;
    offsets_.emplace(reader.text(symbols.names + symbol.st_name), symbol.st_value - code);
  }
}

std::uint64_t ElfFile::offset(const std::string& symbol) const {
  const auto found = offsets_.find(symbol);
  if (found != offsets_.end()) return found->second;
  throw Error(ErrorKind::environment, fmt::format("{} does not export {}", path_.string(), symbol));
}

}  // namespace rehearse::observe::truth
