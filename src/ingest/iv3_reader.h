// Raw Iv3 accounts and budgets of municipalities, as the portal for third parties gives them: a row
// for every task field, category, municipality and statement. Adds them up to what the tidy table
// has: expenditure by task field. Nothing is landed here.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/download_number.h"
#include "ingest/iv3_binding.h"
#include "ingest/problem_list.h"
#include "ingest/record_stream.h"
#include "ingest/seen_records.h"

namespace doelmaat::ingest {

// The statement of one municipality.
struct Iv3Return {
  std::int64_t year = 0;
  std::string stand;  // jaarrekening or begroting
  std::string code;
  std::size_t record = 0;        // the first
  bool delivered = false;        // a figure that is not zero stands somewhere in it
  bool first_placement = false;  // the second is not there
  bool placement_gap = false;    // the second is there, but empty where the first has an amount
  std::map<std::string, std::int64_t> cents;  // by task field; "totaal" where the file has it all
  std::map<std::string, std::int64_t> sub_field_cents;  // by code; adds up to those task fields
};

class Iv3Reader {
 public:
  // `binding` outlives the reader.
  explicit Iv3Reader(const Iv3Binding& binding) : binding_(binding) {}

  // What follows is of the page called `name`, which may have its columns in an order of its own.
  void BeginPage(const std::string& name);
  // One record; problems in it are added to `problems`. Throws kBadData when the columns are not
  // those of the binding, and for a code of a classification that is not known.
  void Add(const Record& record, ProblemList* problems);

  // The first amount as "12.345" where no amount shows whether that sign separates thousands or
  // decimals; nothing where one does. After the last record.
  struct OpenSign {
    std::size_t page = 0;  // from 0
    std::size_t record = 0;
    std::string column;
    std::string value;
  };
  std::optional<OpenSign> FindOpenSign() const;

  // In order of year, statement and municipality. A task field or sub-field has an amount when a
  // code of it occurred for any municipality in that year and statement: the portal leaves out
  // zeros. Sub-fields are of the same placement as the task field.
  std::vector<Iv3Return> Finish() const;
  // Task fields of the classification of which no code occurred: a return without them is a part.
  std::set<std::string> MissingFields(std::int64_t year, const std::string& stand) const;

  // What tells a selection from the whole, of one year and statement.
  struct Selection {
    std::size_t municipalities = 0;  // with a record of a task field of ours
    std::set<std::string> parts;     // codes of the classification below a task field, not there
    std::set<char> categories;       // the main ones that are there: '1' of L1.1
    std::string total;               // a code that is the sum of those below it; empty: none
  };
  // Of those below a task field, the bare code of the field itself is none: hardly anybody uses it.
  Selection SelectionOf(std::int64_t year, const std::string& stand) const;
  // Of reports by quarter and other statements, which have no place.
  std::size_t other_statements() const { return other_statements_; }
  // Whether all main task fields are in it: without them there is no total.
  bool whole() const;

 private:
  struct Sums {
    std::size_t record = 0;
    std::array<bool, 2> delivered{};
    bool first_alone = false;  // an amount of expenditure of ours stands in the first only
    std::array<std::int64_t, 2> total{};
    std::map<std::string, std::array<std::int64_t, 2>, std::less<>> by_code;
  };
  using Statement = std::pair<std::int64_t, std::string>;  // year and stand
  using Amounts = std::map<std::string, std::int64_t, std::less<>>;
  // What occurred in a statement on task fields of ours; amounts of either placement together.
  struct Occurred {
    std::set<std::string> fields;
    std::map<std::string, Amounts> by_code;      // of a municipality
    std::map<std::string, Amounts> by_category;  // of a code, all municipalities together
  };
  using Key = std::pair<Statement, std::string>;

  void Bind(const Record& record);
  // The task field of ours, or nothing.
  const std::string* FieldOf(const Iv3Binding::Classification& classification,
                             std::string_view code) const;
  bool HasCodes(const Record& record, ProblemList* problems) const;
  // Adds a problem for a record whose codes came before.
  bool IsNew(const Record& record, ProblemList* problems);
  // `ours`: the code is of a task field of ours. Gives the amounts of both placements together.
  std::int64_t AddAmounts(
      const Record& record, bool ours, bool in_total, Sums* sums, ProblemList* problems);

  const Iv3Binding& binding_;
  std::string page_;
  std::size_t pages_ = 0;
  std::size_t columns_ = 0;
  std::size_t region_ = 0;
  std::size_t statement_ = 0;
  std::size_t category_ = 0;
  std::size_t task_field_ = 0;
  std::array<std::optional<std::size_t>, 2> placements_;
  DownloadNumber numbers_;
  std::optional<OpenSign> open_;  // the first with a sign that may be one of thousands
  SeenRecords seen_;
  std::set<char> main_fields_;
  std::size_t other_statements_ = 0;
  std::map<Key, Sums> returns_;
  std::map<Statement, Occurred> occurred_;
};

}  // namespace doelmaat::ingest
