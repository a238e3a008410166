#include "store/failure.h"

#include <algorithm>
#include <initializer_list>
#include <system_error>

#include "base/text.h"

namespace doelmaat::store {
namespace {

using base::Say;

// DuckDB tells the kind of an error, but one of writing that ends a transaction is of the kind of
// transactions: what the system called it stands in the text.
bool NamesOneOf(std::string_view reason, std::initializer_list<std::errc> problems) {
  return std::any_of(problems.begin(), problems.end(), [&](std::errc problem) {
    return reason.find(std::make_error_code(problem).message()) != std::string_view::npos;
  });
}

}  // namespace

void RefuseIfFull(const std::string& store, std::string_view reason) {
  // The last is DuckDB's word for temporary files that have no room left.
  if (NamesOneOf(reason, {std::errc::no_space_on_device}) ||
      reason.find("Disk quota exceeded") != std::string_view::npos ||
      reason.find("max_temp_directory_size") != std::string_view::npos) {
    throw IoFailure(Say("store.disk_full", {{"store", store}}), Say("store.no_room"));
  }
}

void Fail(const std::string& store, std::string_view place, const char* reason) {
  const std::string said = reason == nullptr ? "" : reason;
  RefuseIfFull(store, said);
  if (said.starts_with("IO Error") ||
      NamesOneOf(
          said,
          {std::errc::io_error, std::errc::file_too_large, std::errc::read_only_file_system})) {
    const std::string line = said.substr(0, said.find('\n'));
    throw IoFailure(Say("store.io_failed", {{"store", store}, {"reason", line}}), line);
  }
  throw Error(ErrorKind::kInternal,
              Say("store.query_failed", {{"place", std::string(place)}, {"reason", said}}));
}

}  // namespace doelmaat::store
