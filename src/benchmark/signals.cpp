#include "benchmark/signals.h"

#include <cmath>
#include <map>
#include <utility>

#include "benchmark/peer_median.h"

namespace doelmaat::benchmark {
namespace {

struct Clients {
  double before = 0.0;
  Jump jump = Jump::kNone;
};

// Clients of a year, and how many they are of the young people.
struct Rate {
  double clients = 0.0;
  double share = 0.0;
};

std::optional<Rate> RateOf(const SpendingCase& figures) {
  const double clients = figures.clients.value_or(0.0);
  const double youth = figures.youth.value_or(0.0);
  return clients > 0.0 && youth > 0.0 ? std::optional(Rate{clients, clients / youth})
                                      : std::nullopt;
}

// By id, of every municipality with clients in the year of the model and the year before.
std::map<std::string, Clients> CompareClients(const BenchmarkInput& input) {
  std::map<std::string, Rate> before;
  for (const SpendingRow& row : input.spending) {
    const std::optional<Rate> rate = RateOf(row.figures);
    if (row.year == input.model.year - 1 && rate.has_value()) {
      before.emplace(row.id, *rate);
    }
  }
  std::vector<std::string> ids;
  std::vector<double> changes;
  std::map<std::string, Clients> clients;
  for (const SpendingRow& row : input.spending) {
    const auto found = before.find(row.id);
    const std::optional<Rate> rate = RateOf(row.figures);
    if (row.year == input.model.year && found != before.end() && rate.has_value()) {
      ids.push_back(row.id);
      changes.push_back(std::log(rate->share / found->second.share));
      clients[row.id].before = found->second.clients;
    }
  }
  if (changes.empty()) {
    return clients;
  }
  const std::vector<Jump> jumps = JumpsAmong(changes, input.model.options.jump_limit);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    clients[ids[i]].jump = jumps[i];
  }
  return clients;
}

std::map<std::string, double> TeamsPerInhabitant(const BenchmarkInput& input) {
  std::map<std::string, double> teams;
  for (const TrendPoint& point : input.trend) {
    const double inhabitants = point.inhabitants.value_or(0.0);
    if (point.year == input.model.year && point.teams_eur.has_value() && inhabitants > 0.0) {
      teams.emplace(point.id, *point.teams_eur / inhabitants);
    }
  }
  return teams;
}

}  // namespace

std::vector<UnitSignals> FindSignals(const BenchmarkInput& input,
                                     const std::vector<std::size_t>& kept,
                                     const std::vector<PeerGroup>& peers) {
  const std::map<std::string, Clients> clients = CompareClients(input);
  const std::map<std::string, double> teams = TeamsPerInhabitant(input);
  const auto teams_of = [&](const std::string& id) {
    const auto found = teams.find(id);
    return found == teams.end() ? std::nullopt : std::optional(found->second);
  };
  const PeerMedian median(input, kept, peers);
  std::vector<UnitSignals> signals;
  signals.reserve(kept.size());
  for (const std::size_t row : kept) {
    const std::string& id = input.units[row].id;
    UnitSignals& unit = signals.emplace_back();
    if (const auto found = clients.find(id); found != clients.end()) {
      unit.clients_before = found->second.before;
      unit.clients_jump = found->second.jump;
    }
    unit.teams_per_inhabitant = teams_of(id);
    unit.peer_median_teams_per_inhabitant = median.Of(id, teams_of);
  }
  return signals;
}

}  // namespace doelmaat::benchmark
