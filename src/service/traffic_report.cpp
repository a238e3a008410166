#include "service/traffic_report.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

#include "base/alike.h"
#include "base/code_version.h"
#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/file.h"
#include "base/language.h"
#include "base/number_text.h"
#include "base/text.h"
#include "indicator/indicator_input.h"
#include "indicator/indicator_table.h"
#include "report/html_page.h"
#include "report/pages.h"
#include "report/traffic_page.h"
#include "service/audience.h"
#include "service/csv_files.h"
#include "service/existing_store.h"
#include "service/pdf_service.h"
#include "store/model_runner.h"

namespace doelmaat::service {
namespace {

using base::Say;
using indicator::IndicatorDefinition;
using indicator::IndicatorRows;
using indicator::Observed;

// Says of each page in the folder what it is: code, digest, name and period, by tabs.
constexpr const char* kMarker = "doelmaat-berichten.txt";
constexpr std::size_t kRunIdLength = 16;

// Those asked for; none when the store has no messages of it.
std::vector<Observed> Chosen(const std::vector<Observed>& observed, const std::string& wanted) {
  std::vector<Observed> chosen;
  std::copy_if(
      observed.begin(), observed.end(), std::back_inserter(chosen), [&](const Observed& o) {
        return wanted.empty() || base::SameName(o.municipality, wanted) ||
               base::SameName(o.name, wanted);
      });
  return chosen;
}

report::TrafficItem ItemOf(const IndicatorDefinition& definition) {
  report::TrafficItem item;
  item.id = definition.id;
  item.title = definition.title;
  item.definition = definition.definition;
  item.source = definition.source;
  item.grip = definition.grip;
  item.summary = definition.summary;
  item.readings = definition.readings;
  item.at_key = definition.at_key;
  item.at_value = indicator::KeyWord(definition.at_key, definition.at_value);
  for (const auto& card : definition.cards) {
    item.cards.push_back({card.column, card.label});
  }
  for (const auto& chart : definition.charts) {
    item.charts.push_back({chart.kind, chart.key, chart.measures});
  }
  return item;
}

// The rows of a query by municipality.
std::map<std::string, IndicatorRows> ByMunicipality(IndicatorRows rows) {
  std::map<std::string, IndicatorRows> parts;
  const auto key = std::find(rows.columns.begin(), rows.columns.end(), "municipality");
  if (key == rows.columns.end()) {
    return parts;  // not of a municipality: it has no place in the report of one
  }
  const auto place = static_cast<std::size_t>(key - rows.columns.begin());
  for (std::vector<indicator::Number>& row : rows.rows) {
    IndicatorRows& part = parts[std::get<std::string>(row[place])];
    part.columns = rows.columns;
    part.rows.push_back(std::move(row));
  }
  return parts;
}

// What determines the numbers of every page: the store, and the SQL that reads it.
std::string InputDigest(const std::string& models_digest) {
  base::DigestBuilder digest;
  digest.Add(models_digest);
  for (const char* folder : {"sql/indicator/", "sql/input/indicator/"}) {
    for (const auto& [path, sql] : base::BuiltInUnder(folder)) {
      digest.Add(path).Add(sql);
    }
  }
  return digest.Finish();
}

result::Provenance ProvenanceOf(const Observed& observed, const std::string& input_digest) {
  result::Provenance from;
  from.analysis = "traffic";
  from.model = Say("traffic.made.messages") + " " + observed.municipality;
  from.code_version = std::string(base::CodeVersion());
  from.input_digest = input_digest;
  base::DigestBuilder id;
  id.Add(from.analysis).Add(observed.municipality).Add(from.code_version).Add(input_digest);
  from.run_id = id.Finish().substr(0, kRunIdLength);
  from.sources = {
      {Say("traffic.made.messages"),
       Say("traffic.made.messages_value",
           {{"messages", base::FormatInteger(observed.messages, base::NumberStyle::kSpoken)},
            {"first", observed.first_day},
            {"last", observed.last_day}})}};
  return from;
}

// Writes pages into one folder `berichten`, and knows which are there.
class TrafficFolder {
 public:
  explicit TrafficFolder(const std::filesystem::path& top)
      : top_(top), folder_(top / report::kTrafficFolder) {
    const bool ours = std::filesystem::is_regular_file(folder_ / kMarker);
    if (std::filesystem::exists(folder_) && !ours && !std::filesystem::is_empty(folder_)) {
      throw Error(ErrorKind::kConflict,
                  Say("traffic.error.folder_taken", {{"folder", folder_.string()}}));
    }
    if (ours) {
      ReadMarker();
    }
  }

