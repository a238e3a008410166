// The conditions of rules: compiled from the text in regels.toml to a small tree whose leaves are
// slots of records, and judged without looking up a name. Logic has three outcomes: what a rule
// needs but a message does not hold, or holds badly, makes the condition unknown, and a rule is
// broken only when it surely is.
#pragma once

#include <array>
#include <cstdint>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/code_list.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

class TariffTable;

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };

enum class ValueType : std::uint8_t { kTruth, kNumber, kDay, kText };

struct Value {
  bool known = false;
  std::int64_t number = 0;  // kNumber; kDay as yyyymmdd; kTruth as 0 or 1
  std::string_view text;    // kText
};

enum class Op : std::uint8_t {
  kField,
  kFilled,
  kNumber,
  kText,
  kAsOf,
  kTotal,  // a running count or sum of the records inside
  kAnd,
  kOr,
  kNot,
  kEqual,
  kLess,
  kLessOrEqual,
  kIn,
  kAdd,
  kSubtract,
  kMultiply,
  kRoundDivide,
  kAbsolute,
  kSigned,
  kElevenTest,
  kSameMonth,
  kFirstDay,
  kFirstDayOfYear,
  kLastDay,
  kYearsBefore,
  kMatches,
  kInList,
  kLookup,
  kContract,
  kKnown,
};

// A leaf as seen from the record that is judged.
struct FieldPlace {
  static constexpr int kHeader = -1;
  int hops = 0;  // records outward; kHeader: the Header of the message
  int slot = 0;
  ValueType type = ValueType::kText;
};

struct Node {
  Op op = Op::kNumber;
  ValueType type = ValueType::kTruth;
  std::uint8_t argument_count = 0;
  std::array<std::uint16_t, 6> arguments{};  // of other nodes
  FieldPlace field;
  std::int64_t number = 0;              // kNumber; kTotal: which
  std::string text;                     // kText
  std::vector<std::int64_t> numbers;    // kIn
  std::vector<std::string> texts;       // kIn
  std::vector<FieldPlace> fields;       // kFilled: of any of these
  const CodeList* list = nullptr;       // kInList, kLookup
  int column = 0;                       // kLookup
  const std::regex* pattern = nullptr;  // kMatches
};

// A count or sum that is being made; unknown once one record could not be added.
struct RunningTotal {
  bool known = true;
  std::int64_t value = 0;
};

// What an expression is judged against.
struct Scene {
  const Record* record = nullptr;
  std::span<const Field> header;  // fields of the Header, empty before it was read
  std::int32_t as_of = 0;
  const TariffTable* tariffs = nullptr;
  std::span<const RunningTotal> totals;
};

// What a field holds; unknown when it is absent or bad.
Value ReadField(const Field& field, ValueType type);

// The field at a place, or null when the record has none (yet).
const Field* FindField(const Scene& scene, const FieldPlace& place);

class Expression {
 public:
  Expression() = default;
  Expression(std::vector<Node> nodes, std::uint16_t root) : nodes_(std::move(nodes)), root_(root) {}

  bool empty() const { return nodes_.empty(); }
  ValueType type() const { return nodes_[root_].type; }

  Truth Judge(const Scene& scene) const;
  Value Evaluate(const Scene& scene) const { return At(root_, scene); }

 private:
  Value At(std::uint16_t index, const Scene& scene) const;
  Value Field(const Node& node, const Scene& scene) const;
  Value Logic(const Node& node, const Scene& scene) const;
  Value Compare(const Node& node, const Scene& scene) const;
  Value Function(const Node& node, const Scene& scene) const;
  Value Contract(const Node& node, const Scene& scene) const;

  std::vector<Node> nodes_;
  std::uint16_t root_ = 0;
};

}  // namespace doelmaat::ijw
