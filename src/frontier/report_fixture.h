// Looking into a FrontierReport, for its tests.
#pragma once

#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "frontier/frontier_report.h"

namespace doelmaat::frontier::fixture {

// The value of a field; null, and a failed test, when there is none of that name.
inline const FieldValue& At(const Fields& fields, const std::string& name) {
  for (const Field& field : fields) {
    if (field.name == name) {
      return field.value;
    }
  }
  ADD_FAILURE() << "no field " << name;
  static const FieldValue kNone;
  return kNone;
}

inline double Number(const Fields& fields, const std::string& name) {
  return std::get<double>(At(fields, name));
}

inline bool IsNull(const Fields& fields, const std::string& name) {
  return std::holds_alternative<std::monostate>(At(fields, name));
}

}  // namespace doelmaat::frontier::fixture
