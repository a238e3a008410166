#include "ingest/message_landing.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "ijw/redaction.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kRecordsBetweenLooks = 256;
// Per message: beyond this a file is beyond repair, and memory has a bound.
constexpr std::size_t kMostFragments = 100000;

const char* RuleOfStatus(ijw::MessageStatus status) {
  switch (status) {
    case ijw::MessageStatus::kUnknown:
      return "onbekend-bericht";
    case ijw::MessageStatus::kUnsupported:
      return "niet-ondersteund";
    case ijw::MessageStatus::kRead:
    case ijw::MessageStatus::kBroken:
      break;
  }
  return "xml";
}

// nullptr: they say nothing of this column.
const CellValue* ValueNamed(const NamedValues& values, std::string_view column) {
  const auto found = std::find_if(
      values.begin(), values.end(), [&](const auto& named) { return named.first == column; });
  return found == values.end() ? nullptr : &found->second;
}

}  // namespace

MessageLanding::MessageLanding(const LandingSetup& setup, std::function<void(LandedBlock)> full)
    : setup_(setup),
      full_(std::move(full)),
      builder_(setup.key),
      digest_(setup.key.DigestSecret()),
      block_(setup.plan) {}

void MessageLanding::Begin(std::size_t delivery, const std::string& entry) {
  message_ = {};
  message_.delivery = delivery;
  message_.entry = entry;
  plan_ = nullptr;
  release_.clear();
  rules_.reset();
  findings_.Clear();
  header_.clear();
  header_complete_ = false;
  incomplete_ = false;
  order_ = {};
  records_ = 0;
  fragments_ = 0;
  builder_.ForgetClient();
  digest_.Begin();
  StartPart(false);
}

void MessageLanding::StartPart(bool continued) {
  message_.continued = continued;
  message_.rows.clear();
  for (const store::ColumnBatch& table : block_.tables) {
    message_.rows.push_back({table.size(), 0});
  }
}

void MessageLanding::EndPart(bool unfinished) {
  message_.unfinished = unfinished;
  for (std::size_t t = 0; t < block_.tables.size(); ++t) {
    message_.rows[t].count = block_.tables[t].size() - message_.rows[t].first;
  }
  block_.messages.push_back(message_);
}

void MessageLanding::ForgetPart() {
  for (std::size_t t = 0; t < block_.tables.size(); ++t) {
    message_.rows[t].first = block_.tables[t].size();
  }
}

LandedBlock MessageLanding::TakeBlock() {
  LandedBlock taken(setup_.plan);
  std::swap(taken, block_);
  return taken;
}

void MessageLanding::OnStart(const ijw::MessageHead& head) {
  plan_ = &setup_.plan.Of(*head.grammar);
  release_ = head.release;
  message_.bericht = head.grammar->message;
  rules_ = setup_.rules.Start(
      *head.grammar, setup_.context, [this](const ijw::Finding& finding, const ijw::Rule& rule) {
        AddFinding(finding, rule);
      });
  digest_.Add(head.grammar->message);
}

void MessageLanding::OnOpen(const ijw::Record& record) {
  builder_.SeeClient(record);
  const auto type = static_cast<std::size_t>(record.type - plan_->grammar->records.data());
  digest_.AddNumber(plan_->record_ids[type]);
  rules_->OnOpen(record);
}

void MessageLanding::OnClose(const ijw::Record& record) {
  rejecting_rule_.clear();
  const bool accepted = rules_->OnClose(record);
  DigestLeaves(record);
  const auto type = static_cast<std::size_t>(record.type - plan_->grammar->records.data());
  if (!accepted) {
    RejectRecord(record, rejecting_rule_);
    const std::vector<RowPlan>& rows = plan_->rows[type];
    incomplete_ = incomplete_ || std::any_of(rows.begin(), rows.end(), [](const RowPlan& row) {
                    return row.whole;
                  });
  } else {
    for (const RowPlan& row : plan_->rows[type]) {
      Land(record, row);
    }
  }
  if (++records_ % kRecordsBetweenLooks == 0 && block_.bytes() > setup_.part_bytes) {
    EndPart(true);
    full_(TakeBlock());
    StartPart(true);
  }
}

void MessageLanding::DigestLeaves(const ijw::Record& record) {
  const auto type = static_cast<std::size_t>(record.type - plan_->grammar->records.data());
  const std::vector<bool>& digested = plan_->digested[type];
  const std::vector<std::uint64_t>& ids = plan_->ids[type];
  for (std::size_t s = 0; s < record.fields.size(); ++s) {
    const ijw::Field& field = record.fields[s];
    if (field.filled() && digested[s]) {
      digest_.AddNumber(ids[s]);
      digest_.AddNumber(field.text.size());
      digest_.Add(field.text);
      if (plan_->ordering[type][s]) {
        order_.Add(ids[s], field.text);
      }
    }
  }
  digest_.AddNumber(0);  // the record ends here
}

