#include "service/benchmark_service.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "base/code_version.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/language.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "base/words.h"
#include "benchmark/benchmark.h"
#include "benchmark/benchmark_table.h"
#include "service/existing_store.h"
#include "service/shipped_figures.h"
#include "service/thread_pool.h"
#include "store/lineage.h"
#include "store/model_runner.h"
#include "store/writing.h"

namespace doelmaat::service {
namespace {

using base::Translated;
using result::Provenance;

struct TracedInput {
  benchmark::BenchmarkInput figures;
  store::Lineage lineage;  // of all that was read for them
};

TracedInput ReadInput(store::Database& database, const benchmark::BenchmarkModel& model) {
  TracedInput input;
  std::set<std::string> queries;
  {
    const store::QueryLog log(database);
    input.figures = benchmark::ReadBenchmarkInput(database, model);
    queries = log.queries();
  }
  input.lineage = store::LineageOf(database, queries);
  return input;
}

Provenance MakeProvenance(const benchmark::BenchmarkModel& model,
                          const base::Catalog& catalog,
                          const std::string& input_digest) {
  Provenance provenance;
  provenance.analysis = "benchmark";
  provenance.model = model.id;
  provenance.code_version = std::string(base::CodeVersion());
  provenance.input_digest = input_digest;
  provenance.seed = static_cast<std::uint64_t>(model.options.seed);
  for (const benchmark::OptionDeclaration& declaration : benchmark::OptionDeclarations()) {
    provenance.options.push_back(
        {std::string(declaration.name),
         base::FormatExact(benchmark::OptionValue(model.options, declaration))});
  }
  for (const std::string& id : model.catalog_ids) {
    provenance.catalog.push_back({"catalog/" + id + ".toml", base::Sha256(catalog.Find(id).bytes)});
  }
  base::DigestBuilder digest;
  digest.Add(provenance.analysis).Add(provenance.model).Add(provenance.code_version);
  digest.Add(provenance.input_digest);
  for (const auto* items : {&provenance.options, &provenance.catalog}) {
    for (const Provenance::Item& item : *items) {
      digest.Add(item.name).Add(item.value);
    }
  }
  constexpr std::size_t kRunIdLength = 16;
  provenance.run_id = digest.Finish().substr(0, kRunIdLength);
  return provenance;
}

// An option that the user typed is a request, not a catalogue: its error is one of use.
void SetOptions(const std::vector<OptionOverride>& options, benchmark::BenchmarkOptions* target) {
  try {
    for (const OptionOverride& option : options) {
      benchmark::SetOption(target, option.name, option.value, option.place);
    }
    benchmark::CheckOptions(*target);
  } catch (const Error& error) {
    throw Error(ErrorKind::kBadInput, error.what());
  }
}

// What is not as the program ships it; readers of a report must not take it for the standard one.
std::vector<std::string> Deviations(const BenchmarkRequest& request,
                                    const Provenance& provenance,
                                    const std::vector<benchmark::SourceLine>& sources) {
  std::vector<std::string> deviations;
  deviations.reserve(request.options.size());
  for (const OptionOverride& option : request.options) {
    deviations.push_back(
        base::Say("deviation.option",
                  {{"option", option.place}, {"value", base::FormatExact(option.value)}}));
  }
  const auto built_in = base::BuiltInUnder("catalog/");
  for (const auto& [path, digest] : provenance.catalog) {
    const auto found = built_in.find(path);
    if (found == built_in.end() || base::Sha256(found->second) != digest) {
      deviations.push_back(base::Say("deviation.catalog", {{"file", path}}));
    }
  }
  for (const benchmark::SourceLine& source : sources) {
    if (source.own) {
      deviations.push_back(base::Say("deviation.figures", {{"file", source.title}}));
    }
  }
  return deviations;
}

// A kept text, or kept texts with "; " between them: the breaks of a year, the parts of a source.
std::string InLanguage(std::string_view kept) {
  constexpr std::string_view kBetween = "; ";
  std::string text = Translated(kept);
  if (text != kept) {
    return text;
  }
  text.clear();
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = kept.find(kBetween);
    text += Translated(kept.substr(0, end));
    if (end != std::string_view::npos) {
      text += kBetween;
      kept.remove_prefix(end + kBetween.size());
    }
  }
  return text;
}

// Words that pages look for; they are put in the words of the reader where they are shown.
constexpr const char* kCodeColumns[] = {
    "statement", "class", "kind", "jump_direction", "reason_code", "value_unit"};

// A table of the archive as the reader gets it, in the words of its model. Keys and codes stay.
result::ResultTable InLanguage(result::ResultTable table) {
  table.title = base::InWords(Translated(table.title));
  for (result::Column& column : table.columns) {
    column.label = base::InWords(Translated(column.label));
  }
  for (std::string& note : table.notes) {
    note = base::InWords(Translated(note));
  }
  for (auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool word = row[c].has_value() && !row[c].number().has_value() &&
                        table.columns[c].role == result::ColumnRole::kLabel;
      const std::string& name = table.columns[c].name;
      const bool code = std::find(std::begin(kCodeColumns), std::end(kCodeColumns), name) !=
                        std::end(kCodeColumns);
      if (word && !code) {
        row[c] = result::Cell::Text(base::InWords(InLanguage(row[c].text())));
      }
    }
  }
  return table;
}

