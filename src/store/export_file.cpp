#include "store/export_file.h"

#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "store/appender.h"
#include "store/failure.h"

namespace doelmaat::store {
namespace {

constexpr const char* kScratch = "export_rows";

std::string Quoted(const std::string& text, char quote) {
  std::string quoted(1, quote);
  for (const char sign : text) {
    quoted.append(sign == quote ? 2 : 1, sign);
  }
  return quoted + quote;
}

const char* SqlType(FileType type) {
  switch (type) {
    case FileType::kText:
      return "VARCHAR";
    case FileType::kWhole:
      return "BIGINT";
    case FileType::kReal:
      return "DOUBLE";
  }
  return "";
}

[[noreturn]] void FailWrite(const std::filesystem::path& file, const std::string& reason) {
  throw Error(ErrorKind::kIo,
              base::Say("export.cannot_write", {{"file", file.string()}, {"reason", reason}}));
}

// Gives the folder, which is there then.
std::filesystem::path Made(std::filesystem::path folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    FailWrite(folder, failed.message());
  }
  return folder;
}

}  // namespace

std::size_t CopyRelation(Database& database,
                         const std::string& relation,
                         const std::filesystem::path& file,
                         FileFormat format) {
  const std::filesystem::path place = std::filesystem::absolute(file).lexically_normal();
  std::filesystem::path beside = place;
  beside += ".nieuw";
  const char* options =
      format == FileFormat::kParquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER";
  std::error_code failed;
  std::size_t rows = 0;
  try {
    const RowSet done = database.QueryText("COPY (FROM " + Quoted(relation, '"') + ") TO " +
                                               Quoted(beside.string(), '\'') + " (" + options + ")",
                                           relation);
    rows = static_cast<std::size_t>(done.Integer(0, "Count"));
  } catch (const IoFailure& failure) {
    std::filesystem::remove(beside, failed);
    FailWrite(file, failure.reason());
  } catch (const Error& error) {
    std::filesystem::remove(beside, failed);
    FailWrite(file, error.what());
  }
  std::filesystem::rename(beside, place, failed);
  if (failed) {
    const std::string reason = failed.message();
    std::filesystem::remove(beside, failed);
    FailWrite(file, reason);
  }
  return rows;
}

ParquetFolder::ParquetFolder(const std::filesystem::path& folder)
    : folder_(Made(folder)), database_("", {.threads = 1, .writes_in = folder}) {}

void ParquetFolder::Write(const std::string& name,
                          const std::vector<FileColumn>& columns,
                          const std::vector<std::vector<Value>>& rows) {
  std::string declared = "CREATE OR REPLACE TABLE ";
  declared.append(kScratch).append(" (");
  for (const FileColumn& column : columns) {
    declared.append(Quoted(column.name, '"')).append(" ").append(SqlType(column.type)).append(",");
  }
  declared.back() = ')';
  database_.Execute(declared, kScratch);
  Appender appender(database_, kScratch);
  for (const std::vector<Value>& row : rows) {
    appender.AppendRow(row);
  }
  appender.Close();
  CopyRelation(database_, kScratch, folder_ / (name + ".parquet"), FileFormat::kParquet);
}

}  // namespace doelmaat::store
