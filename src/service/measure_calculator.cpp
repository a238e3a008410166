#include "service/measure_calculator.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "measure/aef_case.h"
#include "measure/gum_case.h"
#include "measure/gum_notation.h"
#include "service/json_file.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;
using numerics::Distribution;

constexpr double kMillion = 1e6;

// Runs `use` and gives what it refuses the place in the file.
template <typename Use>
auto At(const JsonFile& file, const std::string& pointer, const Use& use) {
  try {
    return use();
  } catch (const Error& error) {
    const std::string what = error.what();
    if (error.kind() == ErrorKind::kBadInput && !what.starts_with(file.name())) {
      file.Refuse(pointer, what);
    }
    throw Error(ErrorKind::kBadData, what);
  }
}

measure::CaseQuantity FromObject(const JsonFile& file,
                                 const std::string& pointer,
                                 const std::string& name,
                                 const ordered_json& given) {
  const auto number = [&](const std::string& key) {
    file.Member(pointer, key);
    return file.Number(pointer + "/" + key);
  };
  measure::CaseQuantity quantity;
  quantity.name = name;
  if (!given.contains("dist")) {
    const double estimate = number("est");
    const double u = number("u");
    quantity.budget = true;
    quantity.distribution = u == 0 ? Distribution::Point(estimate)
                            : given.contains("nu")
                                ? Distribution::Student(estimate, u, number("nu"))
                                : Distribution::Normal(estimate, u);
    return quantity;
  }
  const std::string kind = file.Text(pointer + "/dist");
  if (kind == "normal") {
    quantity.distribution = Distribution::Normal(number("mean"), number("u"));
  } else if (kind == "rectangular") {
    quantity.distribution = Distribution::Rectangular(number("low"), number("high"));
  } else if (kind == "arcsine") {
    quantity.distribution = Distribution::Arcsine(number("low"), number("high"));
  } else if (kind == "triangular") {
    quantity.distribution = Distribution::Triangular(number("low"), number("mode"), number("high"));
  } else if (kind == "t") {
    quantity.distribution = Distribution::Student(number("mean"), number("u"), number("nu"));
  } else if (kind == "beta") {
    quantity.distribution = Distribution::Beta(number("mean"), number("u"));
  } else if (kind == "lognormal") {
    quantity.distribution = Distribution::Lognormal(number("mean"), number("u"));
  } else if (kind == "gamma") {
    quantity.distribution = Distribution::Gamma(number("mean"), number("u"));
  } else {
    file.Refuse(pointer + "/dist", Say("measure.bad_distribution", {{"text", kind}}));
  }
  return quantity;
}

void AddQuantity(const JsonFile& file,
                 const std::string& pointer,
                 const std::string& name,
                 const ordered_json& given,
                 measure::GumCase* gum_case) {
  measure::CaseQuantity quantity;
  quantity.name = name;
  if (given.is_string()) {
    const auto all = measure::ParseDistributions(given.get<std::string>());
    for (std::size_t index = 0; index < all.size(); ++index) {
      // "4 x N(0,1)" under x stands for x1 to x4.
      quantity.name = all.size() == 1 ? name : name + std::to_string(index + 1);
      quantity.distribution = all[index];
      gum_case->quantities.push_back(quantity);
    }
    return;
  }
  if (given.is_array()) {
    if (given.empty()) {
      file.Refuse(pointer, Say("measure.no_observations", {{"name", name}}));
    }
    for (std::size_t index = 0; index < given.size(); ++index) {
      quantity.observations.push_back(file.Number(pointer + "/" + std::to_string(index)));
    }
  } else if (given.is_object()) {
    quantity = FromObject(file, pointer, name, given);
  } else {
    quantity.distribution = Distribution::Point(file.Number(pointer));
  }
  gum_case->quantities.push_back(quantity);
}

measure::GumCase ReadCase(const JsonFile& file, const std::string& pointer) {
  measure::GumCase gum_case;
  file.Member(pointer, "case");
  gum_case.name = file.Text(pointer + "/case");
  file.Member(pointer, "model");
  gum_case.model = file.Text(pointer + "/model");
  const ordered_json& inputs = file.Object(pointer, "inputs");
  for (const auto& input : inputs.items()) {
    const std::string& name = input.key();
    const ordered_json& given = input.value();
    const std::string at = pointer + "/inputs/" + Escaped(name);
    if (name == "correlation") {
      gum_case.correlation = file.Number(at);
    } else {
      At(file, at, [&] {
        AddQuantity(file, at, name, given, &gum_case);
        return true;
      });
    }
  }
  return gum_case;
}

ordered_json CaseJson(const JsonFile& file,
                      const std::string& pointer,
                      const measure::CaseOptions& options,
                      const numerics::ParallelFor& parallel) {
  const measure::GumCase gum_case = ReadCase(file, pointer);
  const auto results = At(file, pointer, [&] {
    return measure::EvaluateCase(gum_case, options, file.Place(pointer + "/model"), parallel);
  });
  ordered_json named = ordered_json::object();
  for (const measure::CaseResult& result : results) {
    named[result.name] = result.values.size() == 1 ? ordered_json(result.values.front())
                                                   : ordered_json(result.values);
  }
  return {{"case", gum_case.name}, {"results", named}};
}

measure::Band ReadBand(const JsonFile& file, const std::string& pointer) {
  const ordered_json& given = file.root().at(ordered_json::json_pointer(pointer));
  if (given.is_number()) {
    return {file.Number(pointer), file.Number(pointer)};
  }
  if (!given.is_array() || given.size() != 2) {
    file.Refuse(pointer, Say("measure.no_band"));
  }
  return {file.Number(pointer + "/0"), file.Number(pointer + "/1")};
}

