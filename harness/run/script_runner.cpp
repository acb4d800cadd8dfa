#include "run/script_runner.h"

#include "base/strings.h"
#include "sql/keywords.h"

namespace rehearse::run {

namespace {

using pg::TransactionState;

class ScriptRunner {
 public:
  ScriptRunner(pg::Session& session, const Script& script, ScriptObserver& observer)
      : session_(session), script_(script), observer_(observer) {}

  std::optional<SqlError> run() {
    return script_.transaction == TransactionPolicy::wrapped ? run_wrapped() : run_as_written();
  }

 private:
  std::optional<SqlError> run_wrapped() {
    if (auto error = session_.execute("BEGIN").error) return error;
    observer_.transaction_began();
    for (std::size_t i = 0; i < script_.statements.size(); ++i) {
      if (auto error = run_statement(i)) return rolled_back(std::move(error));
      if (stopped_) return rolled_back(std::nullopt);
    }
    observer_.before_commit();
    auto error = session_.execute("COMMIT").error;  // deferred constraints speak up here
    observer_.transaction_ended();
    if (error) error->location = end_of_script();
    return error;
  }

  std::optional<SqlError> run_as_written() {
    for (std::size_t i = 0; i < script_.statements.size() && !stopped_; ++i) {
      if (auto error = run_statement(i)) return rolled_back(std::move(error));
    }
    if (session_.state() != TransactionState::active) return std::nullopt;
    return rolled_back(stopped_ ? std::nullopt : std::optional(left_open()));
  }

  std::optional<SqlError> run_statement(std::size_t index) {
    stopped_ = !observer_.before(index);
    if (stopped_) return std::nullopt;
    const Statement& statement = script_.statements[index];
    const TransactionState before = session_.state();
    if (before == TransactionState::active && ends_transaction(statement)) observer_.before_commit();
    pg::Execution execution = execute(statement);
    observer_.after(index, execution);
    notice_boundary(before, session_.state());
    return std::move(execution.error);
  }

  pg::Execution execute(const Statement& statement) {
    if (!observer_.watches_autocommit() || !commits_itself(statement)) return session_.execute(statement);
    return session_.execute(statement, [this] { observer_.before_autocommit(); });
  }

  [[nodiscard]] bool commits_itself(const Statement& statement) const {
    if (session_.state() != TransactionState::idle || sql::controls_transaction(statement)) return false;
    const auto words = sql::leading_keywords(statement.text, 1);
    if (statement.copy_data || words.empty()) return false;
    return words.front() != "COPY" && words.front() != "SET" && words.front() != "RESET";
  }

  void notice_boundary(TransactionState before, TransactionState after) {
    if (script_.transaction == TransactionPolicy::wrapped || before == after) return;
    if (before == TransactionState::idle) observer_.transaction_began();
    if (after == TransactionState::idle) observer_.transaction_ended();
  }

  static bool ends_transaction(const Statement& statement) {
    const std::string keyword = lower(statement.text.substr(0, statement.text.find_first_of(" \t\r\n;")));
    return keyword == "commit" || keyword == "end";
  }

  std::optional<SqlError> rolled_back(std::optional<SqlError> error) {
    if (session_.state() != TransactionState::idle) {
      session_.execute("ROLLBACK");
      observer_.transaction_ended();
    }
    return error;
  }

  // psql would end here with the transaction open, and the server would roll it back: nothing of it stays.
  [[nodiscard]] SqlError left_open() const {
    SqlError error;
    error.sqlstate = "25000";
    error.message = "the script ends inside a transaction: it has a BEGIN without a COMMIT";
    error.location = end_of_script();
    return error;
  }

  [[nodiscard]] SourceLocation end_of_script() const {
    return script_.statements.empty() ? SourceLocation{script_.path} : script_.statements.back().location;
  }

  pg::Session& session_;
  const Script& script_;
  ScriptObserver& observer_;
  bool stopped_ = false;
};

}  // namespace

std::optional<SqlError> run_script(pg::Session& session, const Script& script, ScriptObserver& observer) {
  return ScriptRunner(session, script, observer).run();
}

}  // namespace rehearse::run
