#include "ingest/message_import.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/table_file.h"
#include "base/text.h"
#include "ijw/csv_class.h"
#include "ijw/grammar.h"
#include "ijw/rule_set.h"
#include "ingest/landing_queue.h"
#include "ingest/landing_writer.h"
#include "ingest/message_release.h"
#include "ingest/message_worker.h"
#include "ingest/person_binding.h"
#include "ingest/work_source.h"

namespace doelmaat::ingest {
namespace {

// Rows on their way from workers to writer.
constexpr std::size_t kQueueBytes = std::size_t{96} << 20;

// What is wrong with the key is said with a file that asks for it.
PersonKey KeyFor(store::Database& database,
                 const ImportOptions& options,
                 const std::string& message_file) {
  if (options.ephemeral_key) {
    return PersonKey::Ephemeral();
  }
  try {
    return OpenPersonKey(database, options.key_file);
  } catch (const Error& error) {
    throw Error(error.kind(),
                base::Say("ingest.of_messages", {{"file", message_file}}) + " " + error.what());
  }
}

// Stops the workers whatever happens to the writer.
class Workers {
 public:
  explicit Workers(LandingQueue& queue) : queue_(queue) {}
  ~Workers() {
    queue_.Stop();
    threads_.clear();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void Start(const WorkerSetup& setup, WorkSource& source, int threads) {
    for (int t = 0; t < threads; ++t) {
      threads_.emplace_back([this, &setup, &source] {
        try {
          MessageWorker(setup, source, queue_).Run();
        } catch (...) {  // of making the worker; a thread may let nothing out
          queue_.Fail(std::current_exception());
        }
      });
    }
  }

 private:
  LandingQueue& queue_;
  std::vector<std::jthread> threads_;
};

}  // namespace

void FindMessageTables(const base::Catalog& catalog, std::vector<InputFile>* files) {
  const auto is_table = [](const InputFile& file) { return file.kind == InputKind::kTable; };
  if (std::none_of(files->begin(), files->end(), is_table)) {
    return;
  }
  const ijw::Grammar grammar = ijw::Grammar::Load(catalog, kRelease);
  const ijw::CsvClasses classes = ijw::CsvClasses::Load(catalog, grammar);
  for (InputFile& file : *files) {
    if (!is_table(file)) {
      continue;
    }
    try {
      const base::TableFile table = base::ParseTable(base::ReadFile(file.path), file.name);
      file.kind = classes.Recognise(table) != nullptr ? InputKind::kMessageTable : file.kind;
    } catch (const Error&) {
      // No table at all: said when it is read as figures.
      continue;
    }
  }
}

std::vector<ImportedFile> ImportMessages(store::Database& database,
                                         const base::Catalog& catalog,
                                         const std::vector<InputFile>& inputs,
                                         const ImportOptions& options) {
  ForbidCoreDumps();
  const PersonKey key = KeyFor(database, options, inputs.front().name);
  const ijw::Grammar grammar = ijw::Grammar::Load(catalog, kRelease);
  const ijw::CsvClasses tables = ijw::CsvClasses::Load(catalog, grammar);
  const ijw::RuleSet rules = ijw::RuleSet::Load(catalog, grammar);
  const LandingPlan plan = LandingPlan::Load(catalog, grammar, database);
  BindPersonKey(database, key);

  const LandingSetup landing{
      plan, rules, options.context, key, options.every_message, options.part_bytes};
  LandingWriter writer(
      database, plan, inputs, {.strict = options.strict, .every_message = options.every_message});
  const WorkerSetup setup{
      landing, grammar, tables, inputs, writer.known_deliveries(), options.every_message};
  WorkSource source(inputs, key.DigestSecret(), writer.known_deliveries(), options.every_message);
  LandingQueue queue(kQueueBytes);
  const std::size_t total = std::accumulate(
      inputs.begin(), inputs.end(), std::size_t{0}, [](std::size_t sum, const InputFile& file) {
        return sum + file.size;
      });
  std::size_t done = 0;
  {
    Workers workers(queue);
    workers.Start(setup, source, options.threads);
    while (std::optional<LandedBlock> block = queue.Take()) {
      done += block->input_bytes;
      writer.Write(std::move(*block));
      options.progress(done, total);
    }
  }
  return writer.Finish();
}

}  // namespace doelmaat::ingest
