#include "service/finding_report.h"

#include <set>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "base/csv_writer.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

std::string Count(std::size_t number) {
  return base::FormatInteger(static_cast<std::int64_t>(number), base::NumberStyle::kSpoken);
}

// What stands behind the rule: its level, and its return code when the standard gives one.
std::string Standing(const FileFinding& finding) {
  const std::string level = std::to_string(finding.level);
  return finding.return_code.empty()
             ? Say("check.level", {{"level", level}})
             : Say("check.level_and_code", {{"level", level}, {"code", finding.return_code}});
}

std::string Place(const FileFinding& finding) {
  std::string place = finding.path;
  if (!finding.value.empty()) {
    place += (place.empty() ? "" : ": ") + finding.value;
  }
  if (!finding.reference.empty()) {
    place += (place.empty() ? "" : ", ") + Say("check.reference", {{"number", finding.reference}});
  }
  return place;
}

}  // namespace

std::string FindingsJson(const std::vector<FileFinding>& findings) {
  ordered_json list = ordered_json::array();
  for (const FileFinding& finding : findings) {
    list.push_back({{"file", finding.file},
                    {"line", finding.line},
                    {"rule", finding.rule},
                    {"level", finding.level},
                    {"return_code", finding.return_code},
                    {"path", finding.path},
                    {"value", finding.value},
                    {"message", finding.message}});
  }
  // What a file holds may be no UTF-8; its value is then shown with a replacement sign.
  return ordered_json{{"findings", list}}.dump(
      2, ' ', false, ordered_json::error_handler_t::replace);
}

std::string FindingsCsv(const std::vector<FileFinding>& findings) {
  base::CsvWriter csv(base::CsvKind::kExcelDutch);
  // texts: check.csv_*
  for (const char* heading :
       {"file", "line", "rule", "level", "return_code", "reference", "path", "value", "message"}) {
    csv.Add(Say(std::string("check.csv_") + heading));
  }
  csv.EndLine();
  for (const FileFinding& finding : findings) {
    csv.AddText(finding.file);
    csv.Add(std::to_string(finding.line));
    csv.AddText(finding.rule);
    csv.Add(std::to_string(finding.level));
    csv.AddText(finding.return_code);
    csv.AddText(finding.reference);
    csv.AddText(finding.path);
    csv.AddText(finding.value);
    csv.AddText(finding.message);
    csv.EndLine();
  }
  return csv.text();
}

std::string FindingsText(const std::vector<FileFinding>& findings, std::size_t files) {
  if (findings.empty()) {
    return Say("check.nothing", {{"files", Count(files)}}) + "\n";
  }
  std::string text;
  std::string file;
  std::set<std::string> faulty;
  for (const FileFinding& finding : findings) {
    if (finding.file != file || text.empty()) {
      file = finding.file;
      text += file + "\n";
      faulty.insert(file);
    }
    text += fmt::format("  {}  {} ({})\n    {}\n",
                        Say("check.line", {{"line", std::to_string(finding.line)}}),
                        finding.rule,
                        Standing(finding),
                        finding.message);
    const std::string place = Place(finding);
    text += place.empty() ? "" : "    " + place + "\n";
  }
  return text +
         Say("check.found",
             {{"count", Count(findings.size())},
              {"faulty", Count(faulty.size())},
              {"files", Count(files)}}) +
         "\n";
}

}  // namespace doelmaat::service
