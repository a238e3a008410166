#include "benchmark/composition.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "base/check.h"
#include "benchmark/peer_median.h"

namespace doelmaat::benchmark {
namespace {

using Amounts = std::array<double, kSpendingGroups.size()>;

std::size_t PlaceOf(const std::string& group) {
  const auto place = std::find(kSpendingGroups.begin(), kSpendingGroups.end(), group);
  DOELMAAT_CHECK(place != kSpendingGroups.end());
  return static_cast<std::size_t>(place - kSpendingGroups.begin());
}

std::map<std::string, Amounts> AmountsById(const std::vector<SubFieldSpending>& sub_fields) {
  std::map<std::string, Amounts> amounts;
  for (const SubFieldSpending& each : sub_fields) {
    amounts[each.id][PlaceOf(each.group)] += each.spend_eur;
  }
  return amounts;
}

// Heads to divide by, of the municipalities that have them.
std::map<std::string, double> ClientsById(const std::vector<UnitInput>& units) {
  std::map<std::string, double> clients;
  for (const UnitInput& unit : units) {
    if (unit.clients.has_value() && unit.clients->value > 0.0) {
      clients[unit.id] = unit.clients->value;
    }
  }
  return clients;
}

std::optional<double> PerClient(const std::map<std::string, Amounts>& amounts,
                                const std::map<std::string, double>& clients,
                                const std::string& id,
                                std::size_t group) {
  const auto spent = amounts.find(id);
  const auto heads = clients.find(id);
  if (spent == amounts.end() || heads == clients.end()) {
    return std::nullopt;
  }
  return spent->second[group] / heads->second;
}

}  // namespace

std::vector<GroupSpending> ComposeSpending(const BenchmarkInput& input,
                                           const std::vector<std::size_t>& kept,
                                           const std::vector<PeerGroup>& peers) {
  const std::map<std::string, Amounts> amounts = AmountsById(input.sub_fields);
  const std::map<std::string, double> clients = ClientsById(input.units);
  const PeerMedian median(input, kept, peers);
  std::vector<GroupSpending> rows;
  for (const auto& [id, spent] : amounts) {
    const auto heads = clients.find(id);
    for (std::size_t group = 0; group < kSpendingGroups.size(); ++group) {
      const auto per_client = [&](const std::string& of) {
        return PerClient(amounts, clients, of, group);
      };
      rows.push_back({id,
                      kSpendingGroups[group],
                      spent[group],
                      heads == clients.end() ? std::nullopt : std::optional(heads->second),
                      per_client(id),
                      median.Of(id, per_client)});
    }
  }
  return rows;
}

}  // namespace doelmaat::benchmark
