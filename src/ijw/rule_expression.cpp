#include "ijw/rule_expression.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "domain/bsn.h"
#include "ijw/calendar.h"
#include "ijw/tariff_file.h"

namespace doelmaat::ijw {
namespace {

std::int64_t Arithmetic(Op op, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  bool overflow = false;
  if (op == Op::kAdd) {
    overflow = __builtin_add_overflow(left, right, &result);
  } else if (op == Op::kSubtract) {
    overflow = __builtin_sub_overflow(left, right, &result);
  } else {
    overflow = __builtin_mul_overflow(left, right, &result);
  }
  return overflow ? kUnknown : result;
}

// Half away from zero.
std::int64_t RoundDivide(std::int64_t left, std::int64_t right) {
  if (right <= 0) {
    return kUnknown;
  }
  const std::int64_t whole = left / right;
  const std::int64_t rest = left % right;
  const std::int64_t size = rest < 0 ? -rest : rest;
  return size >= right - size ? whole + (left < 0 ? -1 : 1) : whole;
}

// A text that is unknown has no place in memory; a known one may be empty.
bool IsKnown(std::string_view text) { return text.data() != nullptr; }

// Whether something holds of two numbers; unknown when one of them is.
template <typename Relation>
std::int64_t Compared(std::int64_t left, std::int64_t right, Relation holds) {
  return left == kUnknown || right == kUnknown ? kUnknown : std::int64_t{holds(left, right)};
}

std::int64_t IsIn(std::int64_t value, const std::vector<std::int64_t>& numbers) {
  return value == kUnknown
             ? kUnknown
             : std::int64_t{std::find(numbers.begin(), numbers.end(), value) != numbers.end()};
}

}  // namespace

std::int64_t PackedText(std::string_view text) {
  if (text.size() > kPackedBytes) {
    return -1;
  }
  std::uint64_t packed = text.size() << (8 * kPackedBytes);
  for (std::size_t i = 0; i < text.size(); ++i) {
    packed |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  return static_cast<std::int64_t>(packed);
}

std::int64_t ReadNumber(const Field* field, ValueType type) {
  if (field == nullptr || !field->good()) {
    return kUnknown;
  }
  if (type == ValueType::kText) {
    return PackedText(field->text);
  }
  if (type == ValueType::kDay) {
    const auto day = ParseDay(field->text);
    return day.has_value() ? *day : kUnknown;
  }
  std::int64_t number = 0;
  const char* const begin = field->text.data() + (field->text.starts_with('+') ? 1 : 0);
  const char* const end = field->text.data() + field->text.size();
  const auto [stop, problem] = std::from_chars(begin, end, number);
  return problem == std::errc() && stop == end ? number : kUnknown;
}

std::string_view ReadText(const Field* field) {
  return field != nullptr && field->good() ? field->text : std::string_view();
}

const Field* FindField(const Scene& scene, const FieldPlace& place) {
  const auto slot = static_cast<std::size_t>(place.slot);
  if (place.hops == FieldPlace::kHeader) {
    return slot < scene.header.size() ? &scene.header[slot] : nullptr;
  }
  const Record* record = scene.record;
  for (int hop = 0; hop < place.hops && record != nullptr; ++hop) {
    record = record->parent;
  }
  return record != nullptr && slot < record->fields.size() ? &record->fields[slot] : nullptr;
}

inline std::int64_t Expression::Cell(const Node& node, const Scene& scene) const {
  NumberCell& cell = scene.cells[node.cell];
  const std::uint64_t stamp = scene.stamps[static_cast<std::size_t>(node.field.record)];
  if (cell.stamp != stamp) {
    cell = {stamp, ReadNumber(FindField(scene, node.field), node.type)};
  }
  return cell.number;
}

inline std::int64_t Expression::Operand(std::uint16_t index, const Scene& scene) const {
  const Node& node = nodes_[index];
  return node.op == Op::kField    ? Cell(node, scene)
         : node.op == Op::kNumber ? node.number
                                  : Number(index, scene);
}

std::int64_t Expression::Number(std::uint16_t index, const Scene& scene) const {
  const Node& node = nodes_[index];
  switch (node.op) {
    case Op::kField:
      return Cell(node, scene);
    case Op::kFilled:
      return Filled(node, scene);
    case Op::kNumber:
      return node.number;
    case Op::kAnd:
    case Op::kOr: {
      // What decides by itself: false for "and", true for "or".
      const std::int64_t decides = node.op == Op::kAnd ? 0 : 1;
      const std::int64_t left = Number(node.first, scene);
      if (left == decides) {
        return left;
      }
      const std::int64_t right = Number(node.second, scene);
      return right == decides ? right : std::min(left, right);
    }
    case Op::kEqual:
      return Compared(Operand(node.first, scene), Operand(node.second, scene), std::equal_to<>());
    case Op::kLess:
      return Compared(Operand(node.first, scene), Operand(node.second, scene), std::less<>());
    case Op::kLessOrEqual:
      return Compared(Operand(node.first, scene), Operand(node.second, scene), std::less_equal<>());
    case Op::kIn:
      return IsIn(Operand(node.first, scene), details_[node.detail].numbers);
    case Op::kNot: {
      const std::int64_t inner = Number(node.first, scene);
      return inner == kUnknown ? kUnknown : 1 - inner;
    }
    case Op::kEqualText:
    case Op::kInText:
    case Op::kElevenTest:
    case Op::kMatches:
    case Op::kInList:
      return OfTexts(node, scene);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kRoundDivide:
    case Op::kAbsolute:
    case Op::kSigned:
    case Op::kSameMonth:
    case Op::kFirstDay:
    case Op::kFirstDayOfYear:
    case Op::kLastDay:
    case Op::kYearsBefore:
      return OfNumbers(node, scene);
    case Op::kAsOf:
    case Op::kTotal:
    case Op::kKnown:
    case Op::kContract:
    case Op::kText:
    case Op::kLookup:
      return Rarely(node, scene);
  }
  return kUnknown;
}

// Apart, so that Number has little to save when it calls itself.
std::int64_t Expression::Rarely(const Node& node, const Scene& scene) const {
  if (node.op == Op::kAsOf) {
    return scene.as_of;
  }
  if (node.op == Op::kTotal) {
    const RunningTotal& total = scene.totals[static_cast<std::size_t>(node.number)];
    return total.known ? total.value : kUnknown;
  }
  if (node.op == Op::kKnown) {
    const bool is_text = nodes_[node.first].type == ValueType::kText;
    return std::int64_t{is_text ? IsKnown(Text(node.first, scene))
                                : Number(node.first, scene) != kUnknown};
  }
  return node.op == Op::kContract ? Contract(node, scene) : kUnknown;
}

std::string_view Expression::Text(std::uint16_t index, const Scene& scene) const {
  const Node& node = nodes_[index];
  if (node.op == Op::kField) {
    return ReadText(FindField(scene, node.field));
  }
  const NodeDetail& detail = details_[node.detail];
  if (node.op == Op::kText) {
    return detail.text;
  }
  // kLookup
  const std::string_view code = Text(node.first, scene);
  const std::string* const found = IsKnown(code) ? detail.list->Find(code, detail.column) : nullptr;
  return found == nullptr ? std::string_view() : *found;
}

std::int64_t Expression::Filled(const Node& node, const Scene& scene) const {
  for (const FieldPlace& place : details_[node.detail].fields) {
    const Field* const field = FindField(scene, place);
    if (field != nullptr && field->filled()) {
      return 1;
    }
  }
  return 0;
}

std::int64_t Expression::OfTexts(const Node& node, const Scene& scene) const {
  const std::string_view text = Text(node.first, scene);
  if (!IsKnown(text)) {
    return kUnknown;
  }
  if (node.op == Op::kEqualText) {
    const std::string_view other = Text(node.second, scene);
    return IsKnown(other) ? std::int64_t{text == other} : kUnknown;
  }
  const NodeDetail& detail = details_[node.detail];
  if (node.op == Op::kInText) {
    return std::find(detail.texts.begin(), detail.texts.end(), text) != detail.texts.end() ? 1 : 0;
  }
  if (node.op == Op::kElevenTest) {
    return domain::Bsn::Parse(text).has_value() ? 1 : 0;
  }
  if (node.op == Op::kMatches) {
    return std::regex_match(text.begin(), text.end(), *detail.pattern) ? 1 : 0;
  }
  return detail.list->Holds(text) ? 1 : 0;
}

std::int64_t Expression::OfNumbers(const Node& node, const Scene& scene) const {
  const std::int64_t left = Operand(node.first, scene);
  if (left == kUnknown) {
    return kUnknown;
  }
  const auto day = static_cast<std::int32_t>(left);
  if (node.op == Op::kSigned) {
    const std::string_view side = Text(node.second, scene);
    return !IsKnown(side) ? kUnknown : side.size() == 1 && side[0] == 'C' ? -left : left;
  }
  if (node.op == Op::kAbsolute) {
    return left < 0 ? -left : left;
  }
  if (node.op == Op::kFirstDay) {
    return FirstDayOfMonth(day);
  }
  if (node.op == Op::kFirstDayOfYear) {
    return FirstDayOfYear(day);
  }
  if (node.op == Op::kLastDay) {
    return LastDayOfMonth(day);
  }
  const std::int64_t right = Operand(node.second, scene);
  if (right == kUnknown) {
    return kUnknown;
  }
  if (node.op == Op::kSameMonth) {
    return FirstDayOfMonth(day) == FirstDayOfMonth(static_cast<std::int32_t>(right)) ? 1 : 0;
  }
  if (node.op == Op::kYearsBefore) {
    return YearsBefore(day, static_cast<std::int32_t>(right));
  }
  return node.op == Op::kRoundDivide ? RoundDivide(left, right) : Arithmetic(node.op, left, right);
}

std::int64_t Expression::Contract(const Node& node, const Scene& scene) const {
  if (scene.tariffs == nullptr || scene.tariffs->empty()) {
    return kUnknown;
  }
  const std::vector<std::uint16_t>& arguments = details_[node.detail].arguments;
  std::string_view parts[5];
  for (std::size_t i = 0; i < 5; ++i) {
    parts[i] = Text(arguments[i], scene);
    if (!IsKnown(parts[i])) {
      return kUnknown;
    }
  }
  const std::int64_t day = Number(arguments[5], scene);
  if (day == kUnknown) {
    return kUnknown;
  }
  return scene.tariffs
      ->Find({parts[0], parts[1], parts[2], parts[3], parts[4]}, static_cast<std::int32_t>(day))
      .value_or(kUnknown);
}

}  // namespace doelmaat::ijw
