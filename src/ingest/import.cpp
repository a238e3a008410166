#include "ingest/import.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/table_file.h"
#include "base/text.h"
#include "ingest/attribution.h"
#include "ingest/problem_list.h"
#include "ingest/source_definition.h"
#include "ingest/tidy_table.h"
#include "store/appender.h"

namespace doelmaat::ingest {
namespace {

using base::Say;
using store::Value;

// A file read and found good, not yet in the store.
struct Delivery {
  std::string name;
  std::string digest;
  const SourceDefinition* source = nullptr;
  Attribution attribution;
  std::vector<std::vector<Value>> rows;
};

std::vector<std::filesystem::path> FilesOf(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  for (const std::filesystem::path& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.is_regular_file() && entry.path().extension() == ".csv") {
        inside.push_back(entry.path());
      }
    }
    if (inside.empty()) {
      throw Error(ErrorKind::kNotFound, Say("ingest.empty_folder", {{"path", path.string()}}));
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

Delivery Read(const std::filesystem::path& path,
              const std::string& bytes,
              const std::string& digest,
              const std::vector<SourceDefinition>& sources) {
  const base::TableFile table = base::ParseTable(bytes, path.filename().string());
  const SourceDefinition& source = Recognise(table, sources);
  return {table.name, digest, &source, ReadAttribution(path, digest), ReadRows(table, source)};
}

void Land(store::Database& database, std::int64_t delivery_id, const Delivery& delivery) {
  store::Appender book(database, "land_delivery");
  const Attribution& from = delivery.attribution;
  book.AppendRow({delivery_id,
                  delivery.source->id,
                  delivery.name,
                  delivery.digest,
                  static_cast<std::int64_t>(delivery.rows.size()),
                  from.title,
                  from.publisher,
                  from.tables,
                  from.licence,
                  from.retrieved,
                  from.note,
                  static_cast<std::int64_t>(from.described ? 1 : 0)});
  book.Close();
  store::Appender land(database, delivery.source->land_table);
  for (const std::vector<Value>& row : delivery.rows) {
    std::vector<Value> landed = {delivery_id};
    landed.insert(landed.end(), row.begin(), row.end());
    land.AppendRow(landed);
  }
  land.Close();
}

void RefuseUnknownMunicipalities(store::Database& database, std::int64_t after) {
  const store::RowSet unknown =
      database.Query("sql/input/ingest/unknown_municipality.sql", {{"after", after}});
  if (unknown.size() == 0) {
    return;
  }
  ProblemList problems(unknown.Text(0, "file_name"));
  for (std::size_t r = 0; r < unknown.size(); ++r) {
    if (unknown.Text(r, "file_name") == unknown.Text(0, "file_name")) {
      problems.Add(static_cast<std::size_t>(unknown.Integer(r, "line")),
                   "gm_code",
                   Say("ingest.unknown_municipality",
                       {{"code", unknown.Text(r, "gm_code")},
                        {"year", std::to_string(unknown.Integer(r, "jaar"))}}));
    }
  }
  problems.Throw();
}

}  // namespace

std::vector<ImportedFile> Import(store::Database& database,
                                 const base::Catalog& catalog,
                                 const std::vector<std::filesystem::path>& paths,
                                 const base::ProgressListener& progress,
                                 const std::function<void()>& accept) {
  const std::vector<SourceDefinition> sources = LoadSourceDefinitions(catalog);
  const std::vector<std::filesystem::path> files = FilesOf(paths);
  store::Transaction transaction(database);
  const std::int64_t last =
      database.Query("sql/input/ingest/last_delivery.sql").Integer(0, "delivery_id");
  std::int64_t delivery_id = last;
  std::vector<ImportedFile> imported;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string bytes = base::ReadFile(files[i]);
    const std::string digest = base::Sha256(bytes);
    const std::string name = files[i].filename().string();
    if (database.Query("sql/input/ingest/delivery_by_digest.sql", {{"digest", digest}}).size() >
        0) {
      imported.push_back({name, "", 0, true});
    } else {
      const Delivery delivery = Read(files[i], bytes, digest, sources);
      Land(database, ++delivery_id, delivery);
      imported.push_back({name, delivery.source->title, delivery.rows.size(), false});
    }
    progress(i + 1, files.size());
  }
  RefuseUnknownMunicipalities(database, last);
  accept();
  transaction.Commit();
  return imported;
}

}  // namespace doelmaat::ingest
