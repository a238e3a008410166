#include "ingest/figure_import.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/table_file.h"
#include "base/text.h"
#include "base/translated.h"
#include "ingest/attribution.h"
#include "ingest/grant_table.h"
#include "ingest/problem_list.h"
#include "ingest/source_definition.h"
#include "ingest/spreadsheet.h"
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

Delivery Read(const InputFile& file,
              const std::string& bytes,
              const std::string& digest,
              const std::vector<SourceDefinition>& sources) {
  const base::TableFile given =
      file.kind == InputKind::kWorkbook
          ? ReadWorkbook(file.path, file.name, WorkbookKindOf(file.path, file.name))
          : base::ParseTable(bytes, file.name);
  const std::optional<base::TableFile> grant = TidyGrant(given);
  const base::TableFile& table = grant.has_value() ? *grant : given;
  const SourceDefinition& source = Recognise(table, sources);
  return {table.name, digest, &source, ReadAttribution(file.path, digest), ReadRows(table, source)};
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

std::vector<ImportedFile> ImportFigures(store::Database& database,
                                        const base::Catalog& catalog,
                                        const std::vector<InputFile>& files,
                                        const std::function<std::vector<ImportedFile>()>& more) {
  const std::vector<SourceDefinition> sources = LoadSourceDefinitions(catalog);
  const std::int64_t last =
      database.Query("sql/input/ingest/last_delivery.sql").Integer(0, "delivery_id");
  std::int64_t delivery_id = last;
  std::vector<ImportedFile> imported;
  for (const InputFile& file : files) {
    const std::string bytes = base::ReadFile(file.path);
    const std::string digest = base::Sha256(bytes);
    ImportedFile& done = imported.emplace_back();
    done.name = file.name;
    if (database.Query("sql/input/ingest/delivery_by_digest.sql", {{"digest", digest}}).size() >
        0) {
      done.known_already = true;
      continue;
    }
    const Delivery delivery = Read(file, bytes, digest, sources);
    Land(database, ++delivery_id, delivery);
    done.source_title = base::Translated(delivery.source->title);
    done.rows = delivery.rows.size();
  }
  for (ImportedFile& file : more()) {
    imported.push_back(std::move(file));
  }
  RefuseUnknownMunicipalities(database, last);
  return imported;
}

}  // namespace doelmaat::ingest
