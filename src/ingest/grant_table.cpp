#include "ingest/grant_table.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;
using base::TableFile;

constexpr int kPlaces = 4;
constexpr std::string_view kTotal = "Totaal";
constexpr std::string_view kPropertyValue = "WOZ";

struct Moment {
  std::string circular;  // "S2023"
  std::string year;
};

bool HasColumns(const TableFile& table, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(table.header.begin(), table.header.end(), name) != table.header.end();
  });
}

bool AreDigits(std::string_view text) {
  return std::all_of(
      text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

// "s2023_2024_volumina.csv": S2023, 2024.
Moment MomentOf(const std::string& path) {
  const std::string name = path.substr(path.find_last_of('/') + 1);
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kFront = 1 + kYear + 1 + kYear + 1;
  const bool fits = name.size() > kFront && std::string_view("mMsS").find(name[0]) < kYear &&
                    AreDigits(std::string_view(name).substr(1, kYear)) && name[5] == '_' &&
                    AreDigits(std::string_view(name).substr(6, kYear)) && name[10] == '_';
  if (!fits) {
    throw Error(ErrorKind::kBadData, Say("ingest.grant_name", {{"file", path}}));
  }
  const char letter = name[0] == 'm' || name[0] == 'M' ? 'M' : 'S';
  return {letter + name.substr(1, kYear), name.substr(6, kYear)};
}

// The number with four decimals at most; what cannot be read stays, for ReadRows to refuse.
std::string Rounded(const std::string& text, char decimal_sign) {
  const base::ParsedDecimal parsed = base::ParseDecimal(text, decimal_sign);
  if (parsed.problem != base::NumberProblem::kNone || parsed.value.decimals <= kPlaces) {
    return text;
  }
  std::int64_t step = 1;
  for (int i = kPlaces; i < parsed.value.decimals; ++i) {
    step *= 10;
  }
  const bool negative = parsed.value.units < 0;
  const std::int64_t size = negative ? -parsed.value.units : parsed.value.units;
  std::string digits = std::to_string(size / step + (size % step * 2 >= step ? 1 : 0));
  digits.insert(0, digits.size() <= kPlaces ? kPlaces + 1 - digits.size() : 0, '0');
  digits.insert(digits.size() - kPlaces, 1, decimal_sign);
  return (negative ? "-" : "") + digits;
}

// A row for every cell of the columns that are not named in `labels`.
template <typename Row>
TableFile Melt(const TableFile& table, std::vector<std::string> header, const Row& row_of) {
  TableFile tidy;
  tidy.name = table.name;
  tidy.delimiter = table.delimiter;
  tidy.header = std::move(header);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.header.size(); ++c) {
      std::vector<std::string> row = row_of(table.rows[r], c);
      if (!row.empty()) {
        tidy.rows.push_back(std::move(row));
        tidy.lines.push_back(table.lines[r]);
      }
    }
  }
  return tidy;
}

using Fields = std::vector<std::string>;

bool IsProperty(const std::string& column) { return column.starts_with(kPropertyValue); }

bool IsMunicipality(const std::string& column) {
  return column == "gm_code" || column == "Naam" || column == "Prov";
}

// The columns of a table with municipalities in front, by whether they are measures.
struct Columns {
  bool any_measure = false;
  std::string others;  // "'a', 'b'"
};

Columns ColumnsOf(const TableFile& table, const std::vector<std::string>& measures) {
  Columns columns;
  for (const std::string& column : table.header) {
    if (IsMunicipality(column) || IsProperty(column)) {
      continue;
    }
    if (std::find(measures.begin(), measures.end(), column) != measures.end()) {
      columns.any_measure = true;
    } else {
      columns.others += (columns.others.empty() ? "'" : ", '") + column + "'";
    }
  }
  return columns;
}

