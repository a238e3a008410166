// The functions of the language of rules that take values and give one.
#pragma once

#include <initializer_list>
#include <string_view>

#include "ijw/rule_expression.h"

namespace doelmaat::ijw {

struct FunctionType {
  std::string_view name;
  Op op;
  ValueType result;
  std::initializer_list<ValueType> arguments;
};

// Null when there is none of that name.
const FunctionType* FindFunction(std::string_view name);

}  // namespace doelmaat::ijw
