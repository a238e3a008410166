#include "known_truth_panel.h"

#include <algorithm>
#include <cmath>

#include "numerics/normal.h"
#include "numerics/random_stream.h"

namespace doelmaat::conformance {
namespace {

constexpr std::array<double, 5> kClientsPerYouth = {0.065, 0.030, 0.010, 0.006, 0.0035};
constexpr std::array<double, 5> kEurPerClient = {2500, 7500, 16000, 21000, 60000};
constexpr double kFixedEur = 150000;
constexpr double kCurve = 1.2;
constexpr double kSigmaU = 0.30;
constexpr double kDecay = 0.05;
constexpr double kDistanceSigma = 0.25;

struct Unit {
  double inhabitants;
  double youth;
  double inefficiency;  // in the last period
  std::array<double, 4> circumstances;
};

std::vector<Unit> MakeUnits(numerics::RandomStream* stream, std::size_t count) {
  std::vector<Unit> units(count);
  double mean = 0;
  for (Unit& unit : units) {
    const double drawn = std::round(std::exp(std::log(32000) + 0.85 * stream->Normal()));
    unit.inhabitants = std::clamp(drawn, 1000.0, 9e5);
    unit.youth = unit.inhabitants * (0.17 + 0.06 * stream->Uniform());
    unit.inefficiency = std::abs(kSigmaU * stream->Normal());
    mean += std::log(unit.inhabitants) / static_cast<double>(count);
  }
  double variance = 0;
  for (const Unit& unit : units) {
    const double away = std::log(unit.inhabitants) - mean;
    variance += away * away / static_cast<double>(count - 1);
  }
  for (Unit& unit : units) {
    const double size = (std::log(unit.inhabitants) - mean) / std::sqrt(variance);
    auto& z = unit.circumstances;
    z[0] = std::clamp(0.09 + 0.03 * stream->Normal() + 0.01 * size, 0.03, 0.25);
    z[1] = std::clamp(0.08 + 0.03 * stream->Normal() + 0.4 * (z[0] - 0.09), 0.03, 0.30);
    z[2] = stream->Normal();
    z[3] = stream->Normal();
  }
  return units;
}

// Draws from a stream of its own, so that the other numbers do not hang on it.
void AddDistances(std::uint64_t seed, std::vector<KnownTruthRow>* rows) {
  numerics::RandomStream stream(seed, "known_truth_panel.distance", 0);
  for (KnownTruthRow& row : *rows) {
    const auto& z = row.circumstances;
    const double mean = 1.05 + 1.5 * z[0] + 1.0 * z[1] + 0.05 * z[2];
    const double cut = numerics::NormalCdf((1 - mean) / kDistanceSigma);
    row.distance = std::max(
        1.0, mean + kDistanceSigma * numerics::NormalQuantile(cut + stream.Uniform() * (1 - cut)));
  }
}

}  // namespace

double LowestCost(const std::array<double, 5>& outputs, std::size_t kinds) {
  double sum = 0;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    sum += std::pow(kEurPerClient[kind] * outputs[kind], kCurve);
  }
  return kFixedEur + std::pow(sum, 1 / kCurve);
}

std::vector<KnownTruthRow> MakeKnownTruthPanel(std::uint64_t seed,
                                               const KnownTruthOptions& options) {
  numerics::RandomStream stream(seed, "known_truth_panel", 0);
  const std::vector<Unit> units = MakeUnits(&stream, options.units);
  const auto last = static_cast<double>(options.periods);
  std::vector<KnownTruthRow> rows;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const Unit& each = units[unit];
    const auto& z = each.circumstances;
    for (double time = 1; time <= last; ++time) {
      KnownTruthRow row;
      row.unit = unit;
      row.time = time;
      row.circumstances = z;
      for (std::size_t kind = 0; kind < row.outputs.size(); ++kind) {
        const double clients = each.youth * kClientsPerYouth[kind] *
                               std::exp(0.22 * stream.Normal()) * (1 + 0.015 * (time - 1));
        row.outputs[kind] = std::max(1.0, std::round(10 * clients) / 10);
      }
      row.core = LowestCost(row.outputs, row.outputs.size());
      row.inefficiency = each.inefficiency * std::exp(-kDecay * (time - last));
      const double effect = 1.2 * (z[0] - 0.09) + 0.8 * (z[1] - 0.08) + 0.03 * z[2];
      const double noise = options.noise * stream.Normal();
      row.cost_without_noise = row.core * std::exp(row.inefficiency);
      row.cost = row.cost_without_noise * std::exp(effect + noise);
      rows.push_back(row);
    }
  }
  AddDistances(seed, &rows);
  return rows;
}

std::vector<KnownTruthRow> LastPeriod(const std::vector<KnownTruthRow>& panel) {
  double last = 0;
  for (const KnownTruthRow& row : panel) {
    last = std::max(last, row.time);
  }
  std::vector<KnownTruthRow> rows;
  std::copy_if(panel.begin(), panel.end(), std::back_inserter(rows), [&](const auto& row) {
    return row.time == last;
  });
  return rows;
}

numerics::Matrix CostDesign(const std::vector<KnownTruthRow>& rows) {
  numerics::Matrix design(rows.size(), 10, 1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t col = 0; col < 5; ++col) {
      design(row, 1 + col) = std::log(rows[row].outputs[col]);
    }
    for (std::size_t col = 0; col < 4; ++col) {
      design(row, 6 + col) = rows[row].circumstances[col];
    }
  }
  return design;
}

std::vector<double> LogCosts(const std::vector<KnownTruthRow>& rows) {
  std::vector<double> logs;
  for (const KnownTruthRow& row : rows) {
    logs.push_back(std::log(row.cost));
  }
  return logs;
}

}  // namespace doelmaat::conformance
