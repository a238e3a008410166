#include "ingest/download_import.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "base/digest.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "base/translated.h"
#include "domain/municipality_code.h"
#include "ingest/download_source.h"
#include "ingest/iv3_reader.h"
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
using store::Value;

// "…&$skip=20000": 20000. Nothing for another kind of link.
std::optional<std::size_t> SkipOf(const std::string& link) {
  for (const std::string_view mark : {"$skip=", "%24skip="}) {
    const std::size_t at = link.find(mark);
    if (at == std::string::npos) {
      continue;
    }
    std::size_t skip = 0;
    const char* const digits = link.data() + at + mark.size();
    const auto [end, problem] = std::from_chars(digits, link.data() + link.size(), skip);
    if (problem == std::errc() && end != digits) {
      return skip;
    }
  }
  return std::nullopt;
}

// Whether the pages are one whole download: each page tells how many records stand before the
// next, and only the last tells nothing.
void CheckPages(const Download& set, const std::vector<PageEnd>& ends) {
  std::vector<std::pair<std::size_t, std::size_t>> chain;  // records up to the next page, page
  std::size_t last_pages = 0;
  for (std::size_t p = 0; p < ends.size(); ++p) {
    if (ends[p].next_link.empty()) {
      ++last_pages;
      continue;
    }
    const std::optional<std::size_t> skip = SkipOf(ends[p].next_link);
    if (!skip.has_value()) {
      throw Error(ErrorKind::kBadData,
                  Say("download.other_link", {{"file", set.pages[p].file.name}}));
    }
    chain.emplace_back(*skip, p);
  }
  if (chain.empty() && last_pages == ends.size() && ends.size() == 1) {
    return;
  }
  std::sort(chain.begin(), chain.end());
  std::size_t before = 0;
  for (const auto& [skip, page] : chain) {
    if (skip != before + ends[page].records) {
      throw Error(ErrorKind::kBadData,
                  Say("download.page_missing_before",
                      {{"file", set.pages[page].file.name},
                       {"expected", std::to_string(skip - ends[page].records)},
                       {"found", std::to_string(before)}}));
    }
    before = skip;
  }
  if (last_pages == 0) {
    throw Error(ErrorKind::kBadData,
                Say("download.next_page_missing",
                    {{"file", set.pages[chain.back().second].file.name},
                     {"link", ends[chain.back().second].next_link}}));
  }
  if (last_pages > 1) {
    throw Error(ErrorKind::kBadData,
                Say("download.two_downloads", {{"file", set.name}, {"table", set.table}}));
  }
}

// The digest of one file is that of its bytes; of several it does not depend on their order.
std::string DigestOf(const Download& set) {
  std::vector<std::string> digests;
  for (const std::string& path : set.paths) {
    digests.push_back(FileSha256(path, set.name));
  }
  if (digests.size() == 1) {
    return digests.front();
  }
  std::sort(digests.begin(), digests.end());
  base::DigestBuilder together;
  for (const std::string& digest : digests) {
    together.Add(digest);
  }
  return together.Finish();
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

std::string Joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
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
  CheckPages(set, ends);
  landing.Close();
  // A packed table is always whole, and says how much there is of it.
  const std::optional<std::size_t> promised = delivery.description.observations;
  if (set.form == StatlineForm::kLong && set.pages.front().format == DownloadFormat::kDelimited &&
      promised.has_value() && *promised != records) {
    throw Error(ErrorKind::kBadData,
                Say("download.not_whole",
                    {{"file", set.name},
                     {"found", std::to_string(records)},
                     {"promised", std::to_string(*promised)}}));
  }
  Book(delivery, "statline", binding.table, binding.title, landing.rows());
  ImportedFile done;
  done.name = base::Translated(set.name);
  done.source_title = binding.table + ": " + binding.title;
  done.rows = landing.rows();
  done.notes = landing.Notes();
  if (!missing.empty()) {
    done.notes.push_back(Say("statline.missing_topics", {{"topics", Joined(missing)}}));
  }
  return done;
}

std::string Iv3Title(const Delivery& delivery) {
  const base::KeptTexts kept;
  return Say("iv3.title", {{"table", delivery.set.table}});
}

// A part of the task fields would stand for a whole return, and replace the one that is there.
void CheckFields(const Delivery& delivery, const Iv3Reader& reader, const Iv3Return& one) {
  const std::set<std::string> missing = reader.MissingFields(one.year, one.stand);
  if (!missing.empty()) {
    throw Error(ErrorKind::kBadData,
                Say("iv3.fields_missing",
                    {{"file", delivery.set.name},
                     {"year", std::to_string(one.year)},
                     {"statement", Say(one.stand == "begroting" ? "iv3.budget" : "iv3.account")},
                     {"fields", Joined(missing)}}));
  }
}