  bool Holds(const std::string& municipality, const std::string& digest) const {
    const auto found = lines_.find(municipality);
    return found != lines_.end() && found->second.digest == digest &&
           std::filesystem::is_regular_file(top_ / report::TrafficPath(municipality));
  }

  void Write(const report::TrafficReport& page, const std::string& digest) {
    lines_.erase(page.municipality);
    WriteMarker();  // a page that is being written is not there
    std::filesystem::remove_all(top_ / report::TrafficCsvPath(page.municipality, ""));
    for (const auto& [name, table] : page.run.tables) {
      WriteCsvFiles(table, top_ / report::TrafficCsvPath(page.municipality, name));
    }
    RemovePdfOf(top_ / report::TrafficPath(page.municipality));
    base::WriteFile(top_ / report::TrafficPath(page.municipality), report::TrafficPage(page));
    lines_[page.municipality] = {
        digest, page.name, report::PeriodText(page.first_month, page.last_month)};
    WriteMarker();
  }

  void WriteShared(const std::string& remark) const {
    std::vector<report::TrafficEntry> entries;
    entries.reserve(lines_.size());
    for (const auto& [municipality, line] : lines_) {
      entries.push_back({municipality, line.name, line.period});
    }
    base::WriteFile(top_ / report::kTrafficIndexPath, report::TrafficIndexPage(entries, remark));
    for (const report::Asset& asset : report::Assets()) {
      base::WriteFile(top_ / asset.path, asset.bytes);
    }
  }

 private:
  struct Line {
    std::string digest;
    std::string name;
    std::string period;
  };

  void ReadMarker() {
    std::istringstream text(base::ReadFile(folder_ / kMarker));
    for (std::string line; std::getline(text, line);) {
      std::istringstream fields(line);
      std::string municipality;
      Line read;
      std::getline(fields, municipality, '\t');
      std::getline(fields, read.digest, '\t');
      std::getline(fields, read.name, '\t');
      std::getline(fields, read.period, '\t');
      lines_[municipality] = read;
    }
  }

  void WriteMarker() const {
    std::string text;
    for (const auto& [municipality, line] : lines_) {
      text += municipality + "\t" + line.digest + "\t" + line.name + "\t" + line.period + "\n";
    }
    base::WriteFile(folder_ / kMarker, text);
  }

