// Puts rows in a ResultTable with columns whose labels are texts; nothing is computed here.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "benchmark/benchmark_model.h"
#include "result/result_table.h"

namespace doelmaat::benchmark {

// What the heads of a model are. Need (weighted young people, households, customers) is made of
// what is published of everybody: no count of persons, so nothing to hide, and no interval.
enum class Heads { kPersons, kNeed };

inline Heads HeadsOf(const BenchmarkModel& model) {
  return model.against_need ? Heads::kNeed : Heads::kPersons;
}

// With one output a score is a function of spending and that output: beside the scores of others it
// gives a number of persons back that disclosure control withholds.
inline bool ScoresTellPersons(const BenchmarkModel& model) {
  return HeadsOf(model) == Heads::kPersons && model.outputs.size() == 1;
}

class TableBuilder {
 public:
  // The title is the text table.<name>. Where heads are need, Persons and its kin are plain
  // measures, PersonsInterval is one column, and nothing is guarded.
  explicit TableBuilder(const std::string& name, Heads heads = Heads::kPersons);

  // Columns; the label of each is the text column.<name>.
  TableBuilder& Key(const std::string& name);
  TableBuilder& Label(const std::string& name);
  TableBuilder& Measure(const std::string& name, result::Unit unit, int decimals = 0);
  // A measure and the ends of its interval: <name>, <name>_low, <name>_high.
  TableBuilder& Interval(const std::string& name, result::Unit unit, int decimals = 0);
  // The ends of an interval of the measure `of`: <name>_low, <name>_high.
  TableBuilder& Ends(const std::string& name,
                     const std::string& of,
                     result::Unit unit,
                     int decimals);
  // The same under names of their own.
  TableBuilder& EndsNamed(const std::string& low,
                          const std::string& high,
                          const std::string& of,
                          result::Unit unit);
  // A number of persons: disclosure control applies.
  TableBuilder& Persons(const std::string& name);
  TableBuilder& PersonsLabelled(const std::string& name, const std::string& label);
  TableBuilder& PersonsInterval(const std::string& name);
  // The same under a label that comes from data; a part of the clients: one part hidden, all
  // hidden.
  TableBuilder& PersonsIntervalLabelled(const std::string& name, const std::string& label);
  // The last column is hidden where the number of persons in `count` is.
  TableBuilder& GuardedBy(const std::string& count);
  // The same for the last measure and the ends of its interval.
  TableBuilder& GuardIntervalBy(const std::string& count);
  // The same for these measures and the ends of their intervals, which the table has already.
  TableBuilder& GuardBy(const std::string& count, std::initializer_list<std::string_view> measures);
  // Where scores tell numbers of persons (ScoresTellPersons): a last column `clients` that guards
  // these measures. Rows are then added by RowOf.
  TableBuilder& GuardScores(const BenchmarkModel& model,
                            std::initializer_list<std::string_view> measures);
  TableBuilder& Note(const std::string& note);

  void Row(std::vector<result::Cell> cells);
  // A row of a unit with so many clients, which GuardScores may want behind it.
  void RowOf(double clients, std::vector<result::Cell> cells);
  result::ResultTable Take();

 private:
  TableBuilder& Add(result::Column column);
  TableBuilder& AddLabelled(result::Column column);
  result::ResultTable table_;
  Heads heads_;
  bool clients_last_ = false;
};

}  // namespace doelmaat::benchmark