void MessageLanding::Put(std::size_t table, std::size_t column, const CellValue& value) {
  store::ColumnBatch& batch = block_.tables[table];
  switch (value.kind) {
    case CellValue::Kind::kNull:
      batch.AddNull(column);
      return;
    case CellValue::Kind::kInteger:
      batch.AddInteger(column, value.integer);
      return;
    case CellValue::Kind::kKey:
      batch.AddUuid(column, value.key.high(), value.key.low());
      return;
    case CellValue::Kind::kText:
      batch.AddText(column, value.text);
      return;
  }
}

void MessageLanding::Land(const ijw::Record& record, const RowPlan& plan) {
  const RowBuilder::Row row = builder_.Build(record, plan);
  if (plan.table == setup_.plan.message_table()) {
    KeepHeader(row);
    return;
  }
  if (row.missing.has_value()) {
    RejectRecord(record, RuleOf(record, plan.cells[*row.missing]));
    incomplete_ = incomplete_ || plan.whole;
    return;
  }
  for (std::size_t c = 0; c < plan.cells.size(); ++c) {
    if (plan.cells[c].source != CellSource::kGiven) {
      Put(plan.table, c, row.values[c]);
    } else {
      // The number of the message is given by the writer.
      const bool line = setup_.plan.tables()[plan.table].columns[c].name == "line";
      block_.tables[plan.table].AddInteger(c, line ? record.line : 0);
    }
  }
}

void MessageLanding::KeepHeader(const RowBuilder::Row& row) {
  header_.assign(row.values.size(), {});
  for (std::size_t c = 0; c < row.values.size(); ++c) {
    header_[c].value = row.values[c];
    header_[c].text = row.values[c].text;
  }
  header_complete_ = !row.missing.has_value();
}

std::string MessageLanding::HeaderText(std::string_view column) const {
  const auto& columns = setup_.plan.tables()[setup_.plan.message_table()].columns;
  for (std::size_t c = 0; c < header_.size(); ++c) {
    if (columns[c].name == column) {
      return header_[c].text;
    }
  }
  return "";
}

void MessageLanding::OnFinding(const ijw::Finding& finding) {
  const ijw::Rule* rule = setup_.rules.Find(finding.rule);
  DOELMAAT_CHECK(rule != nullptr);
  // A message with a fault is another than the same without it, whichever comes first.
  // The same message in another release says the same.
  if (finding.rule != kReleaseNotice) {
    digest_.Add(finding.rule);
    digest_.Add(finding.path);
  }
  AddFinding(finding, *rule);
}

void MessageLanding::AddFinding(const ijw::Finding& finding, const ijw::Rule& rule) {
  if (rule.effect == ijw::RuleEffect::kRejectRecord) {
    rejecting_rule_ = finding.rule;
  }
  if (findings_.full()) {
    return;
  }
  // At level 1 the text is not what its element asks for: it may be anything.
  const std::string shown(rule.level == 1 ? ijw::ShownFault(finding.value)
                                          : std::string_view(finding.value));
  ijw::Finding kept = finding;
  kept.value = builder_.CleanText(shown);
  kept.reference = builder_.ReferenceText(finding.reference, true);
  findings_.Add(std::move(kept), rule);
}

// Which rule says that a field is not usable: the finding on its line, or else that it is not
// there.
std::string MessageLanding::RuleOf(const ijw::Record& record, const CellPlan& cell) const {
  const ijw::Field* field = RowBuilder::FieldOf(record, cell);
  if (field != nullptr && field->filled()) {
    if (const std::string* fault = findings_.FaultOnLine(field->line)) {
      return *fault;
    }
  }
  return "xs:sequence";
}

std::string MessageLanding::Reason(const std::string& rule) const {
  const ijw::Rule* found = setup_.rules.Find(rule);
  return found == nullptr ? rule : found->title;
}

void MessageLanding::RejectRecord(const ijw::Record& record, const std::string& rule) {
  ++message_.rejected_records;
  if (++fragments_ > kMostFragments) {
    return;
  }
  Rejected rejected;
  rejected.line = record.line;
  if (const int slot = record.type->reference_slot; slot >= 0) {
    const ijw::Field& field = record.fields[static_cast<std::size_t>(slot)];
    rejected.reference = builder_.ReferenceText(field.text, false);
  }
  rejected.rule = rule;
  rejected.reason = Reason(rule);
  rejected.fragment = builder_.CleanText(ijw::RedactedFragment(*plan_->grammar, record));
  AddRejected(rejected);
}