  std::filesystem::path top_;
  std::filesystem::path folder_;
  std::map<std::string, Line> lines_;
};

std::string PageDigest(const report::TrafficReport& page) {
  base::DigestBuilder digest;
  digest.Add(base::LanguageCode(base::SpokenLanguage()));
  digest.Add(page.run.provenance.run_id).Add(page.audience).Add(page.remark);
  digest.Add(page.benchmark ? "benchmark" : "");
  for (const char* prefix : {"web/", "locales/"}) {
    for (const auto& [path, bytes] : base::BuiltInUnder(prefix)) {
      digest.Add(path).Add(bytes);
    }
  }
  return digest.Finish();
}

report::TrafficReport PageOf(const Observed& observed,
                             const TrafficReportRequest& request,
                             const std::string& input_digest) {
  report::TrafficReport page;
  page.run.provenance = ProvenanceOf(observed, input_digest);
  page.municipality = observed.municipality;
  page.name = observed.name;
  page.first_month = observed.first_month;
  page.last_month = observed.last_month;
  page.last_day = observed.last_day;
  page.audience = request.audience;
  page.remark = request.remark;
  return page;
}

// Every indicator of the catalogue into the pages.
void Compute(store::Database& database,
             const disclosure::Policy& policy,
             std::vector<report::TrafficReport>* pages) {
  const std::string only = pages->size() == 1 ? pages->front().municipality : "";
  for (const IndicatorDefinition& definition : indicator::Indicators()) {
    const auto keys = definition.KeyNames();
    if (std::find(keys.begin(), keys.end(), "municipality") == keys.end()) {
      continue;
    }
    auto parts = ByMunicipality(indicator::ReadIndicator(database, definition, only));
    for (report::TrafficReport& page : *pages) {
      const auto part = parts.find(page.municipality);
      const IndicatorRows rows = part == parts.end()
                                     ? IndicatorRows{}
                                     : indicator::ComputeIndicator(definition, part->second);
      page.items.push_back(ItemOf(definition));
      page.run.tables.emplace(
          definition.id, disclosure::Protect(indicator::IndicatorTable(definition, rows), policy));
    }
  }
}

}  // namespace

bool HasFigures(const std::filesystem::path& store) {
  store::Database database = OpenExisting(store);
  store::BuildModels(database);
  return indicator::HasFigures(database);
}

TrafficTables ComputeTraffic(const TrafficReportRequest& request) {
  const disclosure::Policy policy = disclosure::Policy::For(AudienceOf(request.audience));
  store::Database database = OpenExisting(request.store);
  const std::string input_digest = InputDigest(store::BuildModels(database).input_digest);
  const std::vector<Observed> observed = indicator::ReadObserved(database);
  TrafficTables traffic{indicator::HasFigures(database), {}};
  for (const Observed& each : Chosen(observed, request.municipality)) {
    traffic.pages.push_back(PageOf(each, request, input_digest));
  }
  if (traffic.pages.empty() && !traffic.figures) {
    RefuseUnknown(observed, request.municipality, request.store);
  }
  if (!traffic.pages.empty()) {
    Compute(database, policy, &traffic.pages);
  }
  return traffic;
}

TrafficReportOutcome WriteTrafficReport(const TrafficReportRequest& request,
                                        const base::ProgressListener& progress) {
  const disclosure::Policy policy = disclosure::Policy::For(AudienceOf(request.audience));
  store::Database database = OpenExisting(request.store);
  const std::string input_digest = InputDigest(store::BuildModels(database).input_digest);
  const std::vector<Observed> observed = indicator::ReadObserved(database);
  const std::vector<Observed> chosen = Chosen(observed, request.municipality);
  TrafficReportOutcome outcome;
  if (chosen.empty()) {
    if (!request.with_figures.has_value()) {
      RefuseUnknown(observed, request.municipality, request.store);
    }
    return outcome;
  }
  TrafficFolder folder(request.folder);
  outcome.pages = chosen.size();
  outcome.page =
      request.folder / (chosen.size() == 1 ? report::TrafficPath(chosen.front().municipality)
                                           : std::string(report::kTrafficIndexPath));
  std::vector<report::TrafficReport> pages;
  for (const Observed& each : chosen) {
    outcome.asked.push_back(request.folder / report::TrafficPath(each.municipality));
    report::TrafficReport page = PageOf(each, request, input_digest);
    page.benchmark =
        request.with_figures.has_value() && request.with_figures->count(each.municipality) > 0;
    if (!folder.Holds(each.municipality, PageDigest(page))) {
      pages.push_back(std::move(page));
    }
  }
  Compute(database, policy, &pages);
  for (const report::TrafficReport& page : pages) {
    folder.Write(page, PageDigest(page));
    outcome.written += 1;
    progress(outcome.written, pages.size());
  }
  folder.WriteShared(request.remark);
  return outcome;
}

}  // namespace doelmaat::service
