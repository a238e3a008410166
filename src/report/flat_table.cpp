#include "report/flat_table.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/number_text.h"
#include "base/words.h"

namespace doelmaat::report {

using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

namespace {

FlatType TypeOf(const Column& column) {
  if (column.unit == Unit::kYear) {
    return FlatType::kWhole;
  }
  return column.role == ColumnRole::kKey || column.role == ColumnRole::kLabel ? FlatType::kText
                                                                              : FlatType::kReal;
}

std::string TextOf(const Cell& cell) {
  const auto number = cell.number();
  return number.has_value() ? base::FormatExact(*number) : cell.text();
}

// A measure may be a word too: some tables of a benchmark say in one column what is a number
// elsewhere.
FlatType TypeIn(const ResultTable& table, std::size_t c) {
  const bool words = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return row[c].has_value() && !row[c].number().has_value();
  });
  return words ? FlatType::kText : TypeOf(table.columns[c]);
}

FlatRow::value_type ValueOf(const Cell& cell, FlatType type) {
  if (!cell.has_value()) {
    return {};
  }
  if (type == FlatType::kText) {
    return TextOf(cell);
  }
  const double number = cell.number().value_or(0.0);
  return type == FlatType::kWhole ? FlatRow::value_type(static_cast<std::int64_t>(number))
                                  : FlatRow::value_type(number);
}

const char* UnitCode(Unit unit) {
  switch (unit) {
    case Unit::kNone:
      return "number";
    case Unit::kEur:
      return "eur";
    case Unit::kEurPerClient:
      return "eur_per_client";
    case Unit::kEurPerYouth:
      return "eur_per_youth";
    case Unit::kShare:
      return "share";
    case Unit::kScore:
      return "score";
    case Unit::kPersons:
      return "persons";
    case Unit::kTrajectories:
      return "trajectories";
    case Unit::kMunicipalities:
      return "municipalities";
    case Unit::kYear:
      return "year";
    case Unit::kRank:
      return "rank";
    case Unit::kDistance:
      return "distance";
    case Unit::kRatio:
      return "ratio";
  }
  return "";
}

std::optional<std::size_t> EndOf(const ResultTable& table, const Column& of, ColumnRole role) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].role == role && table.columns[c].of == of.name) {
      return c;
    }
  }
  return std::nullopt;
}

}  // namespace

class Tidying {
 public:
  Tidying(const std::string& source, const std::string& audience)
      : source_(source), audience_(audience) {
    for (const char* name : {"source",
                             "model",
                             "run_id",
                             "audience",
                             "table",
                             "municipality",
                             "period",
                             "indicator",
                             "dimension",
                             "label",
                             "unit"}) {
      tidy_.columns_.push_back({name, FlatType::kText});
    }
    for (const char* name : {"value", "lower", "upper"}) {
      tidy_.columns_.push_back({name, FlatType::kReal});
    }
    tidy_.columns_.push_back({"state", FlatType::kText});
    tidy_.columns_.push_back({"interval", FlatType::kText});
  }

