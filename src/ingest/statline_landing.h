// The cells of a StatLine table on their way to the store: those of a municipality and a whole
// year.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/problem_list.h"
#include "ingest/statline_binding.h"
#include "ingest/statline_reader.h"
#include "store/appender.h"

namespace doelmaat::ingest {

// Which municipalities the store knows in which year.
class MunicipalityList {
 public:
  explicit MunicipalityList(store::Database& database);
  const std::set<std::int64_t>& years() const { return years_; }
  bool HasYear(std::int64_t year) const { return years_.count(year) != 0; }
  bool Has(std::int64_t year, const std::string& code) const {
    return there_.count({year, code}) != 0;
  }
  // Name and code, of any year.
  const std::set<std::pair<std::string, std::string>>& names() const { return names_; }

 private:
  std::set<std::int64_t> years_;
  std::set<std::pair<std::int64_t, std::string>> there_;
  std::set<std::pair<std::string, std::string>> names_;
};

// The year of "2022JJ00"; nothing for a quarter, half a year and the like.
std::optional<std::int64_t> YearOf(std::string_view period);

// Lands the cells of one delivery.
class StatlineLanding {
 public:
  StatlineLanding(store::Database& database,
                  const MunicipalityList& municipalities,
                  const StatlineBinding& binding,
                  std::int64_t delivery_id);

  // `first_record` counts the records of the pages before. What is wrong goes to `problems`: a
  // municipality that is not in the list of the year, a negative figure, and a figure that was
  // there already.
  void Take(const StatlineCell& cell, std::size_t first_record, ProblemList* problems);
  void Close() { land_.Close(); }
  std::size_t rows() const { return rows_; }
  // Sentences: what was not landed, and why.
  std::vector<std::string> Notes() const;

 private:
  using Key = std::uint64_t;  // topic, year and municipality
  static Key KeyOf(std::size_t topic, std::int64_t year, const std::string& code);
  void Land(const StatlineCell& cell,
            std::int64_t year,
            const std::string& code,
            std::size_t first_record,
            ProblemList* problems);
  // The names of topics that have no cell, while another has one in the same column.
  std::vector<std::string> WithoutCells() const;

  const MunicipalityList& municipalities_;
  const StatlineBinding& binding_;
  std::int64_t delivery_id_;
  store::Appender land_;
  std::unordered_set<Key> seen_;
  std::unordered_set<Key> known_;  // in the store before this delivery
  std::size_t rows_ = 0;
  std::vector<bool> there_;  // of every topic, whether it has a cell, of whatever region or period
  // Not landed:
  std::size_t regions_ = 0;                // no municipality
  std::size_t periods_ = 0;                // no whole year
  std::size_t impossible_ = 0;             // no figure is possible
  std::size_t dropped_ = 0;                // of a figure that was there: landed as none
  std::set<std::int64_t> unlisted_years_;  // without a list of municipalities
};

}  // namespace doelmaat::ingest
