#include "ingest/row_builder.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <sodium.h>

#include "domain/bsn.h"
#include "ijw/grammar.h"
#include "ijw/redaction.h"
#include "ingest/person_text.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kBsnLength = 9;

template <typename T>
std::optional<T> Number(std::string_view text) {
  T number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

CellValue Leaf(std::string_view text, store::ColumnType type) {
  switch (type) {
    case store::ColumnType::kText:
      return CellValue::Text(text);
    case store::ColumnType::kDate:
      return CellValue::Integer(DayNumber(text));
    case store::ColumnType::kBoolean:
    case store::ColumnType::kSmallint:
    case store::ColumnType::kInteger:
    case store::ColumnType::kBigint:
      break;
    case store::ColumnType::kUuid:
      return {};
  }
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  return CellValue::Integer(Number<std::int64_t>(text));
}

// DatumGebruik: 1 = day unknown, 2 = day and month unknown, 3 = nothing known.
CellValue BirthPart(std::string_view date, std::string_view usage, CellSource part) {
  const bool month = part == CellSource::kBirthMonth;
  if (date.size() != 10 || usage == "3" || (month && usage == "2")) {
    return {};
  }
  return CellValue::Integer(Number<std::int64_t>(month ? date.substr(5, 2) : date.substr(0, 4)));
}

}  // namespace

CellValue CellValue::Integer(std::optional<std::int64_t> value) {
  CellValue cell;
  if (value.has_value()) {
    cell.kind = Kind::kInteger;
    cell.integer = *value;
  }
  return cell;
}

CellValue CellValue::Text(std::string_view text) {
  CellValue cell;
  cell.kind = Kind::kText;
  cell.text = text;
  return cell;
}

std::optional<std::int64_t> DayNumber(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = Number<int>(text.substr(0, 4));
  const auto month = Number<unsigned>(text.substr(5, 2));
  const auto day = Number<unsigned>(text.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{
      std::chrono::year(*year), std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok()) {
    return std::nullopt;
  }
  return std::chrono::sys_days(date).time_since_epoch().count();
}

RowBuilder::RowBuilder(const PersonKey& key) : key_(key), keys_(key) { bsn_.reserve(64); }

RowBuilder::~RowBuilder() { ForgetClient(); }

void RowBuilder::ForgetClient() {
  sodium_memzero(bsn_.data(), bsn_.size());
  bsn_.clear();
  client_.reset();
}

void RowBuilder::SeeClient(const ijw::Record& record) {
  const int slot = record.type->bsn_slot;
  if (slot < 0) {
    return;
  }
  ForgetClient();
  const ijw::Field& field = record.fields[static_cast<std::size_t>(slot)];
  if (field.filled()) {
    static_cast<void>(KeyOf(field.text));
  }
}

CellValue RowBuilder::KeyOf(std::string_view bsn) {
  if (bsn != bsn_) {
    ForgetClient();
    bsn_ = bsn.substr(0, 64);
    if (const auto number = domain::Bsn::Parse(bsn)) {
      client_ = keys_.Of(*number);
    }
  }
  CellValue cell;
  if (client_.has_value()) {
    cell.kind = CellValue::Kind::kKey;
    cell.key = *client_;
  }
  return cell;
}

const ijw::Field* RowBuilder::FieldOf(const ijw::Record& record, const CellPlan& cell) {
  if (cell.slot < 0) {
    return nullptr;
  }
  const ijw::Record* holder = &record;
  for (int up = cell.up; up > 0; --up) {
    holder = holder->parent;
  }
  return &holder->fields[static_cast<std::size_t>(cell.slot)];
}

CellValue RowBuilder::ValueOf(const ijw::Record& record,
                              const CellPlan& cell,
                              std::string* scratch) {
  if (cell.source == CellSource::kFixed) {
    return CellValue::Text(cell.fixed);
  }
  const ijw::Field* field = FieldOf(record, cell);
  if (field == nullptr || !field->good()) {
    return {};
  }
  const auto other = [&]() -> const ijw::Field* {
    return cell.other < 0 ? nullptr : &record.fields[static_cast<std::size_t>(cell.other)];
  };
  switch (cell.source) {
    case CellSource::kLeaf:
      return Leaf(field->text, cell.type);
    case CellSource::kClient:
      return KeyOf(field->text);
    case CellSource::kReference:
    case CellSource::kOpenReference: {
      const bool open = cell.source == CellSource::kOpenReference;
      if (!HoldsClient(field->text) && !(open && MayHoldBsn(field->text))) {
        return CellValue::Text(field->text);
      }
      *scratch = key_.TextPseudonym(field->text);
      return CellValue::Text(*scratch);
    }
    case CellSource::kBirthYear:
    case CellSource::kBirthMonth: {
      const ijw::Field* usage = other();
      return BirthPart(
          field->text, usage != nullptr && usage->good() ? usage->text : "", cell.source);
    }
    case CellSource::kJoin: {
      const ijw::Field* second = other();
      if (second == nullptr || !second->good()) {
        return {};
      }
      scratch->assign(field->text).append("/").append(second->text);
      return CellValue::Text(*scratch);
    }
    case CellSource::kNothing:
    case CellSource::kGiven:
    case CellSource::kFixed:
      break;
  }
  return {};
}

RowBuilder::Row RowBuilder::Build(const ijw::Record& record, const RowPlan& plan) {
  values_.resize(plan.cells.size());
  if (scratch_.size() < plan.cells.size()) {
    scratch_.resize(plan.cells.size());
  }
  std::optional<std::size_t> missing;
  for (std::size_t c = 0; c < plan.cells.size(); ++c) {
    const CellPlan& cell = plan.cells[c];
    values_[c] = ValueOf(record, cell, &scratch_[c]);
    if (values_[c].kind == CellValue::Kind::kNull && cell.required &&
        cell.source != CellSource::kGiven && !missing.has_value()) {
      missing = c;
    }
  }
  return {values_, missing};
}

bool RowBuilder::HoldsClient(std::string_view text) const {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
  return bsn_.size() >= kBsnLength && static_cast<std::size_t>(digits) >= kBsnLength &&
         ijw::HoldsBsn(text, bsn_);
}

std::string RowBuilder::ReferenceText(std::string_view text, bool open) const {
  return HoldsClient(text) || (open && MayHoldBsn(text)) ? key_.TextPseudonym(text)
                                                         : std::string(text);
}

std::string RowBuilder::CleanText(std::string_view text) const {
  std::string clean = WithoutBsn(text);
  if (bsn_.size() >= kBsnLength) {
    for (std::size_t at = clean.find(bsn_); at != std::string::npos; at = clean.find(bsn_, at)) {
      clean.replace(at, bsn_.size(), ijw::kRedacted);
    }
  }
  return clean;
}

}  // namespace doelmaat::ingest
