// Made-up figures for the tests of this folder; never those of a real municipality.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "numerics/parallel_fixture.h"
#include "numerics/random_stream.h"

namespace doelmaat::benchmark::fixture {

using numerics::fixture::TwoThreads;

inline BenchmarkModel MadeUpModel() {
  BenchmarkModel model;
  model.id = "verzonnen";
  model.title = "Verzonnen model";
  model.year = 2022;
  model.statement = "account";
  model.cost_label = "Uitgaven";
  model.task_fields = {"6.72"};
  model.outputs = {{"without_stay", "Zonder verblijf", 2022}, {"with_stay", "Met verblijf", 2022}};
  model.environment = {{"low_income_share", "", 2022}};
  model.breaks = {{2022, "breuk"}};
  model.published = {{"bron", "gemiddelde", "0,80", "mean_bias_corrected", "daarom"},
                     {"bron", "aantallen", "1 / 2 / 3", "class_counts", "daarom"},
                     {"bron", "bedrag", "€ 1 mln", "potential_frontier", "daarom"}};
  model.peers.id = "verzonnen";
  model.peers.title = "Verzonnen vergelijking";
  model.peers.features = {{{"youth", "Jongeren", 2022}, Transform::kLog, 1.0, "persons"},
                          {{"youth_share", "Aandeel", 2022}, Transform::kNone, 1.0, "share"}};
  model.options.replications = 100;
  model.options.peer_count = 5;
  return model;
}

inline std::string MadeUpCode(std::size_t number) {
  std::string digits = std::to_string(number);
  return "GM" + std::string(4 - digits.size(), '0') + digits;
}

// One municipality about which nothing is odd; clients cost 10,000 euro, but for `noise` in logs.
inline UnitInput MadeUpUnit(std::size_t number, double youth, double noise) {
  const double clients = 0.1 * youth;
  UnitInput unit;
  unit.id = MadeUpCode(number);
  unit.name = "Gemeente " + std::to_string(number);
  unit.province = "Verzonnen";
  unit.population = 4.0 * youth;
  unit.youth = youth;
  unit.spend_eur = 10000.0 * clients * std::exp(noise);
  unit.clients = Estimate{clients, clients - 2.0, clients + 2.0};
  unit.outputs = {Estimate{0.9 * clients, 0.9 * clients - 2.0, 0.9 * clients + 2.0},
                  Estimate{0.1 * clients, 0.1 * clients - 2.0, 0.1 * clients + 2.0}};
  unit.environment = {0.05 + 0.001 * static_cast<double>(number % 7)};
  unit.features = {youth, 0.25 + 0.01 * static_cast<double>(number % 5)};
  return unit;
}

inline BenchmarkInput MadeUpInput(std::size_t count, std::uint64_t seed) {
  BenchmarkInput input;
  input.model = MadeUpModel();
  for (std::size_t i = 1; i <= count; ++i) {
    numerics::RandomStream stream(seed, "benchmark.fixture", i);
    const double youth = std::exp(8.5 + 0.8 * stream.Normal());
    const double noise = 0.1 * stream.Normal() + 0.3 * std::abs(stream.Normal());
    UnitInput unit = MadeUpUnit(i, youth, noise);
    unit.outputs[1]->value *= std::exp(0.3 * stream.Normal());
    for (const std::int64_t year : {2021, 2022}) {
      input.trend.push_back({unit.id,
                             unit.name,
                             year,
                             unit.population,
                             true,
                             *unit.spend_eur * (year == 2021 ? 0.95 : 1.0),
                             *unit.spend_eur * 0.9,
                             1e5,
                             false,
                             false});
    }
    input.profile.push_back({unit.id, "age", "clienten_0_3", 10});
    input.profile.push_back({unit.id, "age", "clienten_4_11", 30});
    input.profile.push_back({unit.id, "age", "clienten_12_17", std::nullopt});
    input.spending.push_back(
        {2022, unit.id, unit.name, {unit.spend_eur, unit.clients->value, unit.youth}});
    input.units.push_back(std::move(unit));
  }
  // Every third municipality is in the one region, the others but the last in the other.
  input.regions = {{"JZ01", "Noord", 2023, {}}, {"JZ02", "Zuid", 2023, {}}};
  for (std::size_t i = 0; i + 1 < input.units.size(); ++i) {
    const UnitInput& unit = input.units[i];
    input.regions[i % 3 == 0 ? 0 : 1].members.push_back(unit.id);
    input.areas.push_back(
        {unit.id, unit.name, i == 4 ? "" : unit.id, "50000 520000 100 0 0 100", 2022, "bron"});
  }
  input.national = {{2022, "account", 1e9, static_cast<std::int64_t>(count), 0}};
  return input;
}

// Municipalities that are all each other's comparable ones.
inline std::vector<PeerGroup> EachOthersPeers(std::size_t count) {
  std::vector<PeerGroup> groups(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      if (i != j) {
        groups[i].members.push_back({j, 1.0, 1.0, {}});
      }
    }
  }
  return groups;
}

}  // namespace doelmaat::benchmark::fixture
