#include "frontier/merger_analysis.h"

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/table_file.h"
#include "base/text.h"
#include "stats/merger_gains.h"

namespace doelmaat::frontier {
namespace {

using base::Say;

constexpr const char* kMergerColumn = "fusie";
constexpr const char* kUnitColumn = "eenheid";

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

[[noreturn]] void Refuse(const std::string& text) { throw Error(ErrorKind::kBadData, text); }

class MergerReader {
 public:
  MergerReader(const base::TableFile& file, const FrontierTable& table)
      : file_(file),
        merger_column_(file.Column(kMergerColumn)),
        unit_column_(file.Column(kUnitColumn)) {
    for (std::size_t row = 0; row < table.ids.size(); ++row) {
      rows_[table.ids[row]] = row;
    }
  }

  std::vector<NamedMerger> Read() {
    for (std::size_t line = 0; line < file_.rows.size(); ++line) {
      const std::string name = Named(line, merger_column_, kMergerColumn);
      const std::string unit = Named(line, unit_column_, kUnitColumn);
      Add(line, name, unit);
    }
    if (mergers_.empty()) {
      Refuse(Say("frontier.no_mergers", {{"file", file_.name}}));
    }
    for (const NamedMerger& merger : mergers_) {
      if (merger.units.size() < 2) {
        Refuse(Say("frontier.merger_of_one", {{"file", file_.name}, {"merger", merger.name}}));
      }
    }
    return mergers_;
  }

 private:
  std::string Place(std::size_t line, const char* column) const {
    return Say(
        "frontier.place",
        {{"file", file_.name}, {"line", std::to_string(file_.lines[line])}, {"column", column}});
  }

  std::string Named(std::size_t line, std::size_t column, const char* name) const {
    const std::string text = Trimmed(file_.rows[line][column]);
    if (text.empty()) {
      Refuse(Say("frontier.missing", {{"place", Place(line, name)}}));
    }
    return text;
  }

  void Add(std::size_t line, const std::string& name, const std::string& unit) {
    const auto row = rows_.find(unit);
    if (row == rows_.end()) {
      Refuse(Say("frontier.merger_unknown", {{"place", Place(line, kUnitColumn)}, {"unit", unit}}));
    }
    const auto [place, fresh] = places_.emplace(name, mergers_.size());
    if (fresh) {
      mergers_.push_back({name, {}});
    }
    std::vector<std::size_t>& units = mergers_[place->second].units;
    if (std::find(units.begin(), units.end(), row->second) != units.end()) {
      Refuse(Say("frontier.merger_twice",
                 {{"place", Place(line, kUnitColumn)}, {"unit", unit}, {"merger", name}}));
    }
    units.push_back(row->second);
  }

  const base::TableFile& file_;
  std::size_t merger_column_;
  std::size_t unit_column_;
  std::map<std::string, std::size_t> rows_;
  std::map<std::string, std::size_t> places_;
  std::vector<NamedMerger> mergers_;
};

FieldValue ReasonOf(stats::DeaStatus status) {
  switch (status) {
    case stats::DeaStatus::kSolved:
      return std::monostate();
    case stats::DeaStatus::kInfeasible:
      return Say("frontier.reason_merger");
    case stats::DeaStatus::kNotSolved:
      break;
  }
  return Say("frontier.reason_not_solved");
}

Fields MergerFields(const FrontierTable& table,
                    const NamedMerger& merger,
                    const stats::Merger& gain) {
  std::vector<std::string> members;
  members.reserve(merger.units.size());
  for (const std::size_t unit : merger.units) {
    members.push_back(table.ids[unit]);
  }
  return {{"id", merger.name},
          {"status", WordOf(gain.status)},
          {"score", OrNull(gain.potential)},
          {"reason", ReasonOf(gain.status)},
          {"learning", OrNull(gain.learning)},
          {"harmony", OrNull(gain.harmony)},
          {"size", OrNull(gain.size)},
          {"pure", OrNull(gain.pure)},
          {"members", members}};
}

}  // namespace

std::vector<NamedMerger> ReadMergers(std::string_view bytes,
                                     const std::string& file,
                                     const FrontierTable& table) {
  const base::TableFile lines = base::ParseTable(bytes, file);
  return MergerReader(lines, table).Read();
}

FrontierReport AnalyseMergers(const FrontierTable& table,
                              const std::vector<NamedMerger>& mergers,
                              Technology technology,
                              stats::Orientation orientation) {
  if (technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_mergers"));
  }
  std::vector<std::vector<std::size_t>> units;
  units.reserve(mergers.size());
  for (const NamedMerger& merger : mergers) {
    units.push_back(merger.units);
  }
  const std::vector<stats::Merger> gains = stats::SolveMergerGains(
      table.inputs,
      table.outputs,
      {.returns_to_scale = ReturnsOf(technology), .orientation = orientation},
      units);
  FrontierReport report;
  std::vector<UnitFound> found;
  for (std::size_t merger = 0; merger < mergers.size(); ++merger) {
    report.units.push_back(MergerFields(table, mergers[merger], gains[merger]));
    found.push_back({.status = gains[merger].status, .score = gains[merger].potential});
  }
  SayWhetherSolved(found, &report);
  report.options = OptionFields(table, "mergers", technology, orientation);
  report.warnings = table.warnings;
  report.summary = SizeSummary(table);
  report.summary.push_back({"mergers", static_cast<std::int64_t>(mergers.size())});
  report.summary.push_back({"interval", Say("frontier.no_cost_interval")});
  return report;
}

}  // namespace doelmaat::frontier
