// The cells of a StatLine table that a binding asks for, whatever form they were downloaded in: v3
// wide (typed or untyped, JSON or CSV) and v4 long (JSON or CSV). Nothing is landed here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "ingest/download_number.h"
#include "ingest/problem_list.h"
#include "ingest/record_stream.h"
#include "ingest/statline_binding.h"

namespace doelmaat::ingest {

// What the description of a table says, as far as it was given: DataProperties and TableInfos of
// v3, MeasureCodes, Dimensions and Properties of v4.
struct StatlineDescription {
  struct Topic {
    std::string id;  // key of v3 with its number, code of v4
    std::string title;
    std::string unit;
    std::optional<int> decimals;
  };
  std::vector<Topic> topics;
  std::vector<std::string> dimensions;
  NamedCodes codes;
  std::string title;
  std::string modified;
  std::string licence;
  std::optional<std::size_t> observations;  // of v4: how many there are

  // Takes in one record of `entity` ("DataProperties"), or of the codes of a dimension.
  void Add(std::string_view entity, const Record& record);
};

enum class StatlineForm {
  kUntyped,  // v3: "." is withheld, nothing is impossible
  kTyped,    // v3: nothing is either
  kLong,     // v4: a row a cell, with a ValueAttribute
};

enum class StatlineCellState {
  kValue,
  kHidden,      // unknown, unreliable or secret
  kImpossible,  // cannot occur
  kNoValue,     // one of the two; the form does not say which
};

struct StatlineCell {
  std::size_t record = 0;
  std::size_t topic = 0;  // in the binding
  std::string_view region;
  std::string_view period;  // empty in a table of one year
  StatlineCellState state = StatlineCellState::kValue;
  std::int64_t value_10000 = 0;  // in units of one: a factor in the unit has been applied
};

class StatlineReader {
 public:
  using Sink = std::function<void(const StatlineCell&)>;

  // `binding`, `description` and `problems` outlive the reader.
  StatlineReader(const StatlineBinding& binding,
                 const StatlineDescription& description,
                 StatlineForm form,
                 std::string name,
                 ProblemList& problems,
                 Sink sink);

  // One record of the data set. Throws kBadData when the table is not what the binding promises: a
  // dimension more or less, a topic that fits twice, a unit that is another, none of the topics.
  void Add(const Record& record);

  // Topics of the binding that the table has no column or measure of; a selection may leave some
  // out.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  struct BoundTopic {
    std::size_t topic = 0;
    std::size_t column = 0;  // of v3: where its value stands
    NumberForm form;
    std::vector<std::pair<std::size_t, std::string>> codes;  // column and the code it must hold
  };

  void Bind(const Record& record);
  void BindWide(const Record& record);
  void BindLong(const Record& record);
  // Nothing when the table has no code by the name that is asked.
  std::optional<BoundTopic> Bound(const Record& record,
                                  std::size_t topic,
                                  const StatlineDescription::Topic* described);
  std::optional<std::string> CodeOf(const std::string& dimension, const std::string& title) const;
  std::vector<std::size_t> Candidates(const std::vector<std::string>& ids,
                                      const StatlineTopic& topic) const;
  void CheckDimensions(const std::vector<std::string>& found) const;
  std::size_t ColumnOf(const Record& record, const std::string& name) const;
  const StatlineDescription::Topic* Described(const std::string& id) const;
  // Whether every column that says what a figure is of is filled; if not, that is a problem.
  bool HasCodes(const Record& record) const;
  void AddLong(const Record& record);
  void Emit(const Record& record, const BoundTopic& bound, std::string_view text);
  void EmitState(const Record& record, const BoundTopic& bound, StatlineCellState state);
  bool Selected(const Record& record, const BoundTopic& bound) const;
  [[noreturn]] void Refuse(std::string_view key,
                           std::initializer_list<base::TextValue> values) const;

  const StatlineBinding& binding_;
  const StatlineDescription& description_;
  StatlineForm form_;
  std::string name_;
  ProblemList& problems_;
  Sink sink_;
  std::size_t columns_ = 0;  // that the binding was made for; 0: not yet
  std::size_t region_ = 0;
  std::optional<std::size_t> period_;
  std::vector<std::size_t> codes_;  // columns of dimensions; of v4 also what kind of figure it is
  std::size_t measure_ = 0;
  std::size_t value_ = 0;
  std::size_t attribute_ = 0;
  std::vector<BoundTopic> bound_;
  std::map<std::string, std::vector<BoundTopic>, std::less<>> by_measure_;
  std::vector<std::string> missing_;
  DownloadNumber number_;
};

}  // namespace doelmaat::ingest
