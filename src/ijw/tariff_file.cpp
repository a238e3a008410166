#include "ijw/tariff_file.h"

#include <algorithm>

#include "base/error.h"
#include "base/number_text.h"
#include "base/table_file.h"
#include "base/text.h"
#include "ijw/calendar.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

// The largest amount that a claim can hold.
constexpr std::int64_t kMaxCents = 99999999;

class TariffReader {
 public:
  explicit TariffReader(base::TableFile table) : table_(std::move(table)) {}

  Tariff Row(std::size_t row) {
    row_ = row;
    Tariff tariff;
    tariff.municipality = Digits("gemeente", 4);
    tariff.provider = Digits("aanbieder", 8);
    tariff.category = Digits("productcategorie", 2);
    tariff.code = Filled("productcode");
    tariff.unit = Digits("eenheid", 2);
    tariff.cents = Cents("tarief_cent");
    tariff.from = Day("begin");
    if (!Text("eind").empty()) {
      tariff.until = Day("eind");
    }
    if (tariff.until < tariff.from) {
      RefuseValue("eind", Say("rule.tariff_end_before_begin"));
    }
    return tariff;
  }

  std::size_t size() const { return table_.rows.size(); }

  [[noreturn]] void RefuseOverlap(std::size_t row, std::size_t earlier) {
    row_ = row;
    RefuseValue("begin",
                Say("rule.tariff_overlap", {{"line", std::to_string(table_.lines[earlier])}}));
  }

 private:
  const std::string& Text(std::string_view column) const {
    return table_.rows[row_][table_.Column(column)];
  }

  [[noreturn]] void RefuseValue(std::string_view column, const std::string& what) const {
    throw Error(ErrorKind::kBadData,
                Say("rule.tariff_bad",
                    {{"file", table_.name},
                     {"line", std::to_string(table_.lines[row_])},
                     {"column", std::string(column)},
                     {"what", what}}));
  }

  std::string Filled(std::string_view column) const {
    if (Text(column).empty()) {
      RefuseValue(column, Say("rule.tariff_empty"));
    }
    return Text(column);
  }

  std::string Digits(std::string_view column, std::size_t count) const {
    const std::string& text = Filled(column);
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() != count) {
      RefuseValue(column,
                  Say("rule.tariff_digits", {{"value", text}, {"count", std::to_string(count)}}));
    }
    return text;
  }

  std::int64_t Cents(std::string_view column) const {
    const std::string& text = Filled(column);
    const auto cents = base::ParseInteger(text);
    if (!cents.has_value() || *cents < 0 || *cents > kMaxCents) {
      RefuseValue(column, Say("rule.tariff_cents", {{"value", text}}));
    }
    return *cents;
  }

  std::int32_t Day(std::string_view column) const {
    const std::string& text = Filled(column);
    const auto day = ParseDay(text);
    if (!day.has_value()) {
      RefuseValue(column, Say("rule.tariff_day", {{"value", text}}));
    }
    return *day;
  }

  base::TableFile table_;
  std::size_t row_ = 0;
};

// A control character keeps "1","23" apart from "12","3"; no code holds one.
std::string Joined(const TariffKey& key) {
  std::string joined;
  for (const std::string_view part :
       {key.municipality, key.provider, key.category, key.code, key.unit}) {
    joined.append(part).push_back('\x1f');
  }
  return joined;
}

TariffKey KeyOf(const Tariff& tariff) {
  return {tariff.municipality, tariff.provider, tariff.category, tariff.code, tariff.unit};
}

}  // namespace

std::vector<Tariff> ReadTariffs(std::string_view bytes, const std::string& name) {
  TariffReader reader(base::ParseTable(bytes, name));
  std::vector<Tariff> tariffs;
  std::map<std::string, std::map<std::int32_t, std::size_t>> by_begin;  // key, first day: row
  for (std::size_t row = 0; row < reader.size(); ++row) {
    const Tariff& tariff = tariffs.emplace_back(reader.Row(row));
    auto& rows = by_begin[Joined(KeyOf(tariff))];
    const auto next = rows.lower_bound(tariff.from);
    if (next != rows.end() && next->first <= tariff.until) {
      reader.RefuseOverlap(row, next->second);
    }
    if (next != rows.begin() && tariffs[std::prev(next)->second].until >= tariff.from) {
      reader.RefuseOverlap(row, std::prev(next)->second);
    }
    rows.emplace(tariff.from, row);
  }
  return tariffs;
}

TariffTable::TariffTable(const std::vector<Tariff>& tariffs) {
  for (const Tariff& tariff : tariffs) {
    rates_[Joined(KeyOf(tariff))].push_back({tariff.from, tariff.until, tariff.cents});
  }
}

std::optional<std::int64_t> TariffTable::Find(const TariffKey& key, std::int32_t day) const {
  const auto found = rates_.find(Joined(key));
  if (found == rates_.end()) {
    return std::nullopt;
  }
  for (const Rate& rate : found->second) {
    if (rate.from <= day && day <= rate.until) {
      return rate.cents;
    }
  }
  return std::nullopt;
}

}  // namespace doelmaat::ijw
