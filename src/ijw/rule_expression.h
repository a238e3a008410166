// The conditions of rules: compiled from the text in regels.toml to a small tree whose leaves are
// slots of records, and judged without looking up a name. Logic has three outcomes: what a rule
// needs but a message does not hold, or holds badly, makes the condition unknown, and a rule is
// broken only when it surely is.
#pragma once

#include <cstdint>
#include <limits>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/code_list.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

class TariffTable;

enum class ValueType : std::uint8_t { kTruth, kNumber, kDay, kText };

// A number, a day as yyyymmdd, or a truth as 0 or 1; kUnknown in the place of each.
inline constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::min();

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
  kEqualText,
  kLess,
  kLessOrEqual,
  kIn,
  kInText,
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
  int hops = 0;    // records outward; kHeader: the Header of the message
  int record = 0;  // type of the record it is in
  int slot = 0;
  ValueType type = ValueType::kText;
  bool operator==(const FieldPlace&) const = default;
};

// The number in a field, read once: `stamp` says of which record.
struct NumberCell {
  std::uint64_t stamp = 0;
  std::int64_t number = kUnknown;
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
  std::span<NumberCell> cells;            // of the type of `record`
  std::span<const std::uint64_t> stamps;  // of the latest record of each type
};

// What is rarely needed of a node.
struct NodeDetail {
  std::string text;                      // kText
  std::vector<std::int64_t> numbers;     // kIn
  std::vector<std::string> texts;        // kInText
  std::vector<FieldPlace> fields;        // kFilled: of any of these
  std::vector<std::uint16_t> arguments;  // kContract
  const CodeList* list = nullptr;        // kInList, kLookup
  int column = 0;                        // kLookup
  const std::regex* pattern = nullptr;   // kMatches
};

struct Node {
  Op op = Op::kNumber;
  ValueType type = ValueType::kTruth;
  std::uint16_t first = 0;  // nodes
  std::uint16_t second = 0;
  std::uint16_t cell = 0;  // kField
  std::uint16_t detail = 0;
  FieldPlace field;         // kField
  std::int64_t number = 0;  // kNumber; kTotal: which
};

// A short text as a number, so that a code is compared at once: every text of at most 7 bytes has a
// number of its own, all longer ones share one.
std::int64_t PackedText(std::string_view text);
inline constexpr std::size_t kPackedBytes = 7;

// The number or day of a field, or its text packed; kUnknown when it is absent or bad.
std::int64_t ReadNumber(const Field* field, ValueType type);
// The text of a field; no text when it is absent or bad.
std::string_view ReadText(const Field* field);

// The field at a place, or null when the record has none (yet).
const Field* FindField(const Scene& scene, const FieldPlace& place);

class Expression {
 public:
  Expression() = default;
  Expression(std::vector<Node> nodes, std::vector<NodeDetail> details, std::uint16_t root)
      : nodes_(std::move(nodes)), details_(std::move(details)), root_(root) {}

  bool empty() const { return nodes_.empty(); }
  ValueType type() const { return nodes_[root_].type; }

  bool Holds(const Scene& scene) const { return Number(root_, scene) == 1; }
  bool Fails(const Scene& scene) const { return Number(root_, scene) == 0; }
  std::int64_t Evaluate(const Scene& scene) const { return Number(root_, scene); }

 private:
  std::int64_t Number(std::uint16_t index, const Scene& scene) const;
  std::string_view Text(std::uint16_t index, const Scene& scene) const;
  // As Number, without a call for what stands there or was read before.
  std::int64_t Operand(std::uint16_t index, const Scene& scene) const;
  std::int64_t Cell(const Node& node, const Scene& scene) const;
  std::int64_t Rarely(const Node& node, const Scene& scene) const;
  std::int64_t Filled(const Node& node, const Scene& scene) const;
  std::int64_t OfNumbers(const Node& node, const Scene& scene) const;
  std::int64_t OfTexts(const Node& node, const Scene& scene) const;
  std::int64_t Contract(const Node& node, const Scene& scene) const;

  std::vector<Node> nodes_;
  std::vector<NodeDetail> details_;
  std::uint16_t root_ = 0;
};

}  // namespace doelmaat::ijw
