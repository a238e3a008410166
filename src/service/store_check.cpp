#include "service/store_check.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "base/number_text.h"
#include "base/text.h"
#include "ingest/related_rules.h"
#include "service/existing_store.h"
#include "service/message_rules.h"
#include "store/model_runner.h"
#include "store/private_mode.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;
using store::RowSet;

constexpr double kCentsInEuro = 100.0;

std::string Count(std::size_t number) {
  return base::FormatInteger(static_cast<std::int64_t>(number), base::NumberStyle::kSpoken);
}

std::string Euro(std::int64_t cents) {
  return base::FormatNumber(
      static_cast<double>(cents) / kCentsInEuro, 2, base::NumberStyle::kSpoken);
}

std::vector<RecognisedTotal> Totals(store::Database& database) {
  const RowSet rows = database.Query("sql/input/ijw/recognised_total.sql");
  std::vector<RecognisedTotal> totals;
  totals.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    totals.push_back({rows.Text(r, "municipality"),
                      rows.Text(r, "claim_month"),
                      rows.Integer(r, "landed_cents"),
                      rows.Integer(r, "client_cents"),
                      rows.Integer(r, "product_cents"),
                      rows.Integer(r, "provider_cents")});
  }
  return totals;
}

std::string PlaceOf(const RowSet& rows, std::size_t row) {
  const std::string entry = rows.TextOrEmpty(row, "entry");
  const std::string& file = rows.Text(row, "file_name");
  return entry.empty() ? file : file + "/" + entry;
}

void AddLanded(store::Database& database, const ijw::RuleSet& rules, StoreCheck* check) {
  const RowSet rows = database.Query("sql/input/ijw/landed_finding.sql");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    ijw::Finding finding;
    finding.line = static_cast<std::uint32_t>(rows.Integer(r, "line"));
    finding.rule = rows.Text(r, "rule");
    finding.path = rows.Text(r, "path");
    finding.value = rows.Text(r, "value");
    finding.reference = rows.Text(r, "reference");
    check->findings.push_back(DescribeFinding(rules, PlaceOf(rows, r), finding));
  }
}

void AddRelated(store::Database& database, const ijw::RuleSet& rules, StoreCheck* check) {
  const RowSet rows = database.Query("sql/input/ijw/message_place.sql");
  std::vector<std::int64_t> numbers;
  std::map<std::int64_t, std::size_t> row_of;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    numbers.push_back(rows.Integer(r, "message_no"));
    row_of.emplace(numbers.back(), r);
  }
  check->messages = numbers.size();
  for (const ingest::RelatedFinding& related :
       ingest::JudgeRelated(database, numbers, ingest::RelatedRules(rules))) {
    const std::string place = PlaceOf(rows, row_of.at(related.message_no));
    check->findings.push_back(DescribeFinding(rules, place, related.finding));
  }
}

std::string YearsText(const StoreCheck& check) {
  std::map<std::string, std::pair<std::int64_t, std::size_t>> years;
  for (const RecognisedTotal& total : check.totals) {
    auto& [cents, months] = years[total.claim_month.substr(0, 4)];
    cents += total.landed_cents;
    ++months;
  }
  std::string text;
  for (const auto& [year, sum] : years) {
    text += "  " +
            Say("check.year",
                {{"year", year}, {"eur", Euro(sum.first)}, {"months", Count(sum.second)}}) +
            "\n";
  }
  return text;
}

std::string DifferencesText(const StoreCheck& check) {
  std::string text;
  for (const RecognisedTotal& total : check.totals) {
    if (!total.agrees()) {
      text += "  " +
              Say("check.difference",
                  {{"municipality", total.municipality},
                   {"month", total.claim_month.substr(0, 7)},
                   {"landed", Euro(total.landed_cents)},
                   {"client", Euro(total.client_cents)},
                   {"product", Euro(total.product_cents)},
                   {"provider", Euro(total.provider_cents)}}) +
              "\n";
    }
  }
  return text;
}

// The findings by rule, most frequent first, each with what its rule says.
std::string RulesText(const StoreCheck& check) {
  std::map<std::string, std::size_t> count;
  std::map<std::string, std::string> message;
  for (const FileFinding& finding : check.findings) {
    ++count[finding.rule];
    message.emplace(finding.rule, finding.message);
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  order.reserve(count.size());
  for (const auto& [rule, number] : count) {
    order.emplace_back(number, rule);
  }
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::tie(b.first, a.second) < std::tie(a.first, b.second);
  });
  std::string text;
  for (const auto& [number, rule] : order) {
    text += fmt::format("  {:>9}  {:<24} {}\n", Count(number), rule, message[rule]);
  }
  return text;
}

}  // namespace

bool StoreCheck::agrees() const {
  return std::all_of(
      totals.begin(), totals.end(), [](const RecognisedTotal& total) { return total.agrees(); });
}

StoreCheck CheckStore(const std::filesystem::path& path, const base::Catalog& catalog) {
  const store::PrivateFiles narrow(path);
  store::Database database = OpenExisting(path);
  const store::ModelRun models = store::BuildModels(database);
  const RuleBook book = LoadRuleBook(catalog);
  StoreCheck check;
  check.models = models.models;
  check.checks = models.checks;
  check.totals = Totals(database);
  AddLanded(database, book.rules, &check);
  AddRelated(database, book.rules, &check);
  std::stable_sort(check.findings.begin(), check.findings.end(), [](const auto& a, const auto& b) {
    return std::tie(a.file, a.line, a.rule) < std::tie(b.file, b.line, b.rule);
  });
  return check;
}

std::string StoreCheckJson(const StoreCheck& check) {
  ordered_json totals = ordered_json::array();
  for (const RecognisedTotal& total : check.totals) {
    totals.push_back({{"municipality", total.municipality},
                      {"claim_month", total.claim_month},
                      {"landed_cents", total.landed_cents},
                      {"client_cents", total.client_cents},
                      {"product_cents", total.product_cents},
                      {"provider_cents", total.provider_cents},
                      {"agrees", total.agrees()}});
  }
  ordered_json json = {{"agrees", check.agrees()},
                       {"models", check.models},
                       {"checks", check.checks},
                       {"messages", check.messages},
                       {"totals", totals}};
  json["findings"] = ordered_json::parse(FindingsJson(check.findings))["findings"];
  return json.dump(2);
}

std::string StoreCheckText(const StoreCheck& check) {
  std::string text = Say("check.store_models",
                         {{"models", Count(check.models)}, {"checks", Count(check.checks)}}) +
                     "\n";
  if (check.messages == 0) {
    return text + Say("check.store_empty") + "\n";
  }
  text += Say(check.agrees() ? "check.store_agrees" : "check.store_differs",
              {{"months", Count(check.totals.size())}}) +
          "\n" + YearsText(check) + DifferencesText(check);
  text += Say(check.findings.empty() ? "check.store_clean" : "check.store_found",
              {{"messages", Count(check.messages)}, {"count", Count(check.findings.size())}}) +
          "\n" + RulesText(check);
  return text;
}

}  // namespace doelmaat::service
