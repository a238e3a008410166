#include "ijw/record_stack.h"

#include <algorithm>
#include <cstring>

#include "ijw/redaction.h"

namespace doelmaat::ijw {
namespace {

constexpr std::size_t kFirstCapacity = 512;
constexpr std::size_t kShownCharacters = 80;

}  // namespace

std::string Shortened(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (starts && ++characters > kShownCharacters) {
      break;
    }
  }
  return std::string(text.substr(0, end));
}

void RecordStack::Clear(MessageHandler& handler) {
  handler_ = &handler;
  open_.clear();
  findings_ = 0;
  findings_beyond_limit_ = 0;
}

void RecordStack::Start(const MessageGrammar& message) {
  if (message_ != &message) {
    message_ = &message;
    storage_.clear();
    storage_.resize(message.records.size());
    for (std::size_t i = 0; i < storage_.size(); ++i) {
      storage_[i].record.type = &message.records[i];
      storage_[i].fields.resize(message.records[i].slots.size());
    }
  }
  for (Storage& each : storage_) {
    each.count = 0;
  }
}

void RecordStack::Open(int record, std::uint32_t line) {
  Storage& storage = storage_[Index(record)];
  storage.record.parent = nullptr;
  if (!open_.empty()) {
    Storage& around = storage_[open_.back()];
    Tell(around);
    storage.record.parent = &around.record;
  }
  storage.record.line = line;
  storage.record.number = storage.count++;
  std::fill(storage.fields.begin(), storage.fields.end(), Field{});
  storage.record.fields = storage.fields;
  storage.used = 0;
  storage.told = false;
  open_.push_back(Index(record));
}

void RecordStack::Close() {
  Storage& storage = storage_[open_.back()];
  Tell(storage);
  handler_->OnClose(storage.record);
  open_.pop_back();
}

void RecordStack::Tell(Storage& storage) {
  if (!storage.told) {
    storage.told = true;
    handler_->OnOpen(storage.record);
  }
}

bool RecordStack::Put(
    int slot, std::string_view text, std::uint32_t line, bool good, std::size_t limit) {
  Storage& storage = storage_[open_.back()];
  Field& field = storage.fields[Index(slot)];
  if (storage.capacity - storage.used < text.size() + field.text.size() + 1) {
    Grow(storage, text.size() + field.text.size() + 1);
  }
  if (!field.filled()) {
    field.line = line;
    field.state = good ? FieldState::kGood : FieldState::kBad;
    char* start = storage.text.get() + storage.used;
    std::memcpy(start, text.data(), text.size());
    field.text = {start, text.size()};
    storage.used += text.size();
    return true;
  }
  if (field.text.size() + text.size() >= limit) {
    return false;
  }
  if (!good) {
    field.state = FieldState::kBad;
  }
  const char* end = storage.text.get() + storage.used;
  if (field.text.data() + field.text.size() != end) {
    std::memmove(storage.text.get() + storage.used, field.text.data(), field.text.size());
    field.text = {end, field.text.size()};
    storage.used += field.text.size();
  }
  storage.text[storage.used] = ' ';
  std::memcpy(storage.text.get() + storage.used + 1, text.data(), text.size());
  storage.used += text.size() + 1;
  field.text = {field.text.data(), field.text.size() + text.size() + 1};
  return true;
}

void RecordStack::Grow(Storage& storage, std::size_t more) {
  const std::size_t capacity =
      std::max({kFirstCapacity, 2 * storage.capacity, storage.used + more});
  auto text = std::make_unique_for_overwrite<char[]>(capacity);
  if (storage.used > 0) {
    std::memcpy(text.get(), storage.text.get(), storage.used);
  }
  for (Field& field : storage.fields) {
    if (field.filled()) {
      field.text = {text.get() + (field.text.data() - storage.text.get()), field.text.size()};
    }
  }
  storage.text = std::move(text);
  storage.capacity = capacity;
}

void RecordStack::AddFinding(std::string_view rule,
                             std::string_view path,
                             std::string_view value,
                             std::uint32_t line) {
  if (findings_ >= most_findings_) {
    ++findings_beyond_limit_;
    return;
  }
  ++findings_;
  Finding finding;
  finding.line = line;
  finding.rule = rule;
  finding.path = path;
  const std::string_view bsn = Bsn();
  if (!HoldsBsn(value, bsn)) {
    finding.value = Shortened(value);
  }
  const std::string_view reference = Reference();
  if (!HoldsBsn(reference, bsn)) {
    finding.reference = Shortened(reference);
  }
  handler_->OnFinding(finding);
}

std::string_view RecordStack::Reference() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    const Storage& storage = storage_[*open];
    const int slot = storage.record.type->reference_slot;
    if (slot >= 0 && storage.fields[Index(slot)].filled()) {
      return storage.fields[Index(slot)].text;
    }
  }
  return {};
}

std::string_view RecordStack::Bsn() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    const Storage& storage = storage_[*open];
    const int slot = storage.record.type->bsn_slot;
    if (slot >= 0) {
      return storage.fields[Index(slot)].text;
    }
  }
  return {};
}

}  // namespace doelmaat::ijw