// Grants of a municipality have the same columns in front: a table of volumes is known by the codes
// of its measures, and an amount under another name is no volume.
void CheckMeasures(const TableFile& table, const std::vector<std::string>& measures) {
  const Columns columns = ColumnsOf(table, measures);
  if (!columns.any_measure || !columns.others.empty()) {
    throw Error(ErrorKind::kBadData,
                Say(columns.any_measure ? "ingest.grant_measure" : "ingest.grant_kind",
                    {{"file", table.name}, {"columns", columns.others}}));
  }
}

TableFile TidyVolumes(const TableFile& table, const Moment& moment) {
  const std::size_t code = table.Column("gm_code");
  const char sign = table.delimiter == ';' ? ',' : '.';
  return Melt(table,
              {"circulaire", "jaar", "gm_code", "maatstaf", "volume"},
              [&](const Fields& row, std::size_t c) -> Fields {
                const std::string& name = table.header[c];
                const bool measure = !IsMunicipality(name) && !IsProperty(name);
                if (!measure || row[code].empty() || row[c].empty()) {
                  return {};
                }
                return {moment.circular, moment.year, row[code], name, Rounded(row[c], sign)};
              });
}

TableFile TidyWeights(const TableFile& table, const Moment& moment) {
  const std::size_t code = table.Column("Codering maatstaf");
  const std::size_t name = table.Column("Naam maatstaf");
  const char sign = table.delimiter == ';' ? ',' : '.';
  return Melt(table,
              {"circulaire", "jaar", "cluster", "maatstaf", "naam", "gewicht"},
              [&](const Fields& row, std::size_t c) -> Fields {
                const bool weight = c != code && c != name && table.header[c] != kTotal;
                const bool nothing = row[c].find_first_not_of("0.,") == std::string::npos;
                if (!weight || row[code].empty() || nothing) {
                  return {};
                }
                return {moment.circular,
                        moment.year,
                        table.header[c],
                        row[code],
                        row[name],
                        Rounded(row[c], sign)};
              });
}

TableFile TidyGrants(const TableFile& table, const Moment& moment) {
  const std::size_t code = table.Column("gm_code");
  return Melt(table,
              {"circulaire", "jaar", "gm_code", "cluster", "bedrag_eur"},
              [&](const Fields& row, std::size_t c) -> Fields {
                const std::string& name = table.header[c];
                const bool cluster = c != code && name != "Gemeenten" && name != kTotal;
                if (!cluster || row[code].empty() || row[c].empty()) {
                  return {};
                }
                return {moment.circular, moment.year, row[code], name, row[c]};
              });
}

bool IsWeights(const TableFile& table) {
  return HasColumns(table, {"Codering maatstaf", "Naam maatstaf"});
}

bool IsVolumes(const TableFile& table) { return HasColumns(table, {"gm_code", "Naam", "Prov"}); }

bool IsGrants(const TableFile& table) {
  return HasColumns(table, {"gm_code", "Gemeenten", kTotal});
}

bool IsFactors(const TableFile& table) {
  return HasColumns(table, {"circulaire", "jaar", "uitkeringsfactor"});
}

}  // namespace

bool IsGrantTable(const TableFile& table) {
  return IsWeights(table) || IsVolumes(table) || IsGrants(table) || IsFactors(table);
}

bool IsUnusedGrant(const TableFile& table, const std::vector<std::string>& measures) {
  return IsFactors(table) ||
         (HasColumns(table, {"gm_code", "Naam", "Prov", "Beschermd wonen", "Participatie"}) &&
          !ColumnsOf(table, measures).any_measure);
}

std::optional<TableFile> TidyGrant(const TableFile& table,
                                   const std::vector<std::string>& measures) {
  if (IsWeights(table)) {
    return TidyWeights(table, MomentOf(table.name));
  }
  if (IsVolumes(table)) {
    CheckMeasures(table, measures);
    return TidyVolumes(table, MomentOf(table.name));
  }
  if (IsGrants(table)) {
    return TidyGrants(table, MomentOf(table.name));
  }
  return std::nullopt;
}

}  // namespace doelmaat::ingest
