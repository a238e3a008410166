#include "ingest/landing_writer.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "store/column_appender.h"
#include "store/table_edit.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::int64_t kPage = 100000;
constexpr const char* kSource = "ijw";
constexpr const char* kBook = "land_delivery";

std::optional<std::size_t> ColumnAt(const LandingTable& table, std::string_view name) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name == name) {
      return c;
    }
  }
  return std::nullopt;
}

// Reads (number, digest) page by page up to number `last`: there may be millions.
void LoadDigests(store::Database& database,
                 std::string_view sql_file,
                 std::int64_t last,
                 DigestSet* digests) {
  for (std::int64_t after = 0; after < last; after += kPage) {
    const store::RowSet rows =
        database.Query(sql_file, {{"after", after}, {"upto", std::min(after + kPage, last)}});
    for (std::size_t r = 0; r < rows.size(); ++r) {
      digests->AddText(rows.Text(r, "digest"), rows.Integer(r, "number"));
    }
  }
}

}  // namespace

struct LandingWriter::Target {
  Target(store::Database& database, const LandingTable& table)
      : appender(database, table.name),
        message_no(ColumnAt(table, "message_no")),
        delivery_id(ColumnAt(table, "delivery_id")) {}

  store::ColumnAppender appender;
  std::optional<std::size_t> message_no;
  std::optional<std::size_t> delivery_id;
};

LandingWriter::LandingWriter(store::Database& database,
                             const LandingPlan& plan,
                             const std::vector<InputFile>& inputs,
                             const WriterOptions& options)
    : database_(database),
      plan_(plan),
      inputs_(inputs),
      options_(options),
      book_(store::ColumnsOf(database, kBook)),
      pending_(plan.tables().size()),
      done_(inputs.size()) {
  const store::RowSet last = database.Query("sql/input/ingest/last_number.sql");
  last_delivery_ = last.Integer(0, "delivery_id");
  last_message_ = last.Integer(0, "message_no");
  LoadDigests(database, "sql/input/ingest/known_delivery.sql", last_delivery_, &known_deliveries_);
  for (const LandingTable& table : plan.tables()) {
    targets_.push_back(std::make_unique<Target>(database, table));
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    done_[i].name = inputs[i].name;
    done_[i].of_messages = true;
  }
}

LandingWriter::~LandingWriter() = default;

void LandingWriter::StartDelivery(const DeliveryStart& start) {
  EndDelivery();
  delivery_ = Open{start.delivery, start.digest, 0, false};
  if (known_deliveries_.Find(start.digest) || deliveries_.Find(start.digest)) {
    delivery_->known = true;
    done_[start.delivery].known_already = true;
    if (options_.every_message) {
      LoadMessages();
    }
    return;
  }
  LoadMessages();
  delivery_->id = ++last_delivery_;
  deliveries_.Add(start.digest, delivery_->id);
}

// Before the first message that may be new: of files that are all known no message is looked up.
void LandingWriter::LoadMessages() {
  if (!messages_loaded_) {
    messages_loaded_ = true;
    LoadDigests(database_, "sql/input/ingest/known_message.sql", last_message_, &messages_);
  }
}

void LandingWriter::EndDelivery() {
  if (delivery_.has_value() && !delivery_->known) {
    const ImportedFile& done = done_[delivery_->input];
    // delivery_id, source, file_name, digest, row_count, title, publisher, tables, licence,
    // retrieved, note, described: of messages there is nothing to say but their name.
    std::size_t column = 0;
    book_.AddInteger(column++, delivery_->id);
    book_.AddText(column++, kSource);
    book_.AddText(column++, done.name);
    book_.AddText(column++, DigestText(delivery_->digest));
    book_.AddInteger(column++, static_cast<std::int64_t>(done.rows));
    book_.AddText(column++, done.name);
    for (int unsaid = 0; unsaid < 5; ++unsaid) {
      book_.AddText(column++, "");
    }
    book_.AddInteger(column++, 0);
  }
  delivery_.reset();
}

void LandingWriter::Write(LandedBlock block) {
  std::fill(pending_.begin(), pending_.end(), RowRange{});
  auto start = block.starts.begin();
  for (LandedMessage& message : block.messages) {
    while (start != block.starts.end() && start->delivery <= message.delivery) {
      StartDelivery(*start++);
    }
    WriteMessage(block, message);
  }
  GivePending(block);
  while (start != block.starts.end()) {
    StartDelivery(*start++);
  }
}

