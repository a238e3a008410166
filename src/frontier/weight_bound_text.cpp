#include "frontier/weight_bound_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::frontier {
namespace {

using base::Say;

[[noreturn]] void Refuse(const std::string& text) {
  throw Error(ErrorKind::kBadInput, Say("frontier.bad_weight_bound", {{"text", text}}));
}

std::optional<std::size_t> PlaceOf(const std::vector<std::string>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt
                              : std::optional(static_cast<std::size_t>(found - names.begin()));
}

// Nothing for an empty text.
std::optional<double> NumberOf(std::string_view number, const std::string& text) {
  if (number.empty()) {
    return std::nullopt;
  }
  double value = 0;
  const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (problem != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) {
    Refuse(text);
  }
  return value;
}

// Names may hold a slash: of the places to part them the one that makes two columns of one side.
bool SetColumns(std::string_view ratio, const FrontierColumns& columns, stats::WeightBound* bound) {
  for (std::size_t slash = ratio.find('/'); slash != std::string_view::npos;
       slash = ratio.find('/', slash + 1)) {
    for (const stats::Side side : {stats::Side::kInputs, stats::Side::kOutputs}) {
      const auto& names = side == stats::Side::kInputs ? columns.inputs : columns.outputs;
      const auto one = PlaceOf(names, ratio.substr(0, slash));
      const auto other = PlaceOf(names, ratio.substr(slash + 1));
      if (one.has_value() && other.has_value()) {
        bound->side = side;
        bound->column = *one;
        bound->other = *other;
        return true;
      }
    }
  }
  return false;
}

stats::WeightBound BoundOf(const std::string& text, const FrontierColumns& columns) {
  const std::size_t last = text.rfind(':');
  const std::size_t first =
      last == std::string::npos || last == 0 ? last : text.rfind(':', last - 1);
  if (first == std::string::npos || last == 0) {
    Refuse(text);
  }
  const std::string_view view = text;
  stats::WeightBound bound;
  const auto low = NumberOf(view.substr(first + 1, last - first - 1), text);
  bound.high = NumberOf(view.substr(last + 1), text);
  bound.low = low.value_or(0);
  if (!SetColumns(view.substr(0, first), columns, &bound) ||
      (!low.has_value() && !bound.high.has_value())) {
    Refuse(text);
  }
  return bound;
}

}  // namespace

std::vector<stats::WeightBound> WeightBoundsOf(const std::vector<std::string>& texts,
                                               const FrontierColumns& columns) {
  std::vector<stats::WeightBound> bounds;
  bounds.reserve(texts.size());
  for (const std::string& text : texts) {
    bounds.push_back(BoundOf(text, columns));
  }
  return bounds;
}

std::vector<bool> GivenOf(const std::vector<std::string>& names,
                          const FrontierColumns& columns,
                          stats::Orientation orientation) {
  const bool input = orientation == stats::Orientation::kInput;
  const std::vector<std::string>& side = input ? columns.inputs : columns.outputs;
  std::vector<bool> given(names.empty() ? 0 : side.size());
  for (const std::string& name : names) {
    const auto place = PlaceOf(side, name);
    if (!place.has_value()) {
      throw Error(ErrorKind::kBadInput,
                  Say(input ? "frontier.given_is_no_input" : "frontier.given_is_no_output",
                      {{"column", name}}));
    }
    given[*place] = true;
  }
  return given;
}

}  // namespace doelmaat::frontier
