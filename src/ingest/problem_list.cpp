#include "ingest/problem_list.h"

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {
constexpr std::size_t kShown = 20;
}

void ProblemList::Add(std::size_t line, std::string_view column, const std::string& what) {
  ++count_;
  if (shown_.size() < kShown) {
    shown_.push_back(base::Say(place_ == Place::kLine ? "ingest.problem" : "ingest.problem_record",
                               {{"file", file_},
                                {"line", std::to_string(line)},
                                {"column", std::string(column)},
                                {"what", what}}));
  }
}

void ProblemList::Throw() const {
  std::string message;
  for (const std::string& problem : shown_) {
    message += problem + "\n";
  }
  if (count_ > shown_.size()) {
    message +=
        base::Say("ingest.more_problems", {{"count", std::to_string(count_ - shown_.size())}}) +
        "\n";
  }
  throw Error(ErrorKind::kBadData, message + base::Say("ingest.nothing_loaded"));
}

}  // namespace doelmaat::ingest
