#include "ijw/rule_expression.h"

#include <algorithm>
#include <charconv>

#include "domain/bsn.h"
#include "ijw/calendar.h"
#include "ijw/tariff_file.h"

namespace doelmaat::ijw {
namespace {

Value Known(std::int64_t number) { return {true, number, {}}; }

Value KnownTruth(bool truth) { return {true, truth ? 1 : 0, {}}; }

Value Arithmetic(Op op, std::int64_t left, std::int64_t right) {
  std::int64_t result = 0;
  bool overflow = false;
  if (op == Op::kAdd) {
    overflow = __builtin_add_overflow(left, right, &result);
  } else if (op == Op::kSubtract) {
    overflow = __builtin_sub_overflow(left, right, &result);
  } else {
    overflow = __builtin_mul_overflow(left, right, &result);
  }
  return overflow ? Value{} : Known(result);
}

// Half away from zero.
Value RoundDivide(std::int64_t left, std::int64_t right) {
  if (right <= 0) {
    return {};
  }
  const std::int64_t whole = left / right;
  const std::int64_t rest = left % right;
  const std::int64_t size = rest < 0 ? -rest : rest;
  return Known(size >= right - size ? whole + (left < 0 ? -1 : 1) : whole);
}

Value TruthFunction(const Node& node, const Value& first, const Value& second) {
  if (node.op == Op::kElevenTest) {
    return KnownTruth(domain::Bsn::Parse(first.text).has_value());
  }
  if (node.op == Op::kMatches) {
    return KnownTruth(std::regex_match(first.text.begin(), first.text.end(), *node.pattern));
  }
  if (node.op == Op::kInList) {
    return KnownTruth(node.list->Holds(first.text));
  }
  // kSameMonth
  return KnownTruth(FirstDayOfMonth(static_cast<std::int32_t>(first.number)) ==
                    FirstDayOfMonth(static_cast<std::int32_t>(second.number)));
}

Value NumberFunction(Op op, const Value& first, const Value& second) {
  if (op == Op::kAbsolute) {
    return Known(first.number < 0 ? -first.number : first.number);
  }
  if (op == Op::kSigned) {
    return Known(second.text == "C" ? -first.number : first.number);
  }
  if (op == Op::kRoundDivide) {
    return RoundDivide(first.number, second.number);
  }
  return Arithmetic(op, first.number, second.number);
}

Value DayFunction(Op op, const Value& first, const Value& second) {
  const auto day = static_cast<std::int32_t>(first.number);
  if (op == Op::kFirstDay) {
    return Known(FirstDayOfMonth(day));
  }
  if (op == Op::kFirstDayOfYear) {
    return Known(FirstDayOfYear(day));
  }
  if (op == Op::kLastDay) {
    return Known(LastDayOfMonth(day));
  }
  return Known(YearsBefore(day, static_cast<std::int32_t>(second.number)));
}

}  // namespace

Value ReadField(const Field& field, ValueType type) {
  if (!field.good()) {
    return {};
  }
  if (type == ValueType::kText) {
    return {true, 0, field.text};
  }
  if (type == ValueType::kDay) {
    const auto day = ParseDay(field.text);
    return day.has_value() ? Known(*day) : Value{};
  }
  std::int64_t number = 0;
  const char* const begin = field.text.data() + (field.text.starts_with('+') ? 1 : 0);
  const char* const end = field.text.data() + field.text.size();
  const auto [stop, problem] = std::from_chars(begin, end, number);
  return problem == std::errc() && stop == end ? Known(number) : Value{};
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

Truth Expression::Judge(const Scene& scene) const {
  const Value value = At(root_, scene);
  return !value.known ? Truth::kUnknown : value.number != 0 ? Truth::kTrue : Truth::kFalse;
}

Value Expression::At(std::uint16_t index, const Scene& scene) const {
  const Node& node = nodes_[index];
  switch (node.op) {
    case Op::kField:
    case Op::kFilled:
      return Field(node, scene);
    case Op::kNumber:
      return Known(node.number);
    case Op::kText:
      return {true, 0, node.text};
    case Op::kAsOf:
      return Known(scene.as_of);
    case Op::kTotal: {
      const RunningTotal& total = scene.totals[static_cast<std::size_t>(node.number)];
      return {total.known, total.value, {}};
    }
    case Op::kAnd:
    case Op::kOr:
    case Op::kNot:
      return Logic(node, scene);
    case Op::kEqual:
    case Op::kLess:
    case Op::kLessOrEqual:
    case Op::kIn:
      return Compare(node, scene);
    case Op::kContract:
      return Contract(node, scene);
    case Op::kAdd:
    case Op::kSubtract:
    case Op::kMultiply:
    case Op::kRoundDivide:
    case Op::kAbsolute:
    case Op::kSigned:
    case Op::kElevenTest:
    case Op::kSameMonth:
    case Op::kFirstDay:
    case Op::kFirstDayOfYear:
    case Op::kLastDay:
    case Op::kYearsBefore:
    case Op::kMatches:
    case Op::kInList:
    case Op::kLookup:
    case Op::kKnown:
      return Function(node, scene);
  }
  return {};
}

Value Expression::Field(const Node& node, const Scene& scene) const {
  if (node.op == Op::kField) {
    const ijw::Field* field = FindField(scene, node.field);
    return field == nullptr ? Value{} : ReadField(*field, node.field.type);
  }
  return KnownTruth(std::any_of(node.fields.begin(), node.fields.end(), [&](const auto& place) {
    const ijw::Field* field = FindField(scene, place);
    return field != nullptr && field->filled();
  }));
}

Value Expression::Logic(const Node& node, const Scene& scene) const {
  const Value left = At(node.arguments[0], scene);
  if (node.op == Op::kNot) {
    return left.known ? KnownTruth(left.number == 0) : Value{};
  }
  // What decides by itself: false for "and", true for "or".
  const std::int64_t decides = node.op == Op::kAnd ? 0 : 1;
  if (left.known && left.number == decides) {
    return left;
  }
  const Value right = At(node.arguments[1], scene);
  if (right.known && right.number == decides) {
    return right;
  }
  return left.known && right.known ? Known(1 - decides) : Value{};
}

Value Expression::Compare(const Node& node, const Scene& scene) const {
  const Value left = At(node.arguments[0], scene);
  if (!left.known) {
    return {};
  }
  const bool is_text = nodes_[node.arguments[0]].type == ValueType::kText;
  if (node.op == Op::kIn) {
    return KnownTruth(is_text ? std::find(node.texts.begin(), node.texts.end(), left.text) !=
                                    node.texts.end()
                              : std::find(node.numbers.begin(), node.numbers.end(), left.number) !=
                                    node.numbers.end());
  }
  const Value right = At(node.arguments[1], scene);
  if (!right.known) {
    return {};
  }
  if (node.op == Op::kEqual) {
    return KnownTruth(is_text ? left.text == right.text : left.number == right.number);
  }
  return KnownTruth(node.op == Op::kLess ? left.number < right.number
                                         : left.number <= right.number);
}

Value Expression::Function(const Node& node, const Scene& scene) const {
  const Value first = At(node.arguments[0], scene);
  if (node.op == Op::kKnown) {
    return KnownTruth(first.known);
  }
  const Value second = node.argument_count > 1 ? At(node.arguments[1], scene) : first;
  if (!first.known || !second.known) {
    return {};
  }
  switch (node.type) {
    case ValueType::kTruth:
      return TruthFunction(node, first, second);
    case ValueType::kNumber:
      return NumberFunction(node.op, first, second);
    case ValueType::kDay:
      return DayFunction(node.op, first, second);
    case ValueType::kText: {
      const std::string* const found = node.list->Find(first.text, node.column);
      return found == nullptr ? Value{} : Value{true, 0, *found};
    }
  }
  return {};
}

Value Expression::Contract(const Node& node, const Scene& scene) const {
  if (scene.tariffs == nullptr) {
    return {};
  }
  std::array<Value, 6> values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = At(node.arguments[i], scene);
    if (!values[i].known) {
      return {};
    }
  }
  const auto cents = scene.tariffs->Find(
      {values[0].text, values[1].text, values[2].text, values[3].text, values[4].text},
      static_cast<std::int32_t>(values[5].number));
  return cents.has_value() ? Known(*cents) : Value{};
}

}  // namespace doelmaat::ijw