  void Add(const TidyPart& part) {
    const base::SpokenWords spoken(part.run->words);
    const std::vector<std::string> ids = MunicipalityIds(*part.run);
    municipalities_ = {ids.begin(), ids.end()};
    for (const auto& [name, publishable] : part.run->tables) {
      const ResultTable& table = publishable.table();
      std::vector<Measure> measures;
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        if (column.role == ColumnRole::kMeasure && column.unit != Unit::kYear &&
            TypeIn(table, c) != FlatType::kText) {
          measures.push_back(
              {c, EndOf(table, column, ColumnRole::kLow), EndOf(table, column, ColumnRole::kHigh)});
        }
      }
      for (const std::vector<Cell>& row : table.rows) {
        const About about = AboutOf(part, table, row);
        for (const Measure& measure : measures) {
          AddNumber(part, table, row, about, measure);
        }
      }
    }
  }

  FlatTable Take() { return std::move(tidy_); }

 private:
  struct Measure {
    std::size_t column;
    std::optional<std::size_t> low;
    std::optional<std::size_t> high;
  };
  struct About {
    std::string municipality;
    std::string period;
    std::string dimension;
  };

  About AboutOf(const TidyPart& part,
                const ResultTable& table,
                const std::vector<Cell>& row) const {
    About about{part.municipality, part.period, ""};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Column& column = table.columns[c];
      const bool key = column.role == ColumnRole::kKey;
      const std::string text = TextOf(row[c]);
      if (column.unit == Unit::kYear ||
          (key && (column.name == "year" || column.name == "month"))) {
        about.period = text;
      } else if (key && (column.name == "municipality" ||
                         (column.name == "id" && municipalities_.contains(text)))) {
        about.municipality = text;
      } else if (key) {
        about.dimension +=
            (about.dimension.empty() ? "" : "; ") + base::NameInWords(column.name) + "=" + text;
      }
    }
    return about;
  }

  void AddNumber(const TidyPart& part,
                 const ResultTable& table,
                 const std::vector<Cell>& row,
                 const About& about,
                 const Measure& measure) {
    const result::Provenance& from = part.run->provenance;
    const Column& column = table.columns[measure.column];
    const Cell& cell = row[measure.column];
    FlatRow flat = {source_,
                    from.model,
                    from.run_id,
                    audience_,
                    table.name,
                    about.municipality,
                    about.period,
                    base::NameInWords(column.name),
                    about.dimension,
                    column.label,
                    base::NameInWords(UnitCode(column.unit)),
                    ValueOf(cell, FlatType::kReal)};
    std::string interval = "none";
    for (const auto& end : {measure.low, measure.high}) {
      flat.push_back(end.has_value() ? ValueOf(row[*end], FlatType::kReal) : FlatRow::value_type());
      if (end.has_value() && (interval == "none" || interval == "given")) {
        interval = row[*end].has_value() ? "given" : StateCode(row[*end].state);
      }
    }
    flat.emplace_back(std::string(StateCode(cell.state)));
    flat.emplace_back(interval);
    tidy_.rows_.push_back(std::move(flat));
  }

  std::string source_;
  std::string audience_;
  std::set<std::string> municipalities_;
  FlatTable tidy_;
};

FlatTable Flatten(const disclosure::PublishableTable& publishable) {
  const ResultTable& table = publishable.table();
  FlatTable flat;
  std::vector<FlatType> types;
  std::vector<bool> with_state;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    types.push_back(TypeIn(table, c));
    with_state.push_back(HasGaps(table, c));
    const std::string name = base::NameInWords(table.columns[c].name);
    flat.columns_.push_back({name, types.back()});
    if (with_state.back()) {
      flat.columns_.push_back({name + "_state", FlatType::kText});
    }
  }
  for (const std::vector<Cell>& row : table.rows) {
    FlatRow& out = flat.rows_.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      out.push_back(ValueOf(row[c], types[c]));
      if (with_state[c]) {
        out.emplace_back(std::string(StateCode(row[c].state)));
      }
    }
  }
  return flat;
}

FlatTable TidyTable(const std::string& source,
                    const std::string& audience,
                    const std::vector<TidyPart>& parts) {
  Tidying tidying(source, audience);
  for (const TidyPart& part : parts) {
    tidying.Add(part);
  }
  return tidying.Take();
}

std::string WriteCsv(const FlatTable& table, CsvKind kind) {
  base::CsvWriter writer(kind);
  for (const FlatColumn& column : table.columns()) {
    writer.Add(column.name);
  }
  writer.EndLine();
  for (const FlatRow& row : table.rows()) {
    for (const FlatRow::value_type& value : row) {
      if (const auto* text = std::get_if<std::string>(&value)) {
        writer.AddText(*text);
      } else if (const auto* real = std::get_if<double>(&value)) {
        writer.Add(NumberField(*real, kind));
      } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        writer.Add(std::to_string(*whole));
      } else {
        writer.Add("");
      }
    }
    writer.EndLine();
  }
  return writer.text();
}

}  // namespace doelmaat::report
