#include "ingest/download_import.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "base/translated.h"
#include "ingest/download_pages.h"
#include "ingest/download_source.h"
#include "ingest/iv3_landing.h"
#include "ingest/iv3_reader.h"
#include "ingest/joined_names.h"
#include "ingest/labelled_table.h"
#include "ingest/problem_list.h"
#include "ingest/source_definition.h"
#include "ingest/statline_binding.h"
#include "ingest/statline_landing.h"
#include "ingest/statline_reader.h"
#include "store/appender.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// What a mend of this reading makes of the same bytes may be something else: raise it then, and
// whoever imports a download again has it read again.
constexpr std::string_view kReading = "1";

// A description and a definition shape what is read of the bytes, and the lists of municipalities
// which years are.
void AddDescription(const StatlineDescription& description, base::DigestBuilder* digest) {
  const auto number = [](const auto& count) {
    return count.has_value() ? std::to_string(*count) : std::string();
  };
  for (const StatlineDescription::Topic& topic : description.topics) {
    digest->Add(topic.id).Add(topic.title).Add(topic.unit).Add(number(topic.decimals));
  }
  for (const std::string& dimension : description.dimensions) {
    digest->Add(dimension);
  }
  for (const auto& [dimension, names] : description.codes) {
    digest->Add(dimension);
    for (const auto& [code, name] : names) {
      digest->Add(code).Add(name);
    }
  }
  digest->Add(number(description.observations));
}

// The digest of all that a delivery follows from: the same again adds nothing. The bytes of its
// files and their names in an archive in any order, what describes the table, the definition in the
// catalogue, the years of the lists, and how all this is read.
std::string DigestOf(const Download& set,
                     const StatlineDescription& description,
                     const std::string& definition,
                     const MunicipalityList& municipalities) {
  std::map<std::string, std::string> of_file;
  std::vector<std::pair<std::string, std::string>> parts;
  for (const DownloadPart& page : set.pages) {
    const auto [known, added] = of_file.try_emplace(page.file.path);
    if (added) {
      known->second = FileSha256(page.file.path, set.name);
    }
    parts.emplace_back(known->second, page.file.packed ? page.file.entry : std::string());
  }
  std::sort(parts.begin(), parts.end());
  base::DigestBuilder digest;
  digest.Add(kReading);
  for (const auto& [bytes, entry] : parts) {
    digest.Add(bytes).Add(entry);
  }
  AddDescription(description, &digest);
  digest.Add(definition);
  for (const std::int64_t year : municipalities.years()) {
    digest.Add(std::to_string(year));
  }
  return digest.Finish();
}

const StatlineBinding& BindingOf(const Download& set,
                                 const std::vector<StatlineBinding>& bindings) {
  std::string known;
  for (const StatlineBinding& binding : bindings) {
    if (binding.table == set.table) {
      return binding;
    }
    known += (known.empty() ? "" : ", ") + binding.table;
  }
  if (set.table.empty() && set.pages.front().format == DownloadFormat::kLabelled) {
    if (const StatlineBinding* binding = BindingByLabels(set.pages.front().file, bindings)) {
      return *binding;
    }
  }
  throw Error(ErrorKind::kBadData,
              set.table.empty()
                  ? Say("download.which_table", {{"file", set.name}, {"known", known}})
                  : Say("download.unknown_table",
                        {{"file", set.name}, {"table", set.table}, {"known", known}}));
}

// What all deliveries of an import share, and what one is.
struct Delivery {
  store::Database& database;
  const MunicipalityList& municipalities;
  const Download& set;
  const StatlineDescription& description;
  std::int64_t id = 0;
  std::string digest;
};

void Book(const Delivery& delivery,
          const std::string& source,
          const std::string& table,
          const std::string& title,
          std::size_t rows) {
  const base::KeptTexts kept;
  const std::string& modified = delivery.description.modified;
  store::Appender book(delivery.database, "land_delivery");
  book.AppendRow({delivery.id,
                  source,
                  delivery.set.name,
                  delivery.digest,
                  static_cast<std::int64_t>(rows),
                  delivery.description.title.empty() ? title : delivery.description.title,
                  Say("download.publisher"),
                  table,
                  Say("download.licence"),
                  modified.empty() ? modified : Say("download.modified", {{"when", modified}}),
                  std::string(),
                  std::int64_t{0}});
  book.Close();
}

ProblemList ProblemsOf(const DownloadPart& page) {
  return ProblemList(page.file.name,
                     page.format == DownloadFormat::kJson ? ProblemList::Place::kRecord
                                                          : ProblemList::Place::kLine);
}

// The records of a table with names, as an untyped table has them.
PageEnd ReadNames(const LabelledTable& table, const RecordHandler& handler) {
  PageEnd end;
  std::vector<std::string_view> fields;
  const std::vector<char> present(table.cells.header.size(), 1);
  for (; end.records < table.cells.rows.size(); ++end.records) {
    const std::vector<std::string>& row = table.cells.rows[end.records];
    fields.assign(row.begin(), row.end());
    handler({table.cells.lines[end.records], table.cells.header, fields, present});
  }
  return end;
}

// Takes the cells of a page in; adds the topics that it does not have to `missing`.
PageEnd TakePage(const Delivery& delivery,
                 const StatlineBinding& binding,
                 const DownloadPart& page,
                 const std::function<void(const StatlineCell&, ProblemList*)>& take,
                 std::set<std::string>* missing) {
  const bool names = page.format == DownloadFormat::kLabelled;
  const LabelledTable labelled =
      names ? ReadLabelled(page.file, binding, delivery.description, delivery.municipalities)
            : LabelledTable{};
  ProblemList problems = ProblemsOf(page);
  StatlineReader reader(binding,
                        names ? labelled.described : delivery.description,
                        delivery.set.form,
                        page.file.name,
                        problems,
                        [&](const StatlineCell& cell) { take(cell, &problems); });
  const auto add = [&](const Record& record) {
    reader.Add(record);
    return true;
  };
  const PageEnd end = names ? ReadNames(labelled, add) : ReadPage(page, add);
  if (!problems.empty()) {
    problems.Throw();
  }
  missing->insert(reader.missing().begin(), reader.missing().end());
  return end;
}