constexpr const char* kWordTable = "words";

// Of a run of an earlier version a text may have gone, or ask for other values now: then it is that
// of the usual case.
bool StillFits(const base::Word& word) {
  const std::string key = word.from.starts_with('@') ? word.from.substr(1) : "";
  return key.empty() || (base::HasText(key) && base::AskedInVain(key, word.to).empty());
}

base::Words WordsOf(const ArchivedRun& run) {
  base::Words words;
  for (const result::ResultTable& table : run.tables) {
    if (table.name == kWordTable) {
      for (const auto& row : table.rows) {
        const base::Word word{row[0].text(), row[1].text(), row[2].text()};
        if (StillFits(word)) {
          words.push_back(word);
        }
      }
    }
  }
  return words;
}

Provenance InLanguage(Provenance provenance) {
  for (std::string& deviation : provenance.deviations) {
    deviation = Translated(deviation);
  }
  for (Provenance::Item& source : provenance.sources) {
    source = {Translated(source.name), InLanguage(source.value)};
  }
  return provenance;
}

// Of a map or regions that the store does not have: columns without rows help nobody.
bool IsEmptyPlaceTable(const result::ResultTable& table) {
  return table.rows.empty() &&
         (table.name == "map_areas" || table.name == "regions" || table.name == "region_members");
}

}  // namespace

BenchmarkOutcome RunBenchmarkModel(const BenchmarkRequest& request,
                                   const base::Catalog& catalog,
                                   const base::ProgressListener& progress) {
  benchmark::BenchmarkModel model = benchmark::LoadBenchmarkModel(catalog, request.model);
  model.figures_folder = ShippedFigures(model.figures_folder);
  SetOptions(request.options, &model.options);
  store::Database database = OpenExisting(request.store);
  store::BuildModels(database);
  TracedInput input = ReadInput(database, model);
  const Provenance provenance = MakeProvenance(model, catalog, input.lineage.digest);
  auto kept_run = LoadRun(database, provenance.run_id);
  if (!kept_run.has_value()) {
    store::RequireWriting(database, "store.read_only_run");
  } else if (!request.again) {
    return {std::move(*kept_run), true};
  }
  const benchmark::BenchmarkResult result =
      benchmark::RunBenchmark(std::move(input.figures), ThreadedFor(request.threads, progress));
  const base::KeptTexts kept;
  ArchivedRun run{provenance, benchmark::BenchmarkTables(result)};
  const auto sources = benchmark::ReadSources(database, input.lineage.deliveries);
  run.provenance.deviations = Deviations(request, provenance, sources);
  for (const benchmark::SourceLine& source : sources) {
    run.provenance.sources.push_back({source.title, source.origin});
  }
  SaveRun(database, run);
  return {std::move(run), false};
}

BenchmarkOutcome FindBenchmarkRun(const std::filesystem::path& store, const std::string& run_id) {
  store::Database database = OpenExisting(store);
  std::optional<ArchivedRun> kept = LoadRun(database, run_id);
  if (!kept.has_value()) {
    throw Error(ErrorKind::kNotFound, base::Say("app.unknown_run", {{"run", run_id}}));
  }
  return {std::move(*kept), true};
}

report::RunTables Publish(const ArchivedRun& run, disclosure::Audience audience) {
  report::RunTables published;
  published.words = WordsOf(run);
  const base::SpokenWords spoken(published.words);
  published.provenance = InLanguage(run.provenance);
  const disclosure::Policy policy = disclosure::Policy::For(audience);
  for (const result::ResultTable& table : run.tables) {
    if (table.name != kWordTable && !IsEmptyPlaceTable(table)) {
      published.tables.emplace(table.name, disclosure::Protect(InLanguage(table), policy));
    }
  }
  return published;
}

std::vector<ModelListing> ListBenchmarkModels(const base::Catalog& catalog) {
  std::vector<ModelListing> models;
  for (const std::string& id : catalog.Ids("benchmark")) {
    models.push_back({id, Translated(benchmark::LoadBenchmarkModel(catalog, id).title)});
  }
  return models;
}

std::string FindBenchmarkModel(const base::Catalog& catalog, const std::string& model) {
  return benchmark::LoadBenchmarkModel(catalog, model).id;
}

}  // namespace doelmaat::service
