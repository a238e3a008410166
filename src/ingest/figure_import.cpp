#include "ingest/figure_import.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/number_text.h"
#include "base/table_file.h"
#include "base/text.h"
#include "base/translated.h"
#include "ingest/archive_reader.h"
#include "ingest/attribution.h"
#include "ingest/byte_source.h"
#include "ingest/figure_conflicts.h"
#include "ingest/grant_table.h"
#include "ingest/iv3_binding.h"
#include "ingest/joined_names.h"
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
  std::vector<std::string> unread;  // columns
};

constexpr std::size_t kHeaderBytes = std::size_t{1} << 14;
constexpr std::size_t kBlock = std::size_t{1} << 16;

// One table: a file, or one in an archive.
struct Input {
  InputFile file;
  FilePart part;
};

bool IsTableName(const FilePart& part) {
  return part.entry.empty() || part.entry.ends_with(".csv") || part.entry.ends_with(".CSV");
}

// What may lie beside tables in an archive unread: their descriptions, a readme, hidden files.
bool IsAboutTables(const FilePart& part) {
  const std::filesystem::path file = std::filesystem::path(part.entry).filename();
  const std::string stem = file.stem().string();
  const auto is = [](const std::string& text, std::initializer_list<std::string_view> known) {
    return std::find(known.begin(), known.end(), text) != known.end();
  };
  return stem.starts_with('.') || file.extension() == ".toml" ||
         (is(stem, {"LEESMIJ", "Leesmij", "leesmij", "README", "Readme", "readme"}) &&
          is(file.extension().string(), {"", ".txt", ".md"}));
}

// Nothing that is given is left out in silence: of a message among tables the cost would be
// missing.
void RefuseOthers(const InputFile& file, const std::vector<FilePart>& parts) {
  constexpr std::size_t kShown = 5;
  std::string names;
  std::size_t others = 0;
  for (const FilePart& part : parts) {
    if (!IsTableName(part) && !IsAboutTables(part) && ++others <= kShown) {
      names += (names.empty() ? "" : ", ") + part.entry;
    }
  }
  if (others > 0) {
    throw Error(ErrorKind::kBadData,
                Say("source.archive_mixed",
                    {{"file", file.name}, {"entries", names + (others > kShown ? ", …" : "")}}));
  }
}

bool IsFigures(const FilePart& part, const std::vector<SourceDefinition>& sources) {
  const std::string head = HeadOf(part, kHeaderBytes);
  const std::size_t end = head.rfind('\n');  // not half a line
  try {
    const base::TableFile table = base::ParseTable(head.substr(0, end), part.name);
    if (!IsGrantTable(table)) {
      Recognise(table, sources);
    }
    return true;
  } catch (const Error&) {
    return false;
  }
}

// By its first file: an archive of messages has very many.
bool HoldsTables(const InputFile& file) {
  ArchiveReader reader(file.path, file.name, ArchiveLimits{});
  std::string head(kHeadBytes, '\0');
  if (!reader.Next()) {
    return false;
  }
  head.resize(reader.Read(head.data(), head.size()));
  return KindOf(head) == InputKind::kTable;
}

std::vector<Input> TablesOf(const std::vector<InputFile>& files) {
  std::vector<Input> tables;
  for (const InputFile& file : files) {
    const bool workbook = file.kind == InputKind::kWorkbook;
    const std::vector<FilePart> parts =
        workbook ? std::vector<FilePart>{{file.path, file.name, "", false}}
                 : PartsOf(file.path, file.name);
    RefuseOthers(file, parts);
    for (const FilePart& part : parts) {
      if (IsTableName(part) && !IsAboutTables(part)) {
        tables.push_back({file, part});
      }
    }
  }
  return tables;
}

std::string BytesOf(const Input& input) {
  if (!input.part.packed) {
    return base::ReadFile(input.file.path);
  }
  const std::unique_ptr<ByteSource> source = Open(input.part);
  std::string bytes;
  std::array<char, kBlock> block{};
  while (const std::size_t size = source->Read(block.data(), block.size())) {
    bytes.append(block.data(), size);
  }
  return bytes;
}

// Of a table in an archive: where it would be, unpacked beside that.
std::filesystem::path BesideWhich(const Input& input) {
  const std::filesystem::path path(input.file.path);
  return input.part.entry.empty()
             ? path
             : path.parent_path() / std::filesystem::path(input.part.entry).filename();
}

// The codes that the tidy table of volumes may have.
std::vector<std::string> GrantMeasures(const std::vector<SourceDefinition>& sources) {
  for (const SourceDefinition& source : sources) {
    for (const SourceColumn& column : source.columns) {
      if (source.id == "gemeentefonds_volumina" && column.name == "maatstaf") {
        return column.allowed;
      }
    }
  }
  return {};
}

base::TableFile TableOf(const Input& input, const std::string& bytes) {
  const InputFile& file = input.file;
  return file.kind == InputKind::kWorkbook
             ? ReadWorkbook(file.path, file.name, WorkbookKindOf(file.path, file.name))
             : base::ParseTable(bytes, input.part.name);
}

