#include "service/register_service.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "ingest/row_builder.h"
#include "report/cell_text.h"
#include "service/existing_store.h"
#include "store/model_runner.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;
using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

constexpr double kMostEur = 1e12;

std::string CodeOf(const std::string& text) {
  const auto code = domain::MunicipalityCode::Parse(text);
  if (!code.has_value()) {
    throw Error(ErrorKind::kBadInput, Say("register.bad_municipality", {{"value", text}}));
  }
  return code->text();
}

void Check(const RegisterEntry& entry) {
  for (const auto& [key, text] : {std::pair("id", &entry.entry),
                                  std::pair("title", &entry.title),
                                  std::pair("group", &entry.target_group)}) {
    if (text->empty()) {
      throw Error(ErrorKind::kBadInput, Say("register.empty", {{"key", key}}));
    }
  }
  if (!ingest::DayNumber(entry.decided).has_value()) {
    throw Error(ErrorKind::kBadInput, Say("register.bad_date", {{"value", entry.decided}}));
  }
  const auto wrong = [](const std::optional<double>& eur) {
    return eur.has_value() && !(std::abs(*eur) <= kMostEur);
  };
  if (entry.low_eur.has_value() != entry.high_eur.has_value() || wrong(entry.low_eur) ||
      wrong(entry.high_eur) || (entry.low_eur.has_value() && *entry.low_eur > *entry.high_eur)) {
    throw Error(ErrorKind::kBadInput, Say("register.bad_band"));
  }
}

store::Value Cents(const std::optional<double>& eur) {
  return eur.has_value() ? store::Value(static_cast<std::int64_t>(std::llround(*eur * 100)))
                         : store::Value();
}

std::optional<double> Euros(const std::optional<double>& cents) {
  return cents.has_value() ? std::optional(*cents / 100) : std::nullopt;
}

std::vector<RegisterEntry> Entries(store::Database& database, const std::string& municipality) {
  const store::RowSet rows =
      database.Query("sql/input/measure/entry.sql", {{"gm_code", municipality}});
  std::vector<RegisterEntry> entries;
  entries.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    entries.push_back({rows.Text(row, "gm_code"),
                       rows.Text(row, "entry"),
                       rows.Text(row, "title"),
                       rows.Text(row, "decided"),
                       rows.Text(row, "target_group"),
                       rows.Text(row, "measure"),
                       Euros(rows.Number(row, "low_cents")),
                       Euros(rows.Number(row, "high_cents")),
                       rows.Text(row, "goal")});
  }
  return entries;
}

// A period as code and, by its text key, in words.
const char* PeriodOf(std::int64_t year, std::int64_t decided) {
  return year < decided ? "before" : year == decided ? "decided" : "after";
}

ResultTable Realised(store::Database& database, const RegisterEntry& entry) {
  const store::RowSet rows =
      database.Query("sql/input/measure/realised.sql", {{"gm_code", entry.municipality}});
  ResultTable table;
  table.name = "realised";
  table.title = Say("register.realised");
  table.columns = {{.name = "year",
                    .label = Say("register.year"),
                    .unit = Unit::kYear,
                    .role = ColumnRole::kKey},
                   {.name = "period", .label = Say("register.period"), .role = ColumnRole::kLabel},
                   {.name = "spend_eur", .label = Say("register.spend"), .unit = Unit::kEur},
                   {.name = "clients",
                    .label = Say("register.clients"),
                    .unit = Unit::kPersons,
                    .person_count = true},
                   {.name = "clients_low",
                    .unit = Unit::kPersons,
                    .role = ColumnRole::kLow,
                    .of = "clients",
                    .person_count = true},
                   {.name = "clients_high",
                    .unit = Unit::kPersons,
                    .role = ColumnRole::kHigh,
                    .of = "clients",
                    .person_count = true}};
  table.notes = {Say("register.no_effect")};
  const std::int64_t decided = std::stoll(entry.decided.substr(0, 4));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::int64_t year = rows.Integer(row, "year");
    table.rows.push_back({Cell::Integer(year),
                          Cell::Text(PeriodOf(year, decided)),
                          Cell::Optional(Euros(rows.Number(row, "spend_cents"))),
                          Cell::Optional(rows.Number(row, "clients")),
                          Cell::Optional(rows.Number(row, "clients_low")),
                          Cell::Optional(rows.Number(row, "clients_high"))});
  }
  return table;
}

