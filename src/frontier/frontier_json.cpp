#include <cmath>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "frontier/frontier_report.h"

namespace doelmaat::frontier {
namespace {

using nlohmann::ordered_json;

ordered_json Number(double value) {
  DOELMAAT_CHECK(std::isfinite(value));
  return value;
}

struct ToJson {
  ordered_json operator()(std::monostate) const { return nullptr; }
  ordered_json operator()(bool value) const { return value; }
  ordered_json operator()(std::int64_t value) const { return value; }
  ordered_json operator()(double value) const { return Number(value); }
  ordered_json operator()(const std::string& value) const { return value; }
  ordered_json operator()(const Range& value) const {
    return ordered_json::array({Number(value.low), Number(value.high)});
  }
  ordered_json operator()(const NamedNumbers& value) const {
    ordered_json object = ordered_json::object();
    for (const auto& [name, number] : value) {
      object[name] = Number(number);
    }
    return object;
  }
  ordered_json operator()(const std::vector<std::string>& value) const { return value; }
};

ordered_json Object(const Fields& fields) {
  ordered_json object = ordered_json::object();
  for (const Field& field : fields) {
    object[field.name] = std::visit(ToJson(), field.value);
  }
  return object;
}

ordered_json Objects(const std::vector<Fields>& rows) {
  ordered_json objects = ordered_json::array();
  for (const Fields& row : rows) {
    objects.push_back(Object(row));
  }
  return objects;
}

}  // namespace

std::string FrontierJson(const FrontierReport& report) {
  ordered_json json;
  json["status"] = report.status;
  if (!report.message.empty()) {
    json["message"] = report.message;
  }
  json["options"] = Object(report.options);
  json["warnings"] = ordered_json::array();
  for (const Warning& warning : report.warnings) {
    json["warnings"].push_back({{"code", warning.code}, {"text", warning.text}});
  }
  if (report.fitted || !report.coefficients.empty()) {
    json["coefficients"] = Objects(report.coefficients);
  }
  for (const Field& field : report.fit) {
    json[field.name] = std::visit(ToJson(), field.value);
  }
  json["units"] = Objects(report.units);
  json["summary"] = Object(report.summary);
  return json.dump(1);
}

}  // namespace doelmaat::frontier
