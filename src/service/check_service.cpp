#include "service/check_service.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

#include <fmt/chrono.h>
#include <fmt/core.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "ijw/calendar.h"
#include "ijw/rule_set.h"
#include "ijw/tariff_file.h"
#include "ingest/import.h"
#include "ingest/related_rules.h"
#include "service/existing_store.h"
#include "service/message_rules.h"
#include "store/database.h"
#include "store/memory.h"
#include "store/private_mode.h"
#include "store/table_edit.h"
#include "store/writing.h"

namespace doelmaat::service {
namespace {

using base::Say;
using ingest::ImportedFile;
using ingest::ImportedMessage;

std::int32_t Today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  const std::tm day = fmt::localtime(now);
  return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

ijw::RuleContext ContextOf(const CheckRequest& request) {
  ijw::RuleContext context;
  context.as_of = Today();
  if (!request.as_of.empty()) {
    const auto day = ijw::ParseDay(request.as_of);
    if (!day.has_value()) {
      throw Error(ErrorKind::kBadInput, Say("check.bad_day", {{"value", request.as_of}}));
    }
    context.as_of = *day;
  }
  if (!request.tariffs.empty()) {
    context.tariffs =
        ijw::ReadTariffs(base::ReadFile(request.tariffs), request.tariffs.filename().string());
  }
  return context;
}

bool HoldsPersons(store::Database& database) {
  return database.Query("sql/input/person/bond.sql").size() > 0;
}

std::string NameOf(const ImportedFile& file, const ImportedMessage& message) {
  return message.entry.empty() ? file.name : file.name + "/" + message.entry;
}

// The findings of what was given, with rules between messages where there is something to relate.
class Judgement {
 public:
  explicit Judgement(const ijw::RuleSet& rules) : rules_(rules) {}

  void Add(const ImportedFile& file) {
    for (const ImportedMessage& message : file.messages) {
      const std::string name = NameOf(file, message);
      for (const ingest::JudgedFinding& judged : message.findings) {
        found_.push_back({place_, DescribeFinding(rules_, name, judged.finding)});
      }
      if (message.message_no.has_value()) {
        numbers_.push_back(*message.message_no);
        places_.emplace(*message.message_no, Place{place_, name});
      }
      ++place_;
    }
  }

  std::size_t messages() const { return place_; }

  void Relate(store::Database& database) {
    std::sort(numbers_.begin(), numbers_.end());
    numbers_.erase(std::unique(numbers_.begin(), numbers_.end()), numbers_.end());
    for (const ingest::RelatedFinding& related :
         ingest::JudgeRelated(database, numbers_, ingest::RelatedRules(rules_))) {
      const Place& place = places_.at(related.message_no);
      found_.push_back({place.order, DescribeFinding(rules_, place.name, related.finding)});
    }
  }

  std::vector<FileFinding> Finish() {
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::tie(a.order, a.finding.line, a.finding.rule) <
             std::tie(b.order, b.finding.line, b.finding.rule);
    });
    std::vector<FileFinding> findings;
    findings.reserve(found_.size());
    for (Found& found : found_) {
      findings.push_back(std::move(found.finding));
    }
    return findings;
  }

 private:
  struct Place {
    std::size_t order;
    std::string name;
  };
  struct Found {
    std::size_t order;
    FileFinding finding;
  };

  const ijw::RuleSet& rules_;
  std::size_t place_ = 0;
  std::vector<Found> found_;
  std::vector<std::int64_t> numbers_;
  std::map<std::int64_t, Place> places_;
};

// Without the key of the store neither a message nor the persons in it can be known again: a
// message is the one that the store has under its identity with the same days, numbers and codes, a
// person the client of the allocation. Nothing of it stays.
void AdoptKnown(store::Database& database, std::int64_t after) {
  store::RunOnTables(database,
                     {"sql/input/ijw/adopt_digest.sql", "land_jw_message", "digest"},
                     {{"after", after}});
  store::RunOnTables(database,
                     {"sql/input/ijw/adopt_client.sql", "land_jw", "toewijzing_nummer"},
                     {{"after", after}});
}

void RefuseFigures(const std::vector<ImportedFile>& files) {
  for (const ImportedFile& file : files) {
    if (!file.of_messages) {
      throw Error(ErrorKind::kBadData, Say("check.no_messages", {{"file", file.name}}));
    }
  }
}

}  // namespace

CheckOutcome CheckMessages(const CheckRequest& request,
                           const base::Catalog& catalog,
                           const base::ProgressListener& progress) {
  ingest::ImportOptions options;
  options.context = ContextOf(request);
  options.every_message = true;
  options.threads = request.threads;
  options.progress = progress;
  options.key_file = request.key_file;
  const bool alone = request.store.empty();
  const store::PrivateFiles narrow(request.store);
  store::Database database =
      alone ? store::Database(std::filesystem::path()) : OpenExisting(request.store);
  store::RequireWriting(database, "store.read_only_check");
  store::GiveModelMemory(database);
  const bool keyless = !alone && HoldsPersons(database) && request.key_file.empty();
  options.ephemeral_key = alone || keyless || !HoldsPersons(database);
  const RuleBook book = LoadRuleBook(catalog);

  // Never committed: the messages are judged where they would stand, and leave.
  store::Transaction transaction(database);
  const std::int64_t last =
      database.Query("sql/input/ijw/last_message.sql").Integer(0, "message_no");
  const std::vector<ImportedFile> files =
      ingest::ImportInto(database, catalog, request.files, options);
  RefuseFigures(files);
  if (keyless) {
    AdoptKnown(database, last);
  }
  Judgement judgement(book.rules);
  for (const ImportedFile& file : files) {
    judgement.Add(file);
  }
  CheckOutcome outcome;
  outcome.keyless = keyless;
  outcome.files = judgement.messages();
  outcome.related = !alone || judgement.messages() > 1;
  if (outcome.related) {
    judgement.Relate(database);
  }
  outcome.findings = judgement.Finish();
  return outcome;
}

}  // namespace doelmaat::service
