#include "ingest/figure_conflicts.h"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "base/number_text.h"
#include "base/text.h"
#include "ingest/joined_names.h"
#include "ingest/problem_list.h"

namespace doelmaat::ingest {
namespace {

using store::Value;

constexpr char kBetween = '\x1F';

void Append(const Value& value, std::string* text) {
  std::visit(
      [&](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::int64_t>) {
          *text += std::to_string(held);
        } else if constexpr (std::is_same_v<Held, double>) {
          *text += base::FormatExact(held);
        } else if constexpr (std::is_same_v<Held, std::string>) {
          *text += held;
        }
      },
      value);
  *text += kBetween;
}

}  // namespace

void FigureConflicts::Add(const std::string& file,
                          const SourceDefinition& source,
                          const std::vector<std::vector<Value>>& rows) {
  std::vector<bool> of_key;
  of_key.reserve(source.columns.size());
  for (const SourceColumn& column : source.columns) {
    of_key.push_back(std::find(source.key.begin(), source.key.end(), column.name) !=
                     source.key.end());
  }
  auto& seen = seen_[source.id];
  const std::size_t number = files_.size();
  files_.push_back(file);
  ProblemList problems(file);
  for (const std::vector<Value>& row : rows) {
    std::string key;
    std::string said;
    for (std::size_t c = 0; c < source.columns.size(); ++c) {
      Append(row[c + 1], of_key[c] ? &key : &said);  // the line stands in front
    }
    const auto line = static_cast<std::size_t>(std::get<std::int64_t>(row.front()));
    const auto [found, added] = seen.try_emplace(key, Seen{number, line, said});
    if (!added && found->second.said != said) {
      problems.Add(line,
                   Joined(source.key),
                   base::Say("ingest.other_file",
                             {{"file", files_[found->second.file]},
                              {"line", std::to_string(found->second.line)}}));
    }
  }
  if (!problems.empty()) {
    problems.Throw();
  }
}

}  // namespace doelmaat::ingest