// A part of the codes or categories counts as less than was spent, and a total beside its parts as
// twice as much. Gives the sentence for what is not sure.
std::string CheckSelection(const Delivery& delivery,
                           const Iv3Reader& reader,
                           std::int64_t year,
                           const std::string& stand) {
  // Of the accounts and budgets of 2023-2025 every code below a task field is used by two in five
  // municipalities or more: one that twenty do not have was left out.
  constexpr std::size_t kTelling = 20;
  const Iv3Reader::Selection selection = reader.SelectionOf(year, stand);
  const std::string statement = Say(stand == "begroting" ? "iv3.budget" : "iv3.account");
  const auto refuse = [&](std::string_view key, const std::string& codes) {
    throw Error(ErrorKind::kBadData,
                Say(key,
                    {{"file", delivery.set.name},
                     {"year", std::to_string(year)},
                     {"statement", statement},
                     {"codes", codes}}));
  };
  if (!selection.total.empty()) {
    refuse("iv3.total_and_parts", selection.total);
  }
  std::set<std::string> categories;
  if (selection.categories.count('0') == 0) {  // a budget need not be split by category
    for (const char main : {'1', '3', '4'}) {  // wages, goods and services, transfers
      if (selection.categories.count(main) == 0) {
        categories.insert(std::string("L") + main);
      }
    }
  }
  if (selection.municipalities >= kTelling && !selection.parts.empty()) {
    refuse("iv3.parts_missing", Joined(selection.parts));
  }
  if (selection.municipalities >= kTelling && !categories.empty()) {
    refuse("iv3.categories_missing", Joined(categories));
  }
  std::set<std::string> missing = selection.parts;
  missing.insert(categories.begin(), categories.end());
  return missing.empty() || selection.municipalities == 0 ? ""
                                                          : Say("iv3.perhaps_a_part",
                                                                {{"year", std::to_string(year)},
                                                                 {"statement", statement},
                                                                 {"codes", Joined(missing)}});
}

// Adds the returns of raw Iv3 to the store, and says what of them was left out.
ImportedFile LandIv3(const Delivery& delivery, const Iv3Reader& reader) {
  ImportedFile done;
  done.name = base::Translated(delivery.set.name);
  done.source_title = base::Translated(Iv3Title(delivery));
  std::set<std::string> nothing;
  std::set<std::string> first;
  std::set<std::string> years;
  std::set<std::pair<std::int64_t, std::string>> statements;
  store::Appender land(delivery.database, "land_iv3");
  for (const Iv3Return& one : reader.Finish()) {
    const std::string shown = one.code + " " + std::to_string(one.year) + " " + one.stand;
    if (!domain::MunicipalityCode::Parse(one.code).has_value()) {
      continue;
    }
    if (!delivery.municipalities.HasYear(one.year)) {
      years.insert(std::to_string(one.year));
      continue;
    }
    if (!one.delivered) {
      nothing.insert(shown);
      continue;
    }
    CheckFields(delivery, reader, one);
    if (statements.insert({one.year, one.stand}).second) {
      const std::string unsure = CheckSelection(delivery, reader, one.year, one.stand);
      if (!unsure.empty()) {
        done.notes.push_back(unsure);
      }
    }
    if (one.first_placement) {
      first.insert(shown);
    }
    for (const auto& [field, cents] : one.cents) {
      land.AppendRow({delivery.id,
                      static_cast<std::int64_t>(one.record),
                      one.year,
                      one.stand,
                      one.code,
                      field,
                      cents});
      ++done.rows;
    }
  }
  land.Close();
  const auto note = [&](const std::set<std::string>& names, std::string_view key) {
    if (!names.empty()) {
      done.notes.push_back(Say(key, {{"names", Joined(names)}}));
    }
  };
  note(nothing, "iv3.not_delivered");
  note(first, "iv3.first_placement");
  note(years, "iv3.left_out_years");
  if (!reader.whole()) {
    done.notes.push_back(Say("iv3.no_total"));
  }
  if (reader.other_statements() > 0) {
    done.notes.push_back(
        Say("iv3.other_statements", {{"count", std::to_string(reader.other_statements())}}));
  }
  return done;
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
  CheckPages(delivery.set, ends);
  ImportedFile done = LandIv3(delivery, reader);
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
    const std::string digest = DigestOf(set);
    if (database.Query("sql/input/ingest/delivery_by_digest.sql", {{"digest", digest}}).size() >
        0) {
      ImportedFile& known = imported.emplace_back();
      known.name = set.name;
      known.known_already = true;
      continue;
    }
    const std::int64_t id =
        database.Query("sql/input/ingest/last_delivery.sql").Integer(0, "delivery_id") + 1;
    const Delivery delivery{
        database, municipalities, set, downloads.descriptions[set.table], id, digest};
    imported.push_back(IsIv3(set, iv3) ? ImportIv3(delivery, iv3)
                                       : ImportStatline(delivery, BindingOf(set, bindings)));
  }
  for (const std::string& sentence : downloads.left_out) {
    imported.back().notes.push_back(sentence);
  }
  return imported;
}

}  // namespace doelmaat::ingest
