#include "ijw/message_rules.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.h"

namespace doelmaat::ijw {
namespace {

constexpr std::size_t kShownBytes = 80;
constexpr std::int64_t kOpenEnd = 99991231;

// The start of a text, cut between characters.
std::string Shown(std::string_view text) {
  if (text.size() <= kShownBytes) {
    return std::string(text);
  }
  std::size_t size = kShownBytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  return std::string(text.substr(0, size));
}

// Whether a text holds the number of the person the record is about; then it may not be shown.
bool NamesPerson(std::string_view text, const RecordPlan& plan, const Scene& scene) {
  return std::any_of(
      plan.person_numbers.begin(), plan.person_numbers.end(), [&](const FieldPlace& place) {
        const Field* const number = FindField(scene, place);
        return number != nullptr && !number->text.empty() &&
               text.find(number->text) != std::string_view::npos;
      });
}

std::string ShownValue(const Field* field, const RecordPlan& plan, const Scene& scene) {
  return field == nullptr || NamesPerson(field->text, plan, scene) ? "" : Shown(field->text);
}

std::string Reference(const RecordPlan& plan, const Scene& scene) {
  for (const FieldPlace& place : plan.references) {
    const Field* const field = FindField(scene, place);
    if (field != nullptr && field->filled()) {
      return ShownValue(field, plan, scene);
    }
  }
  return {};
}

// The first leaf of the place that is there.
const Field* FilledField(const FindingPlace& at, const Scene& scene) {
  for (const FieldPlace& place : at.fields) {
    const Field* const field = FindField(scene, place);
    if (field != nullptr && field->filled()) {
      return field;
    }
  }
  return nullptr;
}

// The digest of a key, unless a part of it is bad.
std::optional<KeyDigest> DigestOf(std::span<const FieldPlace> key, const Scene& scene) {
  KeyDigester digester;
  for (const FieldPlace& place : key) {
    const Field* const field = FindField(scene, place);
    if (field == nullptr || !field->filled()) {
      digester.AddAbsent();
    } else if (place.type == ValueType::kText && field->good()) {
      digester.AddText(field->text);
    } else if (const std::int64_t number = ReadNumber(field, place.type);
               number != kUnknown && place.type != ValueType::kText) {
      digester.AddNumber(number);
    } else {
      return std::nullopt;
    }
  }
  return digester.Finish();
}

// The digest of one field, if it is good.
std::optional<KeyDigest> DigestOfGood(const FieldPlace& place, const Scene& scene) {
  const Field* const field = FindField(scene, place);
  return field != nullptr && field->good() ? DigestOf({&place, 1}, scene) : std::nullopt;
}

}  // namespace

PlannedMessageRules::PlannedMessageRules(const MessagePlan& plan,
                                         const RuleContext& context,
                                         FindingListener report)
    : plan_(&plan),
      context_(context),
      tariffs_(context.tariffs),
      report_(std::move(report)),
      totals_(plan.tables.totals.size()),
      stamps_(plan.records.size()),
      key_sets_(plan.key_sets),
      keys_(plan.key_sets),
      targets_(plan.reference_memories),
      reference_memories_(plan.reference_memories),
      product_periods_(plan.product_periods) {
  for (const auto& cells : plan.tables.cells) {
    cells_.emplace_back(cells.size());
  }
}

std::size_t PlannedMessageRules::TypeOf(const Record& record) const {
  const auto type = static_cast<std::size_t>(record.type - plan_->message->records.data());
  DOELMAAT_CHECK(type < plan_->records.size());
  return type;
}

void PlannedMessageRules::OnOpen(const Record& record) {
  const std::size_t type = TypeOf(record);
  stamps_[type] = ++records_;
  for (const std::size_t total : plan_->records[type].restarts) {
    totals_[total] = {};
  }
}

bool PlannedMessageRules::OnClose(const Record& record) {
  const std::size_t type = TypeOf(record);
  const RecordPlan& plan = plan_->records[type];
  if (static_cast<int>(type) == plan_->header) {
    KeepHeader(record);
  }
  const Scene scene{&record, header_, context_.as_of, &tariffs_, totals_, cells_[type], stamps_};
  DigestKeys(plan, scene);
  AddToTotals(plan, scene);
  bool usable = true;
  for (const Check& check : plan.checks) {
    if (Breaks(check, plan, scene)) {
      usable = usable && check.rule->effect == RuleEffect::kKeep;
      Report(check, plan, scene);
    }
  }
  return usable;
}

// The texts of a record are gone when it closes; those of the Header are asked about until the end.
void PlannedMessageRules::KeepHeader(const Record& record) {
  std::size_t size = 0;
  for (const Field& field : record.fields) {
    size += field.text.size();
  }
  header_text_.clear();
  header_text_.reserve(size);
  header_.assign(record.fields.begin(), record.fields.end());
  for (Field& field : header_) {
    const std::size_t at = header_text_.size();
    header_text_.append(field.text);
    field.text = std::string_view(header_text_).substr(at);
  }
}

void PlannedMessageRules::AddToTotals(const RecordPlan& plan, const Scene& scene) {
  for (const std::size_t index : plan.feeds) {
    const TotalPlan& total = plan_->tables.totals[index];
    RunningTotal& running = totals_[index];
    if (!total.when.empty()) {
      const std::int64_t counts = total.when.Evaluate(scene);
      running.known = running.known && counts != kUnknown;
      running.value += counts == 1 ? 1 : 0;
    } else if (total.value.empty()) {
      ++running.value;
    } else {
      const std::int64_t value = total.value.Evaluate(scene);
      running.known = running.known && value != kUnknown &&
                      !__builtin_add_overflow(running.value, value, &running.value);
    }
  }
}

bool PlannedMessageRules::Breaks(const Check& check, const RecordPlan& plan, const Scene& scene) {
  if (!check.when.empty() && !check.when.Holds(scene)) {
    return false;
  }
  switch (check.kind) {
    case CheckKind::kMust:
      return check.must.Fails(scene);
    case CheckKind::kUnique: {
      const std::optional<KeyDigest>& key = keys_[check.memory];
      return key.has_value() && !key_sets_[check.memory].Insert(*key);
    }
    case CheckKind::kNoReferenceInside:
      return RefersInside(check, plan, scene);
    case CheckKind::kNoOverlap:
      return Overlaps(check, scene);
  }
  return false;
}

void PlannedMessageRules::DigestKeys(const RecordPlan& plan, const Scene& scene) {
  for (const Check& check : plan.checks) {
    if (check.kind == CheckKind::kUnique) {
      std::optional<KeyDigest>& key = keys_[check.memory];
      key =
          check.when.empty() || check.when.Holds(scene) ? DigestOf(check.key, scene) : std::nullopt;
      if (key.has_value()) {
        key_sets_[check.memory].Prefetch(*key);
      }
    } else if (check.kind == CheckKind::kNoReferenceInside) {
      std::optional<KeyDigest>& target = targets_[check.memory];
      target = DigestOfGood(check.key[1], scene);
      if (target.has_value()) {
        reference_memories_[check.memory].Prefetch(*target);
      }
    }
  }
}

bool PlannedMessageRules::RefersInside(const Check& check,
                                       const RecordPlan& plan,
                                       const Scene& scene) {
  ReferenceMemory& memory = reference_memories_[check.memory];
  if (const auto& target = targets_[check.memory]; target.has_value()) {
    for (const auto& earlier : memory.AddTarget(*target)) {
      report_({earlier.line, check.rule->id, check.at.path, earlier.value, earlier.reference},
              *check.rule);
    }
  }
  const auto reference = DigestOfGood(check.key[0], scene);
  if (!reference.has_value()) {
    return false;
  }
  if (memory.SeesTarget(*reference)) {
    return true;
  }
  const Field* const field = FindField(scene, check.key[0]);
  memory.Wait(*reference, {field->line, ShownValue(field, plan, scene), Reference(plan, scene)});
  return false;
}

bool PlannedMessageRules::Overlaps(const Check& check, const Scene& scene) {
  const auto field = [&](std::size_t part) { return FindField(scene, check.key[part]); };
  const auto is_bad = [&](std::size_t part) {
    return field(part) != nullptr && field(part)->filled() && !field(part)->good();
  };
  const std::int64_t begin = ReadNumber(field(0), ValueType::kDay);
  std::int64_t end = ReadNumber(field(1), ValueType::kDay);
  if (begin == kUnknown || is_bad(1) || is_bad(2) || is_bad(3)) {
    return false;
  }
  end = end == kUnknown ? kOpenEnd : end;
  if (end < begin) {
    return false;
  }
  return product_periods_[check.memory].Add(ReadText(field(2)),
                                            ReadText(field(3)),
                                            static_cast<std::int32_t>(begin),
                                            static_cast<std::int32_t>(end));
}

void PlannedMessageRules::Report(const Check& check, const RecordPlan& plan, const Scene& scene) {
  const Field* const field = FilledField(check.at, scene);
  Finding finding;
  finding.line = field == nullptr ? scene.record->line : field->line;
  finding.rule = check.rule->id;
  finding.path = check.at.path;
  finding.value = check.at.shows_value ? ShownValue(field, plan, scene) : "";
  finding.reference = Reference(plan, scene);
  report_(finding, *check.rule);
}

}  // namespace doelmaat::ijw
