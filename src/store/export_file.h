// Files for other programs: a relation of a store, or rows that are not in one, as Parquet or CSV.
// DuckDB writes them, into the one folder that the store was opened with
// (DatabaseOptions::writes_in).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

enum class FileFormat { kParquet, kCsv };

// Writes a table or view whole, in its order, and returns how many rows it has. The file is made
// beside its place and put there when it is whole; what stood there is replaced. The same relation
// gives the same bytes for one thread. Throws kIo.
std::size_t CopyRelation(Database& database,
                         const std::string& relation,
                         const std::filesystem::path& file,
                         FileFormat format);

enum class FileType { kText, kWhole, kReal };

struct FileColumn {
  std::string name;
  FileType type = FileType::kText;
};

// Rows that are in no store, as Parquet files in one folder, which is made when it is not there.
class ParquetFolder {
 public:
  explicit ParquetFolder(const std::filesystem::path& folder);

  // Writes <folder>/<name>.parquet. A value is of the type of its column, a whole number also where
  // reals are; no value is NULL. Throws kIo.
  void Write(const std::string& name,
             const std::vector<FileColumn>& columns,
             const std::vector<std::vector<Value>>& rows);

 private:
  std::filesystem::path folder_;
  Database database_;
};

}  // namespace doelmaat::store
