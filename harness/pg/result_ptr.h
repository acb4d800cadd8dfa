// A result of libpq that frees itself.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

namespace rehearse::pg {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

/// A field of an error or notice, PG_DIAG_...; empty where the server sent none.
inline std::string error_field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string{} : std::string(text);
}

}  // namespace rehearse::pg