template <typename T>
ordered_json OrNull(const std::optional<T>& value) {
  return value.has_value() ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json EntryJson(const RegisterEntry& entry) {
  return {{"municipality", entry.municipality},
          {"id", entry.entry},
          {"title", entry.title},
          {"decided", entry.decided},
          {"target_group", entry.target_group},
          {"measure", entry.measure},
          {"expected_low_eur", OrNull(entry.low_eur)},
          {"expected_high_eur", OrNull(entry.high_eur)},
          {"goal", entry.goal}};
}

std::string BandText(const RegisterEntry& entry) {
  if (!entry.low_eur.has_value() || !entry.high_eur.has_value()) {
    return Say("register.no_band");
  }
  const auto euro = [](double eur) {
    return base::FormatNumber(eur, 0, base::NumberStyle::kSpoken);
  };
  return Say("register.band", {{"low", euro(*entry.low_eur)}, {"high", euro(*entry.high_eur)}});
}

std::string EntryText(const RegisterEntry& entry) {
  std::string text = entry.title + " (" + entry.municipality + ", " + entry.entry + ")\n";
  text += Say("register.decided", {{"date", entry.decided}}) + "\n";
  text += Say("register.group", {{"group", entry.target_group}}) + "\n";
  text += BandText(entry) + "\n";
  if (!entry.measure.empty()) {
    text += Say("register.measure", {{"id", entry.measure}}) + "\n";
  }
  if (!entry.goal.empty()) {
    text += Say("register.goal", {{"goal", entry.goal}}) + "\n";
  }
  return text;
}

// A cell as the JSON has it: the number, or nothing.
ordered_json CellJson(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    return *whole;
  }
  return OrNull(cell.number());
}

// texts: register.period_*
std::string RealisedText(const disclosure::PublishableTable& realised) {
  const ResultTable& table = realised.table();
  std::string text = table.title + "\n";
  if (table.rows.empty()) {
    return text + Say("register.no_figures") + "\n";
  }
  const auto shown = [&](std::size_t row, const char* column) {
    return report::CellText(table.columns[table.ColumnIndex(column)], table.At(row, column));
  };
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    text += Say("register.line",
                {{"year", shown(row, "year")},
                 {"period", Say("register.period_" + table.At(row, "period").text())},
                 {"spend", shown(row, "spend_eur")},
                 {"clients", shown(row, "clients")}}) +
            "\n";
  }
  return text;
}

}  // namespace

void AddToRegister(const std::filesystem::path& store, const RegisterEntry& entry) {
  Check(entry);
  const std::string code = CodeOf(entry.municipality);
  store::Database database(store);
  store::Transaction transaction(database);
  for (const RegisterEntry& other : Entries(database, code)) {
    if (other.entry == entry.entry) {
      throw Error(ErrorKind::kConflict,
                  Say("register.there_already", {{"id", entry.entry}, {"municipality", code}}));
    }
  }
  database.Query("sql/input/measure/add_entry.sql",
                 {{"gm_code", code},
                  {"entry", entry.entry},
                  {"title", entry.title},
                  {"decided", entry.decided},
                  {"target_group", entry.target_group},
                  {"measure", entry.measure},
                  {"low_cents", Cents(entry.low_eur)},
                  {"high_cents", Cents(entry.high_eur)},
                  {"goal", entry.goal}});
  transaction.Commit();
}

std::vector<RegisterEntry> ListRegister(const std::filesystem::path& store,
                                        const std::string& municipality) {
  const std::string code = municipality.empty() ? "" : CodeOf(municipality);
  store::Database database = OpenExisting(store);
  return Entries(database, code);
}

std::string ListRegisterText(const std::filesystem::path& store,
                             const std::string& municipality,
                             bool json) {
  ordered_json list = ordered_json::array();
  std::string text;
  for (const RegisterEntry& entry : ListRegister(store, municipality)) {
    list.push_back(EntryJson(entry));
    text += fmt::format("{}\t{}\t{}\t{}\t{}\n",
                        entry.municipality,
                        entry.entry,
                        entry.decided,
                        entry.title,
                        BandText(entry));
  }
  if (json) {
    return list.dump(1) + "\n";
  }
  return text.empty() ? Say("register.empty_list") + "\n" : text;
}

std::string ShowRegisterText(const std::filesystem::path& store,
                             const RegisterRequest& request,
                             bool json) {
  const std::string code = CodeOf(request.municipality);
  store::Database database = OpenExisting(store);
  const std::vector<RegisterEntry> entries = Entries(database, code);
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const RegisterEntry& each) {
    return each.entry == request.entry;
  });
  if (found == entries.end()) {
    throw Error(ErrorKind::kNotFound,
                Say("register.not_there", {{"id", request.entry}, {"municipality", code}}));
  }
  store::BuildModels(database);
  const disclosure::PublishableTable realised =
      disclosure::Protect(Realised(database, *found), disclosure::Policy::For(request.audience));
  if (!json) {
    return EntryText(*found) + RealisedText(realised) + Say("register.no_effect") + "\n";
  }
  ordered_json shown = EntryJson(*found);
  shown["realised"] = ordered_json::array();
  const ResultTable& table = realised.table();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    shown["realised"].push_back({{"year", CellJson(table.At(row, "year"))},
                                 {"period", table.At(row, "period").text()},
                                 {"spend_eur", CellJson(table.At(row, "spend_eur"))},
                                 {"clients", CellJson(table.At(row, "clients"))},
                                 {"clients_low", CellJson(table.At(row, "clients_low"))},
                                 {"clients_high", CellJson(table.At(row, "clients_high"))}});
  }
  shown["notes"] = table.notes;
  return shown.dump(1) + "\n";
}

}  // namespace doelmaat::service