ImportedFile ImportStatline(const Delivery& delivery, const StatlineBinding& binding) {
  const Download& set = delivery.set;
  StatlineLanding landing(delivery.database, delivery.municipalities, binding, delivery.id);
  std::vector<PageEnd> ends;
  std::set<std::string> missing;
  std::size_t records = 0;
  for (const DownloadPart& page : set.pages) {
    ends.push_back(TakePage(
        delivery,
        binding,
        page,
        [&](const StatlineCell& cell, ProblemList* problems) {
          landing.Take(cell, records, problems);
        },
        &missing));
    records += ends.back().records;
  }
  CheckPages(set, ends, delivery.description.observations);
  landing.Close();
  Book(delivery, "statline", binding.table, binding.title, landing.rows());
  ImportedFile done;
  done.name = base::Translated(set.name);
  done.source_title = binding.table + ": " + binding.title;
  done.rows = landing.rows();
  done.notes = landing.Notes();
  const store::RowSet replaced =
      delivery.database.Query("sql/input/ingest/replaced_figures.sql", {{"delivery", delivery.id}});
  for (std::size_t r = 0; r < replaced.size(); ++r) {
    done.notes.push_back(Say("statline.replaced",
                             {{"table", replaced.Text(r, "replaced")},
                              {"count", std::to_string(replaced.Integer(r, "figures"))}}));
  }
  if (!missing.empty()) {
    done.notes.push_back(Say("statline.missing_topics", {{"topics", Joined(missing)}}));
  }
  return done;
}

std::string Iv3Title(const Delivery& delivery) {
  const base::KeptTexts kept;
  return Say("iv3.title", {{"table", delivery.set.table}});
}

ImportedFile ImportIv3(const Delivery& delivery, const Iv3Binding& binding) {
  Iv3Reader reader(binding);
  std::vector<PageEnd> ends;
  for (const DownloadPart& page : delivery.set.pages) {
    ProblemList problems = ProblemsOf(page);
    reader.BeginPage(page.file.name);
    ends.push_back(ReadPage(page, [&](const Record& record) {
      reader.Add(record, &problems);
      return true;
    }));
    if (!problems.empty()) {
      problems.Throw();
    }
  }
  CheckPages(delivery.set, ends, std::nullopt);
  if (const auto open = reader.FindOpenSign()) {
    ProblemList problems = ProblemsOf(delivery.set.pages[open->page]);
    problems.Add(
        open->record, open->column, Say("iv3.perhaps_thousands", {{"value", open->value}}));
    problems.Throw();
  }
  LandedIv3 landed =
      LandIv3({delivery.database, delivery.municipalities, delivery.id, delivery.set.name}, reader);
  ImportedFile done;
  done.name = base::Translated(delivery.set.name);
  done.source_title = base::Translated(Iv3Title(delivery));
  done.rows = landed.rows;
  done.notes = std::move(landed.notes);
  Book(delivery, "iv3", delivery.set.table, Iv3Title(delivery), done.rows);
  return done;
}

// Iv3 has a table of its own for every year: it is known by its columns.
bool IsIv3(const Download& set, const Iv3Binding& binding) {
  bool fits = false;
  if (set.pages.front().format == DownloadFormat::kLabelled) {
    return false;
  }
  ReadPage(set.pages.front(), [&](const Record& record) {
    fits = binding.Fits(record.columns);
    return false;
  });
  return fits;
}

}  // namespace

std::vector<ImportedFile> ImportDownloads(store::Database& database,
                                          const base::Catalog& catalog,
                                          const std::vector<InputFile>& inputs) {
  if (inputs.empty()) {
    return {};
  }
  const std::vector<StatlineBinding> bindings = LoadStatlineBindings(catalog);
  const MunicipalityList municipalities(database);
  Downloads downloads = ReadDownloads(inputs);
  if (downloads.sets.empty()) {
    throw Error(ErrorKind::kBadData,
                Say("download.descriptions_only", {{"file", inputs.front().name}}));
  }
  const Iv3Binding iv3 = LoadIv3Binding(catalog);
  std::vector<ImportedFile> imported;
  for (const Download& set : downloads.sets) {
    const StatlineDescription& description = downloads.descriptions[set.table];
    const StatlineBinding* const binding = IsIv3(set, iv3) ? nullptr : &BindingOf(set, bindings);
    const std::string digest = DigestOf(
        set, description, binding == nullptr ? iv3.digest : binding->digest, municipalities);
    if (database.Query("sql/input/ingest/delivery_by_digest.sql", {{"digest", digest}}).size() >
        0) {
      ImportedFile& known = imported.emplace_back();
      known.name = set.name;
      known.known_already = true;
      continue;
    }
    const std::int64_t id =
        database.Query("sql/input/ingest/last_delivery.sql").Integer(0, "delivery_id") + 1;
    const Delivery delivery{database, municipalities, set, description, id, digest};
    imported.push_back(binding == nullptr ? ImportIv3(delivery, iv3)
                                          : ImportStatline(delivery, *binding));
  }
  for (const std::string& sentence : downloads.left_out) {
    imported.back().notes.push_back(sentence);
  }
  return imported;
}

}  // namespace doelmaat::ingest
