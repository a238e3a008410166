#include "ingest/product_codes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/table_file.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "ijw/calendar.h"
#include "store/appender.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::string_view kMunicipalList = "productcode-gemeente";
// Of land_product_code, in order.
constexpr std::array<std::string_view, 8> kColumns = {"gm_code",
                                                      "product_category",
                                                      "product_code",
                                                      "cbs_kind",
                                                      "cbs_code",
                                                      "short_stay",
                                                      "valid_from",
                                                      "valid_until"};
constexpr std::int32_t kNoEnd = 99991231;

store::Value TextOrNull(const std::string& text) {
  return text.empty() ? store::Value() : store::Value(text);
}

class CodeLists {
 public:
  explicit CodeLists(const base::Catalog& catalog) : catalog_(catalog) {}

  std::vector<std::vector<store::Value>> Read() {
    Standard();
    Categories();
    const std::vector<std::string> lists = catalog_.Ids("codes");
    if (std::find(lists.begin(), lists.end(), kMunicipalList) != lists.end()) {
      Municipal();
    }
    return std::move(rows_);
  }

 private:
  void Open(const std::string& id) {
    const base::Catalog::File& file = catalog_.Find("codes/" + id);
    path_ = file.path;
    table_ = base::ParseTable(file.bytes, file.path);
  }

  [[noreturn]] void Fail(std::size_t row, const std::string& what) const {
    throw Error(
        ErrorKind::kConfig,
        Say("catalog.bad_file",
            {{"file", path_}, {"line", std::to_string(table_.lines[row])}, {"what", what}}));
  }

  const std::string& At(std::size_t row, std::string_view column) const {
    return table_.rows[row][table_.Column(column)];
  }

  void CheckForm(std::size_t row) const {
    const std::string& kind = At(row, "cbs_soort");
    const std::string& code = At(row, "cbs_code");
    const bool none = kind.empty() && code.empty();
    const bool known = (kind == "hulpvorm" || kind == "maatregel") && code.size() == 2;
    if (!none && !known) {
      Fail(row, Say("product_code.no_form", {{"kind", kind}, {"code", code}}));
    }
  }

  void Standard() {
    Open("productcode-jz21");
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      CheckForm(row);
      Add({}, At(row, "productcategorie"), At(row, "code"), row, {"", ""});
    }
  }

  void Categories() {
    Open("productcategorie-cbs");
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      CheckForm(row);
      Add({}, At(row, "code"), "", row, {"", ""});
    }
  }

  void Municipal() {
    Open(std::string(kMunicipalList));
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      CheckForm(row);
      const std::string& municipality = At(row, "gemeentecode");
      if (!domain::MunicipalityCode::Parse(municipality).has_value()) {
        Fail(row, Say("ingest.not_a_municipality", {{"value", municipality}}));
      }
      const std::string& from = At(row, "van");
      const std::string& until = At(row, "tot_en_met");
      const std::int32_t first = from.empty() ? 0 : Day(row, from);
      const std::int32_t last = until.empty() ? kNoEnd : Day(row, until);
      if (last < first) {
        Fail(row, Say("product_code.ends_before", {{"from", from}, {"until", until}}));
      }
      CheckOverlap(row, first, last);
      Add(municipality, At(row, "productcategorie"), At(row, "code"), row, {from, until});
    }
  }

  bool IsShortStay(std::size_t row) const {
    const std::string& value = At(row, "logeren");
    if (!value.empty() && value != "1") {
      Fail(row, Say("product_code.no_flag", {{"value", value}}));
    }
    return !value.empty();
  }

  std::int32_t Day(std::size_t row, const std::string& text) const {
    const std::optional<std::int32_t> day = ijw::ParseDay(text);
    if (!day.has_value()) {
      Fail(row, Say("product_code.no_day", {{"value", text}}));
    }
    return *day;
  }

  void CheckOverlap(std::size_t row, std::int32_t first, std::int32_t last) {
    auto& periods = periods_[At(row, "gemeentecode") + " " + At(row, "code")];
    for (const auto& [from, until] : periods) {
      if (from <= last && until >= first) {
        Fail(row, Say("product_code.overlaps", {{"code", At(row, "code")}}));
      }
    }
    periods.emplace_back(first, last);
  }

  void Add(const std::string& municipality,
           const std::string& category,
           const std::string& code,
           std::size_t row,
           const std::pair<std::string, std::string>& period) {
    if (category.empty()) {
      Fail(row, Say("ingest.empty"));
    }
    const bool is_category = code.empty();
    rows_.push_back({TextOrNull(municipality),
                     TextOrNull(category),
                     TextOrNull(code),
                     TextOrNull(At(row, "cbs_soort")),
                     TextOrNull(At(row, "cbs_code")),
                     std::int64_t{is_category ? false : IsShortStay(row)},
                     TextOrNull(period.first),
                     TextOrNull(period.second)});
  }

  const base::Catalog& catalog_;
  std::string path_;
  base::TableFile table_;
  std::vector<std::vector<store::Value>> rows_;
  std::map<std::string, std::vector<std::pair<std::int32_t, std::int32_t>>> periods_;
};

bool AreThere(store::Database& database, const std::vector<std::vector<store::Value>>& rows) {
  const store::RowSet there = database.Query("sql/input/ingest/product_codes.sql");
  if (there.size() != rows.size()) {
    return false;
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      if (there.At(row, kColumns[column]) != rows[row][column]) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

void LandProductCodes(store::Database& database, const base::Catalog& catalog) {
  const std::vector<std::vector<store::Value>> rows = CodeLists(catalog).Read();
  if (AreThere(database, rows)) {
    return;
  }
  database.Query("sql/input/ingest/delete_product_codes.sql");
  store::Appender appender(database, "land_product_code");
  for (const std::vector<store::Value>& row : rows) {
    appender.AppendRow(row);
  }
  appender.Close();
}

}  // namespace doelmaat::ingest
