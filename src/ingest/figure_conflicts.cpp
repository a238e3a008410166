#include "ingest/figure_conflicts.h"

#include <algorithm>
#include <cstdint>
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

// Which columns of a source are named in `names`.
std::vector<bool> In(const SourceDefinition& source, const std::vector<std::string>& names) {
  std::vector<bool> in;
  in.reserve(source.columns.size());
  for (const SourceColumn& column : source.columns) {
    in.push_back(std::find(names.begin(), names.end(), column.name) != names.end());
  }
  return in;
}

}  // namespace

void FigureConflicts::Add(const std::string& file,
                          const SourceDefinition& source,
                          const std::vector<std::vector<Value>>& rows) {
  const std::vector<bool> of_key = In(source, source.key);
  const std::vector<bool> of_part = In(source, source.replaces);
  const std::size_t number = files_.size();
  files_.push_back(file);
  Parts now;
  for (const std::vector<Value>& row : rows) {
    std::string part;
    std::string key;
    std::string rest;
    for (std::size_t c = 0; c < source.columns.size(); ++c) {
      const Value& value = row[c + 1];  // the line stands in front
      if (of_part[c]) {
        Append(value, &part);
      }
      Append(value, of_key[c] ? &key : &rest);
    }
    Said& said = now[part];
    said.file = number;
    said.rows[key] = {rest, static_cast<std::size_t>(std::get<std::int64_t>(row.front()))};
  }
  Parts& last = last_[source.id];
  std::map<std::size_t, std::map<std::size_t, std::string>> wrong;  // by file and line
  for (auto& [part, said] : now) {
    if (const auto before = last.find(part); before != last.end()) {
      for (const auto& [key, row] : before->second.rows) {
        const auto same = said.rows.find(key);
        if (same == said.rows.end()) {
          wrong[before->second.file][row.second] =
              base::Say("ingest.other_file_lacks", {{"file", file}});
        } else if (same->second.first != row.first) {
          wrong[before->second.file][row.second] = base::Say(
              "ingest.other_file", {{"file", file}, {"line", std::to_string(same->second.second)}});
        }
      }
    }
    last[part] = std::move(said);
  }
  for (const auto& [earlier, lines] : wrong) {
    ProblemList problems(files_[earlier]);
    for (const auto& [line, what] : lines) {
      problems.Add(line, Joined(source.replaces), what);
    }
    problems.Throw();
  }
}

}  // namespace doelmaat::ingest
