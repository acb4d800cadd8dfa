#include "source/folder.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace rehearse::test {

namespace fs = std::filesystem;

Folder::Folder(std::initializer_list<std::pair<std::string, std::string>> files) {
  std::string name = (fs::temp_directory_path() / "rehearse-source-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot create " + name);
  path_ = name;
  for (const auto& [file, content] : files) write(file, content);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void Folder::write(const std::string& name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
}

}  // namespace rehearse::test