void LandingWriter::WriteMessage(LandedBlock& block, LandedMessage& message) {
  DOELMAAT_CHECK(delivery_.has_value() && delivery_->input == message.delivery);
  const bool read = message.status == ijw::MessageStatus::kRead;
  if (message.continued || message.unfinished) {
    // Landed under the next number as it comes; known to be good, or not, at its end.
    if (!delivery_->known && (message.unfinished || read)) {
      LandRows(block, message, last_message_ + 1);
    }
    if (message.unfinished) {
      return;
    }
  }
  const std::optional<std::int64_t> earlier = read ? messages_.Find(message.digest) : std::nullopt;
  if (delivery_->known || earlier.has_value()) {
    if (message.continued && !delivery_->known) {
      GivePending(block);
      TakeBack(message);
    }
    Note(message, earlier, true);
    return;
  }
  if (!read) {
    RefuseWhenStrict(message);
    if (message.continued) {
      GivePending(block);
      TakeBack(message);
    }
    LandRows(block, message, std::nullopt);
    Note(message, std::nullopt, false);
    return;
  }
  if (!message.continued) {
    LandRows(block, message, last_message_ + 1);
  }
  messages_.Add(message.digest, ++last_message_);
  Note(message, last_message_, false);
}

void LandingWriter::RefuseWhenStrict(const LandedMessage& message) const {
  if (options_.strict) {
    const std::string& file = inputs_[message.delivery].name;
    throw Error(ErrorKind::kBadData,
                Say("source.strict_refused",
                    {{"file", message.entry.empty() ? file : file + ": " + message.entry},
                     {"line", std::to_string(message.line)},
                     {"what", message.problem}}));
  }
}

void LandingWriter::LandRows(LandedBlock& block,
                             const LandedMessage& message,
                             std::optional<std::int64_t> number) {
  if (!message.continued) {
    open_rows_ = 0;
    open_rejected_ = 0;
  }
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const RowRange rows = message.rows[t];
    if (rows.count == 0) {
      continue;
    }
    const Target& target = *targets_[t];
    if (target.message_no.has_value() && number.has_value()) {
      block.tables[t].SetInteger(*target.message_no, rows.first, rows.count, *number);
    }
    if (target.delivery_id.has_value()) {
      block.tables[t].SetInteger(
          *target.delivery_id, rows.first, rows.count, Present(delivery_).id);
    }
    GiveRows(block, t, rows);
    if (t == plan_.rejected_table()) {
      open_rejected_ += rows.count;
    }
    if (t != plan_.finding_table() && t != plan_.rejected_table()) {
      done_[message.delivery].rows += rows.count;
      open_rows_ += rows.count;
    }
  }
}

void LandingWriter::GiveRows(LandedBlock& block, std::size_t table, RowRange rows) {
  RowRange& pending = pending_[table];
  if (pending.count > 0 && pending.first + pending.count == rows.first) {
    pending.count += rows.count;
    return;
  }
  if (pending.count > 0) {
    targets_[table]->appender.Append(block.tables[table], pending.first, pending.count);
  }
  pending = rows;
}

void LandingWriter::GivePending(LandedBlock& block) {
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    if (pending_[t].count > 0) {
      targets_[t]->appender.Append(block.tables[t], pending_[t].first, pending_[t].count);
      pending_[t] = {};
    }
  }
}

// What was landed of a message before its end was known to be no good.
void LandingWriter::TakeBack(const LandedMessage& message) {
  for (const std::unique_ptr<Target>& target : targets_) {
    target->appender.Flush();
  }
  store::RunOnTables(database_,
                     {.sql_file = "sql/input/ingest/delete_message.sql",
                      .table_prefix = "land_jw",
                      .column = "message_no"},
                     {{"message_no", last_message_ + 1}});
  database_.Query("sql/input/ingest/delete_rejected.sql",
                  {{"rows", static_cast<std::int64_t>(open_rejected_)}});
  done_[message.delivery].rows -= open_rows_;
  open_rows_ = 0;
  open_rejected_ = 0;
}

void LandingWriter::Note(LandedMessage& message, std::optional<std::int64_t> number, bool known) {
  ImportedFile& done = done_[message.delivery];
  const bool read = message.status == ijw::MessageStatus::kRead;
  if (!read) {
    ++done.broken_messages;
  } else if (known) {
    ++done.known_messages;
  } else {
    ++done.message_count;
    done.rejected_records += message.rejected_records;
  }
  if (!options_.every_message && read) {
    return;
  }
  ImportedMessage& noted = done.messages.emplace_back();
  noted.entry = message.entry;
  noted.bericht = message.bericht;
  noted.message_no = number;
  noted.known_already = known;
  noted.problem = message.problem;
  noted.line = message.line;
  noted.findings = std::move(message.findings);
}

std::vector<ImportedFile> LandingWriter::Finish() {
  EndDelivery();
  for (const std::unique_ptr<Target>& target : targets_) {
    target->appender.Flush();
  }
  store::ColumnAppender book(database_, kBook);
  book.Append(book_, 0, book_.size());
  book.Flush();
  return std::move(done_);
}

}  // namespace doelmaat::ingest
