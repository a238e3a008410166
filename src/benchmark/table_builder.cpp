#include "benchmark/table_builder.h"

#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace doelmaat::benchmark {

using result::Column;
using result::ColumnRole;
using result::Unit;

namespace {
constexpr std::size_t kIntervalColumns = 3;  // a measure and the two ends of its interval
}

// texts: table.*
// texts: column.*
TableBuilder::TableBuilder(const std::string& name, Heads heads) : heads_(heads) {
  table_.name = name;
  table_.title = base::Say("table." + name);
}

TableBuilder& TableBuilder::Add(Column column) {
  column.label = base::Say("column." + column.name);
  return AddLabelled(std::move(column));
}

TableBuilder& TableBuilder::AddLabelled(Column column) {
  table_.columns.push_back(std::move(column));
  return *this;
}

TableBuilder& TableBuilder::Key(const std::string& name) {
  return Add({.name = name, .role = ColumnRole::kKey});
}

TableBuilder& TableBuilder::Label(const std::string& name) {
  return Add({.name = name, .role = ColumnRole::kLabel});
}

TableBuilder& TableBuilder::Measure(const std::string& name, Unit unit, int decimals) {
  return Add({.name = name, .unit = unit, .decimals = decimals});
}

TableBuilder& TableBuilder::Interval(const std::string& name, Unit unit, int decimals) {
  return Measure(name, unit, decimals).Ends(name, name, unit, decimals);
}

TableBuilder& TableBuilder::Ends(const std::string& name,
                                 const std::string& of,
                                 Unit unit,
                                 int decimals) {
  Add({.name = name + "_low",
       .unit = unit,
       .role = ColumnRole::kLow,
       .decimals = decimals,
       .of = of});
  return Add({.name = name + "_high",
              .unit = unit,
              .role = ColumnRole::kHigh,
              .decimals = decimals,
              .of = of});
}

TableBuilder& TableBuilder::EndsNamed(const std::string& low,
                                      const std::string& high,
                                      const std::string& of,
                                      Unit unit) {
  Add({.name = low, .unit = unit, .role = ColumnRole::kLow, .of = of});
  return Add({.name = high, .unit = unit, .role = ColumnRole::kHigh, .of = of});
}

TableBuilder& TableBuilder::Persons(const std::string& name) {
  return heads_ == Heads::kNeed ? Measure(name, Unit::kNone)
                                : Add({.name = name, .unit = Unit::kPersons, .person_count = true});
}

TableBuilder& TableBuilder::PersonsLabelled(const std::string& name, const std::string& label) {
  return AddLabelled({.name = name, .label = label, .unit = Unit::kPersons, .person_count = true});
}

TableBuilder& TableBuilder::PersonsInterval(const std::string& name) {
  if (heads_ == Heads::kNeed) {
    return Measure(name, Unit::kNone);
  }
  Interval(name, Unit::kPersons);
  for (std::size_t back = 1; back <= 3; ++back) {
    table_.columns[table_.columns.size() - back].person_count = true;
  }
  return *this;
}

TableBuilder& TableBuilder::PersonsIntervalLabelled(const std::string& name,
                                                    const std::string& label) {
  if (heads_ == Heads::kNeed) {
    return AddLabelled({.name = name, .label = label});
  }
  PersonsLabelled(name, label);
  AddLabelled({.name = name + "_low",
               .label = base::Say("column_end.low", {{"label", label}}),
               .unit = Unit::kPersons,
               .role = ColumnRole::kLow,
               .of = name,
               .person_count = true});
  AddLabelled({.name = name + "_high",
               .label = base::Say("column_end.high", {{"label", label}}),
               .unit = Unit::kPersons,
               .role = ColumnRole::kHigh,
               .of = name,
               .person_count = true});
  for (std::size_t back = 1; back <= kIntervalColumns; ++back) {
    table_.columns[table_.columns.size() - back].parts_of = "clients";
  }
  return *this;
}

TableBuilder& TableBuilder::GuardedBy(const std::string& count) {
  if (heads_ == Heads::kPersons) {
    table_.columns.back().guarded_by = count;
  }
  return *this;
}

TableBuilder& TableBuilder::GuardIntervalBy(const std::string& count) {
  if (heads_ == Heads::kNeed) {
    return *this;
  }
  for (std::size_t back = 1; back <= kIntervalColumns; ++back) {
    table_.columns[table_.columns.size() - back].guarded_by = count;
  }
  return *this;
}

TableBuilder& TableBuilder::GuardBy(const std::string& count,
                                    std::initializer_list<std::string_view> measures) {
  if (heads_ == Heads::kNeed) {
    return *this;
  }
  for (const std::string_view measure : measures) {
    bool found = false;
    for (result::Column& column : table_.columns) {
      if (column.name == measure || column.of == measure) {
        column.guarded_by = count;
        found = true;
      }
    }
    DOELMAAT_CHECK(found);
  }
  return *this;
}

TableBuilder& TableBuilder::GuardScores(const BenchmarkModel& model,
                                        std::initializer_list<std::string_view> measures) {
  clients_last_ = ScoresTellPersons(model);
  return clients_last_ ? Persons("clients").GuardBy("clients", measures) : *this;
}

TableBuilder& TableBuilder::Note(const std::string& note) {
  table_.notes.push_back(note);
  return *this;
}

void TableBuilder::RowOf(double clients, std::vector<result::Cell> cells) {
  if (clients_last_) {
    cells.push_back(result::Cell::Number(clients));
  }
  Row(std::move(cells));
}

void TableBuilder::Row(std::vector<result::Cell> cells) {
  DOELMAAT_CHECK(cells.size() == table_.columns.size());
  table_.rows.push_back(std::move(cells));
}

result::ResultTable TableBuilder::Take() { return std::move(table_); }

}  // namespace doelmaat::benchmark
