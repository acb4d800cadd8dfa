#include "source/git.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "base/strings.h"
#include "os/process.h"
#include "rehearse/error.h"
#include "source/read_file.h"

namespace rehearse::source {

namespace {

namespace fs = std::filesystem;

os::Completion git(const fs::path& folder, std::vector<std::string> arguments, const fs::path& index = {}) {
  os::Command command;
  command.argv = {"git", "-C", folder.string()};
  command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
  command.environment = os::own_environment();
  // Of a hook that runs us: it names another repository than the folder does.
  for (const char* variable : {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"})
    command.environment->erase(variable);
  if (!index.empty()) (*command.environment)["GIT_INDEX_FILE"] = index.string();
  return os::run(command);
}

std::string require(const os::Completion& completion, const std::string& doing, const std::string& hint) {
  if (completion.ok()) return std::string(trim(completion.out));
  const std::string said(trim(completion.err));
  throw Error(ErrorKind::usage, said.empty() ? doing : fmt::format("{}: {}", doing, said), hint);
}

}  // namespace

MergeBase::MergeBase(const std::string& since, const fs::path& now) {
  if (since.empty() || since.front() == '-')
    throw Error(ErrorKind::usage, fmt::format("'{}' is the name of no commit", since),
                "for example origin/main");
  const fs::path place = fs::canonical(now);
  const fs::path folder = is_folder(place) ? place : place.parent_path();
  const fs::path repository = require(git(folder, {"rev-parse", "--show-toplevel"}),
                                      fmt::format("asking git what changed in {}", now.string()),
                                      "what changed since a commit is known in a git repository only");
  commit_ =
      require(git(folder, {"merge-base", since, "HEAD"}),
              fmt::format("git knows no commit that HEAD and '{}' have in common", since),
              "is it spelt right and fetched? In CI, fetch the whole history (fetch-depth: 0, GIT_DEPTH: 0)");
  export_folder(repository, folder.lexically_relative(fs::canonical(repository)));
  path_ = is_folder(place) ? exported() : exported() / place.filename();
}

bool MergeBase::existed() const {
  return path_exists(path_);
}

// By an index of our own: the repository's stays as it is.
void MergeBase::export_folder(const fs::path& repository, const fs::path& folder) {
  const std::string tree = commit_ + ":" + (folder == "." ? "" : folder.string());
  if (!git(repository, {"cat-file", "-e", tree}).ok()) return;
  const fs::path index = folder_.path() / "index";
  const std::string doing = fmt::format("reading {} of {}", folder.string(), commit_);
  fs::create_directory(exported());
  require(git(repository, {"read-tree", tree}, index), doing, {});
  require(git(repository, {"checkout-index", "--all", "--prefix=" + exported().string() + "/"}, index), doing,
          {});
}

}  // namespace rehearse::source