// The first of the keys that is there; the file of AEF's results has the long ones.
std::string KeyOf(const JsonFile& file, const std::string& longer, const std::string& shorter) {
  return file.root().is_object() && file.root().contains(shorter) ? shorter : longer;
}

measure::AefInputs ReadAef(const JsonFile& file) {
  measure::AefInputs inputs;
  const std::string published = KeyOf(file, "inputs_published", "inputs");
  const std::string calibrated = KeyOf(file, "calibrated_not_published", "calibrated");
  file.Object("", calibrated);
  const std::string measures = "/" + published + "/";
  for (const auto& [id, given] : file.Object("", published).items()) {
    const std::string at = measures + Escaped(id);
    const std::string inside = at + "/";
    const auto band = [&](const std::string& key) {
      file.Member(at, key);
      return ReadBand(file, inside + key);
    };
    measure::AefMeasureInputs& each = inputs.measures[id];
    each = {band("p_benefit"),
            band("q_not_yet_applied"),
            band("months_saved"),
            band("hours"),
            band("rate_eur_per_hour"),
            std::nullopt};
    const std::string rate = "rate_measure_" + id;
    if (file.root().at(calibrated).contains(rate)) {
      each.calibrated_rate = ReadBand(file, "/" + calibrated + "/" + Escaped(rate));
    }
  }
  const std::string at = "/" + calibrated;
  file.Object(at, "cost_last_months_eur");
  for (const auto& [name, count] : file.Object(at, "new_trajectories").items()) {
    measure::AefPart part;
    part.name = name;
    part.trajectories = file.Number(at + "/new_trajectories/" + Escaped(name));
    const std::string costs = at + "/cost_last_months_eur";
    const ordered_json& months = file.Member(costs, name);
    for (std::size_t month = 0; months.is_array() && month < months.size(); ++month) {
      part.month_eur.push_back(
          file.Number(costs + "/" + Escaped(name) + "/" + std::to_string(month)));
    }
    inputs.parts.push_back(part);
  }
  return inputs;
}

ordered_json BandJson(const measure::HalfBand& band) {
  return {{"mid", band.middle / kMillion},
          {"half_width", band.half_width / kMillion},
          {"low", band.low() / kMillion},
          {"high", band.high() / kMillion}};
}

ordered_json Millions(const std::vector<double>& values) {
  ordered_json list = ordered_json::array();
  for (const double value : values) {
    list.push_back(value / kMillion);
  }
  return list;
}

ordered_json AefJson(const measure::AefResult& result) {
  ordered_json independent;
  ordered_json correlated;
  ordered_json moments;
  ordered_json quantiles;
  ordered_json errors;
  for (const measure::AefOutcome& outcome : result.outcomes) {
    independent[outcome.name] = BandJson(outcome.independent);
    correlated[outcome.name] = BandJson(outcome.fully_correlated);
    if (outcome.exact_mean.has_value() && outcome.exact_sd.has_value()) {
      moments[outcome.name] = {{"mean", *outcome.exact_mean / kMillion},
                               {"sd", *outcome.exact_sd / kMillion}};
    }
    quantiles[outcome.name] = Millions(outcome.quantiles);
    errors[outcome.name] = Millions(outcome.quantile_errors);
  }
  return {{"parts_independent", independent},
          {"parts_fully_correlated", correlated},
          {"monte_carlo_rectangular_common_inputs",
           {{"exact_moments", moments},
            {"quantiles_2p5_5_50_95_97p5", quantiles},
            {"quantile_se", errors},
            {"P_net_negative", result.p_net_negative}}}};
}

}  // namespace

std::string GumCasesJson(const CalculatorRequest& request, const numerics::ParallelFor& parallel) {
  const JsonFile file(request.file);
  measure::CaseOptions options;
  options.seed = request.seed;
  if (request.draws > 0) {
    options.draws = request.draws;
  }
  ordered_json results = ordered_json::array();
  if (!file.root().is_array()) {
    results.push_back(CaseJson(file, "", options, parallel));
  }
  for (std::size_t index = 0; file.root().is_array() && index < file.root().size(); ++index) {
    results.push_back(CaseJson(file, "/" + std::to_string(index), options, parallel));
  }
  return results.dump(1);
}

std::string AefMeasuresJson(const CalculatorRequest& request,
                            const numerics::ParallelFor& parallel) {
  const JsonFile file(request.file);
  const measure::AefInputs inputs = ReadAef(file);
  measure::MonteCarloOptions options;
  options.seed = request.seed;
  if (request.draws > 0) {
    options.draws = request.draws;
  }
  ordered_json results;
  results["results_calibrated"] = ordered_json::object();
  for (const auto& each : inputs.measures) {
    const std::string& id = each.first;
    const measure::AefMeasureInputs& given = each.second;
    const std::string published = KeyOf(file, "inputs_published", "inputs");
    const auto evaluate = [&](const measure::Band& rate) {
      return At(file, "/" + published + "/" + Escaped(id), [&] {
        return AefJson(measure::EvaluateAef(
            measure::AefMeasure(id, given, rate, inputs.parts), options, parallel));
      });
    };
    results["results_calibrated"][id] =
        evaluate(given.calibrated_rate.value_or(given.rate_eur_per_hour));
    if (given.calibrated_rate.has_value()) {
      results["results_stated_inputs_measure_" + id] = evaluate(given.rate_eur_per_hour);
    }
  }
  return results.dump(1);
}

}  // namespace doelmaat::service