// Numbers of deliveries and messages, and where in a delivery something stands, are given by the
// writer.
void MessageLanding::PutRow(std::size_t table, const NamedValues& values) {
  const auto& columns = setup_.plan.tables()[table].columns;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const CellValue* value = ValueNamed(values, columns[c].name);
    DOELMAAT_CHECK(value != nullptr);
    Put(table, c, *value);
  }
}

CellValue MessageLanding::EntryValue() const {
  return message_.entry.empty() ? CellValue{} : CellValue::Text(message_.entry);
}

void MessageLanding::AddRejected(const Rejected& rejected) {
  const std::string sender = HeaderText("afzender");
  const std::string identification = HeaderText("identificatie");
  PutRow(setup_.plan.rejected_table(),
         {{"delivery_id", CellValue::Integer(0)},
          {"entry", EntryValue()},
          {"line", CellValue::Integer(rejected.line)},
          {"byte_offset", CellValue::Integer(0)},
          {"byte_length", CellValue::Integer(static_cast<std::int64_t>(rejected.bytes))},
          {"byte_digest", CellValue::Text(rejected.digest)},
          {"bericht", CellValue::Text(message_.bericht)},
          {"afzender", CellValue::Text(sender)},
          {"identificatie", CellValue::Text(identification)},
          {"reference", CellValue::Text(rejected.reference)},
          {"rule", CellValue::Text(rejected.rule)},
          {"reason", CellValue::Text(rejected.reason)},
          {"fragment", CellValue::Text(rejected.fragment)}});
}

void MessageLanding::LandFindings(bool read) {
  for (const OpenFinding& open : findings_.all()) {
    const ijw::Finding& finding = open.judged.finding;
    PutRow(setup_.plan.finding_table(),
           {{"delivery_id", CellValue::Integer(0)},
            {"message_no", read ? CellValue::Integer(0) : CellValue{}},
            {"entry", EntryValue()},
            {"line", CellValue::Integer(finding.line)},
            {"rule", CellValue::Text(finding.rule)},
            {"path", CellValue::Text(finding.path)},
            {"value", CellValue::Text(finding.value)},
            {"reference", CellValue::Text(finding.reference)}});
    if (setup_.keep_findings) {
      message_.findings.push_back(open.judged);
    }
  }
}

// Its other columns come from the header.
void MessageLanding::LandMessageRow() {
  const std::size_t table = setup_.plan.message_table();
  const auto& columns = setup_.plan.tables()[table].columns;
  const std::string digest = MessageDigestText(message_.digest);
  const NamedValues values = {
      {"message_no", CellValue::Integer(0)},
      {"delivery_id", CellValue::Integer(0)},
      {"entry", EntryValue()},
      {"bericht", CellValue::Text(message_.bericht)},
      {"release", CellValue::Text(release_)},
      {"digest", CellValue::Text(digest)},
      {"accepted", CellValue::Integer(message_.accepted ? 1 : 0)},
      {"refusing_findings", CellValue::Integer(static_cast<std::int64_t>(findings_.refusing()))}};
  header_.resize(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (const CellValue* named = ValueNamed(values, columns[c].name)) {
      Put(table, c, *named);
      continue;
    }
    CellValue value = header_[c].value;
    value.text = header_[c].text;
    if (value.kind == CellValue::Kind::kNull && columns[c].required) {
      value.kind = CellValue::Kind::kText;  // not accepted: nothing is what was written
    }
    Put(table, c, value);
  }
}

void MessageLanding::End(const ijw::ReadOutcome& outcome, const Digest& bytes_digest) {
  message_.status = outcome.status;
  message_.line = outcome.line;
  if (outcome.status == ijw::MessageStatus::kRead && plan_ != nullptr) {
    message_.digest = digest_.Finish();
    order_.Lead(&message_.digest);
    message_.accepted = findings_.Judge() && header_complete_ && !incomplete_;
    LandMessageRow();
    LandFindings(true);
  } else {
    // Nothing of what stood before the break may count.
    ForgetPart();
    message_.accepted = false;
    message_.problem = outcome.problem;
    Rejected rejected;
    rejected.line = outcome.line;
    rejected.bytes = outcome.bytes;
    rejected.digest = DigestText(bytes_digest);
    rejected.rule = RuleOfStatus(outcome.status);
    rejected.reason = outcome.problem;
    AddRejected(rejected);
    LandFindings(false);
  }
  EndPart(false);
  builder_.ForgetClient();
}

}  // namespace doelmaat::ingest