// A task field that nobody else has in a year would make the returns of all others a part.
void CheckTaskFields(const base::TableFile& table, const Iv3Binding& iv3) {
  const std::size_t year = table.Column("jaar");
  const std::size_t field = table.Column("taakveld");
  ProblemList problems(table.name);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& code = table.rows[r][field];
    const auto* classification =
        iv3.ClassificationOf(base::ParseInteger(table.rows[r][year]).value_or(0));
    if (classification != nullptr && code != "totaal" && !classification->fields.contains(code)) {
      problems.Add(table.lines[r],
                   "taakveld",
                   Say("iv3.field_of_other_year",
                       {{"field", code},
                        {"year", table.rows[r][year]},
                        {"known", Joined(classification->fields)}}));
    }
  }
  if (!problems.empty()) {
    problems.Throw();
  }
}

Delivery Read(const Input& input,
              const base::TableFile& given,
              const std::string& digest,
              const std::vector<SourceDefinition>& sources,
              const Iv3Binding& iv3) {
  const std::optional<base::TableFile> grant = TidyGrant(given, GrantMeasures(sources));
  const base::TableFile& table = grant.has_value() ? *grant : given;
  const SourceDefinition& source = Recognise(table, sources);
  Delivery delivery{table.name,
                    digest,
                    &source,
                    ReadAttribution(BesideWhich(input), digest),
                    ReadRows(table, source),
                    UnreadColumns(table, source)};
  if (source.id == "iv3") {
    CheckTaskFields(table, iv3);
  }
  return delivery;
}

// A wide table may be taken for a small one: what is left out of it is said.
std::string UnreadText(std::vector<std::string> columns) {
  constexpr std::size_t kShown = 5;
  const std::size_t count = columns.size();
  columns.resize(std::min(count, kShown));
  const std::string shown = Joined(columns);
  return count <= kShown ? Say("ingest.columns_unread", {{"columns", shown}})
                         : Say("ingest.columns_unread_more",
                               {{"columns", shown}, {"count", std::to_string(count - kShown)}});
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

// A row of unknown_municipality.sql, said.
std::string UnknownMunicipality(const store::RowSet& unknown, std::size_t r) {
  const std::string& code = unknown.Text(r, "gm_code");
  const std::string year = std::to_string(unknown.Integer(r, "jaar"));
  const std::string list = std::to_string(unknown.Integer(r, "list_year"));
  if (unknown.Integer(r, "absent") != 0) {
    return Say("ingest.absent_municipality", {{"code", code}, {"year", year}, {"list", list}});
  }
  return list == year ? Say("ingest.unknown_municipality", {{"code", code}, {"year", year}})
                      : Say("ingest.unknown_in_other_list",
                            {{"code", code}, {"year", year}, {"list", list}});
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
                   UnknownMunicipality(unknown, r));
    }
  }
  problems.Throw();
}

}  // namespace

void FindFigureArchives(const base::Catalog& catalog, std::vector<InputFile>* inputs) {
  const auto is_archive = [](const InputFile& file) { return file.kind == InputKind::kArchive; };
  if (std::none_of(inputs->begin(), inputs->end(), is_archive)) {
    return;
  }
  const std::vector<SourceDefinition> sources = LoadSourceDefinitions(catalog);
  for (InputFile& file : *inputs) {
    try {
      if (!is_archive(file) || !HoldsTables(file)) {
        continue;
      }
      const std::vector<FilePart> parts = PartsOf(file.path, file.name);
      if (std::any_of(parts.begin(), parts.end(), [&](const FilePart& part) {
            return IsTableName(part) && IsFigures(part, sources);
          })) {
        file.kind = InputKind::kTable;
      }
    } catch (const Error&) {
      continue;  // said when it is read as an archive of messages
    }
  }
}

std::vector<ImportedFile> ImportFigures(store::Database& database,
                                        const base::Catalog& catalog,
                                        const std::vector<InputFile>& files,
                                        const std::function<std::vector<ImportedFile>()>& more) {
  const std::vector<SourceDefinition> sources = LoadSourceDefinitions(catalog);
  const std::int64_t last =
      database.Query("sql/input/ingest/last_delivery.sql").Integer(0, "delivery_id");
  const Iv3Binding iv3 = LoadIv3Binding(catalog);
  std::int64_t delivery_id = last;
  FigureConflicts conflicts;
  std::vector<ImportedFile> imported;
  for (const Input& input : TablesOf(files)) {
    const std::string bytes = BytesOf(input);
    const std::string digest = base::Sha256(bytes);
    ImportedFile& done = imported.emplace_back();
    done.name = input.part.name;
    if (database.Query("sql/input/ingest/delivery_by_digest.sql", {{"digest", digest}}).size() >
        0) {
      done.known_already = true;
      continue;
    }
    const base::TableFile table = TableOf(input, bytes);
    if (IsUnusedGrant(table, GrantMeasures(sources))) {
      done.source_title = Say("ingest.grant_unused_title");
      done.notes.push_back(Say("ingest.grant_unused"));
      done.unused = true;
      continue;
    }
    const Delivery delivery = Read(input, table, digest, sources, iv3);
    conflicts.Add(delivery.name, *delivery.source, delivery.rows);
    Land(database, ++delivery_id, delivery);
    done.source_title = base::Translated(delivery.source->title);
    done.rows = delivery.rows.size();
    if (!delivery.unread.empty()) {
      done.notes.push_back(UnreadText(delivery.unread));
    }
  }
  for (ImportedFile& file : more()) {
    imported.push_back(std::move(file));
  }
  RefuseUnknownMunicipalities(database, last);
  return imported;
}

}  // namespace doelmaat::ingest
