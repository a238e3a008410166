#include "conformance_data.h"

#include <charconv>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "base/file.h"

namespace doelmaat::conformance {

std::filesystem::path OwnFolder() { return DOELMAAT_CONFORMANCE_OWN; }

std::optional<std::filesystem::path> ThirdPartyFolder() {
  const char* chosen = std::getenv("DOELMAAT_CONFORMANCE");
  const std::filesystem::path folder =
      chosen != nullptr ? chosen : DOELMAAT_CONFORMANCE_THIRD_PARTY;
  if (!std::filesystem::is_directory(folder / "frontier")) {
    return std::nullopt;
  }
  return folder;
}

base::TableFile ReadTable(const std::filesystem::path& path) {
  return base::ParseTable(base::ReadFile(path), path.filename().string());
}

double Number(const std::string& text) {
  if (text == "Inf" || text == "Infinity") {
    return std::numeric_limits<double>::infinity();
  }
  if (text == "-Inf") {
    return -std::numeric_limits<double>::infinity();
  }
  if (text == "NA") {
    return std::numeric_limits<double>::quiet_NaN();
  }
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a number: " + text);
  }
  return value;
}

std::vector<double> NumberColumn(const base::TableFile& table, std::string_view column) {
  std::vector<double> numbers;
  for (const auto& row : table.rows) {
    numbers.push_back(Number(row[table.Column(column)]));
  }
  return numbers;
}

std::vector<std::string> TextColumn(const base::TableFile& table, std::string_view column) {
  std::vector<std::string> texts;
  for (const auto& row : table.rows) {
    texts.push_back(row[table.Column(column)]);
  }
  return texts;
}

numerics::Matrix Columns(const base::TableFile& table, const std::vector<std::string>& columns) {
  numerics::Matrix matrix(table.rows.size(), columns.size());
  for (std::size_t col = 0; col < columns.size(); ++col) {
    const std::vector<double> numbers = NumberColumn(table, columns[col]);
    for (std::size_t row = 0; row < numbers.size(); ++row) {
      matrix(row, col) = numbers[row];
    }
  }
  return matrix;
}

}  // namespace doelmaat::conformance
