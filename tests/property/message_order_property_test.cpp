// Order of arrival means nothing (docs/decisions/008): the same messages, taken in one by one in
// any order, give the same current state, whatever the key that persons are under. Among them are
// messages that contradict each other: identities, references and months that come twice.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "ingest/import.h"
#include "ingest/person_key.h"
#include "numerics/random_stream.h"
#include "store/database.h"
#include "store/model_runner.h"

namespace doelmaat {
namespace {

constexpr int kOrders = 6;
constexpr std::size_t kDelivery = 5;  // files

// Every message in which something of the current state may hang on the order.
std::vector<std::filesystem::path> Examples() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path folder = DOELMAAT_EXAMPLES;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "goed")) {
    files.push_back(entry.path());
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder / "fout")) {
    const std::string name = entry.path().filename().string();
    for (const char* wanted : {"f03",
                               "f20",
                               "f29",
                               "f31",
                               "f35",
                               "f64",
                               "f65",
                               "f66",
                               "f69",
                               "f70",
                               "f72",
                               "f91",
                               "f92"}) {
      if (name.starts_with(wanted)) {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

template <typename T>
void Shuffle(std::vector<T>* items, std::uint64_t seed) {
  numerics::RandomStream random(seed, "message_order", 0);
  for (std::size_t i = items->size(); i > 1; --i) {
    const auto j = static_cast<std::size_t>(random.Uniform() * static_cast<double>(i));
    std::swap((*items)[i - 1], (*items)[std::min(j, i - 1)]);
  }
}

class MessageOrder : public testing::Test {
 protected:
  MessageOrder() { std::filesystem::create_directories(folder_); }
  ~MessageOrder() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path NewKey(const std::string& name) {
    ingest::PersonKey::Ephemeral().Write(folder_ / name);
    return folder_ / name;
  }

  // The tables of the current state after the files came in that order, a few a delivery.
  static std::string StateAfter(const std::vector<std::filesystem::path>& files,
                                const std::filesystem::path& key,
                                bool with_persons) {
    store::Database database{std::filesystem::path()};
    ingest::ImportOptions options;
    options.key_file = key;
    for (std::size_t first = 0; first < files.size(); first += kDelivery) {
      const auto begin = files.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end =
          files.begin() + static_cast<std::ptrdiff_t>(std::min(first + kDelivery, files.size()));
      ingest::Import(database, base::Catalog(), {begin, end}, options, [] {});
    }
    store::BuildModels(database);
    std::string state;
    // What in a table hangs on the key of persons: trajectories are numbered in the order of
    // clients.
    const std::vector<std::pair<std::string, std::string>> tables{
        {"allocation", "client_key"},
        {"service", "client_key"},
        {"request", "client_key"},
        {"claim", ""},
        {"claim_line", "client_key"},
        {"claim_set_aside", "client_key"},
        {"claim_month", ""},
        {"recognised_total", ""},
        {"client", "client_key"},
        {"delivery", "client_key"},
        {"trajectory", "client_key, trajectory_no"},
        {"trajectory_month", "trajectory_no"},
        {"care_spend", "client_key, trajectory_no"},
        {"client_month", "client_key"},
        {"care_spell", "client_key"},
        {"stock_month", ""}};
    for (const auto& [table, keyed] : tables) {
      const std::string columns = !keyed.empty() && !with_persons
                                      ? "SELECT * EXCLUDE (" + keyed + ")"
                                      : std::string("SELECT *");
      const store::RowSet rows = database.QueryText(
          "SELECT t::VARCHAR AS row FROM (" + columns + " FROM " + table + ") AS t ORDER BY row",
          "test");
      for (std::size_t r = 0; r < rows.size(); ++r) {
        state += table + " " + rows.Text(r, "row") + "\n";
      }
    }
    return state;
  }

  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("doelmaat_order_" + std::to_string(getpid()));
};

TEST_F(MessageOrder, OfArrivalChangesNothing) {
  std::vector<std::filesystem::path> files = Examples();
  ASSERT_GT(files.size(), 20U);
  const std::filesystem::path key = NewKey("k.key");
  const std::string expected = StateAfter(files, key, true);
  ASSERT_NE(expected.find("claim_set_aside "), std::string::npos) << expected;
  ASSERT_NE(expected.find("claim_line "), std::string::npos) << expected;
  for (std::uint64_t order = 1; order <= kOrders; ++order) {
    Shuffle(&files, order);
    ASSERT_EQ(StateAfter(files, key, true), expected) << "order " << order;
  }
}

TEST_F(MessageOrder, AndTheKeyChangeNoFigure) {
  std::vector<std::filesystem::path> files = Examples();
  const std::string expected = StateAfter(files, NewKey("0.key"), false);
  ASSERT_NE(expected.find("claim_line "), std::string::npos) << expected;
  for (std::uint64_t order = 1; order <= kOrders; ++order) {
    Shuffle(&files, order);
    ASSERT_EQ(StateAfter(files, NewKey(std::to_string(order) + ".key"), false), expected)
        << "order " << order;
  }
}

}  // namespace
}  // namespace doelmaat
