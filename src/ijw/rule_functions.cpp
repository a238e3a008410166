#include "ijw/rule_functions.h"

#include <algorithm>
#include <iterator>

namespace doelmaat::ijw {
namespace {

constexpr ValueType kTruth = ValueType::kTruth;
constexpr ValueType kNumber = ValueType::kNumber;
constexpr ValueType kDay = ValueType::kDay;
constexpr ValueType kText = ValueType::kText;

const FunctionType kFunctions[] = {
    {"elfproef", Op::kElevenTest, kTruth, {kText}},
    {"same_month", Op::kSameMonth, kTruth, {kDay, kDay}},
    {"first_day", Op::kFirstDay, kDay, {kDay}},
    {"first_day_of_year", Op::kFirstDayOfYear, kDay, {kDay}},
    {"last_day", Op::kLastDay, kDay, {kDay}},
    {"years_before", Op::kYearsBefore, kDay, {kDay, kNumber}},
    {"absolute", Op::kAbsolute, kNumber, {kNumber}},
    {"round_divide", Op::kRoundDivide, kNumber, {kNumber, kNumber}},
    {"signed", Op::kSigned, kNumber, {kNumber, kText}},
    {"contract", Op::kContract, kNumber, {kText, kText, kText, kText, kText, kDay}},
};

}  // namespace

const FunctionType* FindFunction(std::string_view name) {
  const auto found = std::find_if(std::begin(kFunctions),
                                  std::end(kFunctions),
                                  [&](const FunctionType& type) { return type.name == name; });
  return found == std::end(kFunctions) ? nullptr : found;
}

}  // namespace doelmaat::ijw
