#include "ingest/statline_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/code_names.h"
#include "ingest/joined_names.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr const char* kLongColumns[] = {"Id", "Measure", "Value", "StringValue", "ValueAttribute"};

// In ten-thousandths: 100 billion euro, more than all municipalities together.
constexpr std::int64_t kLargestEuro = 1000000000000000;

std::optional<int> Whole(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

bool IsLongColumn(const std::string& name) {
  return std::find(std::begin(kLongColumns), std::end(kLongColumns), name) !=
         std::end(kLongColumns);
}

}  // namespace

void StatlineDescription::Add(std::string_view entity, const Record& record) {
  const auto text = [&](std::string_view name) { return std::string(Trimmed(record.Text(name))); };
  if (entity == "DataProperties") {
    const std::string type = text("Type");
    if (type == "Topic") {
      topics.push_back({text("Key"), text("Title"), text("Unit"), Whole(text("Decimals"))});
    } else if (type != "TopicGroup") {
      dimensions.push_back(text("Key"));
    }
  } else if (entity == "MeasureCodes") {
    topics.push_back({text("Identifier"), text("Title"), text("Unit"), Whole(text("Decimals"))});
  } else if (entity == "Dimensions") {
    dimensions.push_back(text("Identifier"));
  } else if (entity == "TableInfos" || entity == "Properties") {
    title = text("Title");
    modified = text("Modified");
    licence = text("License");
    if (const auto count = Whole(text("ObservationCount"))) {
      observations = static_cast<std::size_t>(*count);
    }
  } else if (const std::string code = text(record.Text("Key").empty() ? "Identifier" : "Key");
             !code.empty() && !text("Title").empty()) {
    // Text says which dimension it is of; JSON is called after it.
    const std::string dimension = text("DimensionId");
    constexpr std::string_view kBehind = "Codes";
    const std::string_view called =
        entity.ends_with(kBehind) ? entity.substr(0, entity.size() - kBehind.size()) : entity;
    auto& names = codes[dimension.empty() ? std::string(called) : dimension];
    const auto [named, first] = names.try_emplace(text("Title"), code);
    if (!first && named->second != code) {
      named->second.clear();  // a name of two codes tells neither
    }
  }
}

StatlineReader::StatlineReader(const StatlineBinding& binding,
                               const StatlineDescription& description,
                               StatlineForm form,
                               std::string name,
                               ProblemList& problems,
                               Sink sink)
    : binding_(binding),
      description_(description),
      form_(form),
      name_(std::move(name)),
      problems_(problems),
      sink_(std::move(sink)) {}

void StatlineReader::Refuse(std::string_view key,
                            std::initializer_list<base::TextValue> values) const {
  throw Error(ErrorKind::kBadData,
              name_ + ": " + Say(key, values) + " " + Say("ingest.nothing_loaded"));
}

std::size_t StatlineReader::ColumnOf(const Record& record, const std::string& name) const {
  const auto found = std::find(record.columns.begin(), record.columns.end(), name);
  if (found == record.columns.end()) {
    Refuse("statline.column_missing",
           {{"table", binding_.table}, {"column", name}, {"known", Joined(record.columns)}});
  }
  return static_cast<std::size_t>(found - record.columns.begin());
}

void StatlineReader::CheckDimensions(const std::vector<std::string>& found) const {
  const std::vector<std::string> promised = binding_.Dimensions();
  for (const std::string& dimension : found) {
    if (std::find(promised.begin(), promised.end(), dimension) == promised.end()) {
      Refuse("statline.unknown_dimension",
             {{"table", binding_.table}, {"dimension", dimension}, {"path", binding_.path}});
    }
  }
  for (const std::string& dimension : promised) {
    if (std::find(found.begin(), found.end(), dimension) == found.end()) {
      Refuse("statline.dimension_missing",
             {{"table", binding_.table}, {"dimension", dimension}, {"path", binding_.path}});
    }
  }
}

const StatlineDescription::Topic* StatlineReader::Described(const std::string& id) const {
  const auto found = std::find_if(description_.topics.begin(),
                                  description_.topics.end(),
                                  [&](const auto& each) { return each.id == id; });
  return found == description_.topics.end() ? nullptr : &*found;
}

// The ids that may be the topic: by code when that is known, else by key or by title.
std::vector<std::size_t> StatlineReader::Candidates(const std::vector<std::string>& ids,
                                                    const StatlineTopic& topic) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const StatlineDescription::Topic* described = Described(ids[i]);
    const bool by_key = KeyWithoutNumber(ids[i]) == topic.key || ids[i] == topic.key;
    const bool by_title = described != nullptr && described->title == topic.title;
    const bool by_code = form_ == StatlineForm::kLong && ids[i] == topic.measure;
    if (by_key || by_code ||
        (by_title && (form_ != StatlineForm::kLong || topic.measure.empty()))) {
      found.push_back(i);
    }
  }
  return found;
}

std::optional<std::string> StatlineReader::CodeOf(const std::string& dimension,
                                                  const std::string& title) const {
  const auto named = description_.codes.find(dimension);
  if (named == description_.codes.end()) {
    Refuse("statline.no_dimension_codes",
           {{"table", binding_.table}, {"dimension", dimension}, {"title", title}});
  }
  return CodeByName(named->second, title);
}

std::optional<StatlineReader::BoundTopic> StatlineReader::Bound(
    const Record& record, std::size_t topic, const StatlineDescription::Topic* described) {
  const StatlineTopic& asked = binding_.topics[topic];
  BoundTopic bound;
  bound.topic = topic;
  const UnitText promised = ParseUnit(asked.unit);
  bound.form.factor = promised.factor;
  if (described != nullptr && !described->unit.empty()) {
    const UnitText found = ParseUnit(described->unit);
    if (found.unit != promised.unit) {
      Refuse("statline.other_unit",
             {{"table", binding_.table},
              {"topic", described->id},
              {"found", described->unit},
              {"promised", asked.unit},
              {"path", binding_.path}});
    }
    bound.form.factor = found.factor;
  }
  bound.form.decimals = described != nullptr && described->decimals.has_value()
                            ? described->decimals
                            : asked.decimals;
  if (promised.unit == "euro") {
    bound.form.largest = kLargestEuro;
  }
  if (!bound.form.decimals.has_value() && promised.unit == "aantal" && bound.form.factor == 1) {
    bound.form.decimals = 0;  // people and the like are counted whole
  }
  for (const auto& [dimension, code] : asked.select) {
    bound.codes.emplace_back(ColumnOf(record, dimension), code);
  }
  for (const auto& [dimension, title] : asked.select_title) {
    const std::optional<std::string> code = CodeOf(dimension, title);
    if (!code.has_value()) {
      return std::nullopt;  // it has no cells, and who lands says so
    }
    bound.codes.emplace_back(ColumnOf(record, dimension), *code);
  }
  return bound;
}

void StatlineReader::BindWide(const Record& record) {
  std::vector<std::string> ids;
  std::vector<std::string> dimensions;
  for (const std::string& column : record.columns) {
    const bool dimension =
        description_.dimensions.empty()
            ? !KeyWithoutNumber(column).has_value()
            : std::find(description_.dimensions.begin(), description_.dimensions.end(), column) !=
                  description_.dimensions.end();
    if (column != "ID" && dimension) {
      dimensions.push_back(column);
    }
    ids.push_back(dimension || column == "ID" ? "" : column);
  }
  CheckDimensions(dimensions);
  for (std::size_t t = 0; t < binding_.topics.size(); ++t) {
    const std::vector<std::size_t> found = Candidates(ids, binding_.topics[t]);
    if (found.size() > 1) {
      Refuse("statline.topic_twice",
             {{"table", binding_.table},
              {"topic", binding_.topics[t].title},
              {"first", ids[found[0]]},
              {"second", ids[found[1]]},
              {"path", binding_.path}});
    }
    if (found.empty()) {
      missing_.push_back(binding_.topics[t].name);
      continue;
    }
    if (std::optional<BoundTopic> bound = Bound(record, t, Described(ids[found.front()]))) {
      bound->column = found.front();
      bound_.push_back(std::move(*bound));
    }
  }
  if (bound_.empty()) {
    Refuse("statline.no_topic",
           {{"table", binding_.table}, {"known", Joined(record.columns)}, {"path", binding_.path}});
  }
}

void StatlineReader::BindLong(const Record& record) {
  measure_ = ColumnOf(record, "Measure");
  value_ = ColumnOf(record, "Value");
  attribute_ = ColumnOf(record, "ValueAttribute");
  std::vector<std::string> dimensions;
  for (const std::string& column : record.columns) {
    if (!IsLongColumn(column)) {
      dimensions.push_back(column);
    }
  }
  CheckDimensions(dimensions);
  std::vector<std::string> ids;
  ids.reserve(description_.topics.size());
  for (const StatlineDescription::Topic& topic : description_.topics) {
    ids.push_back(topic.id);
  }
  for (std::size_t t = 0; t < binding_.topics.size(); ++t) {
    const StatlineTopic& topic = binding_.topics[t];
    const std::vector<std::size_t> found = Candidates(ids, topic);
    if (found.size() > 1) {
      Refuse("statline.topic_twice",
             {{"table", binding_.table},
              {"topic", topic.title},
              {"first", ids[found[0]]},
              {"second", ids[found[1]]},
              {"path", binding_.path}});
    }
    const std::string id = found.empty() ? topic.measure : ids[found.front()];
    if (id.empty() || (found.empty() && !ids.empty())) {
      missing_.push_back(topic.name);
      continue;
    }
    if (std::optional<BoundTopic> bound = Bound(record, t, Described(id))) {
      by_measure_[id].push_back(std::move(*bound));
    }
  }
  if (by_measure_.empty()) {
    Refuse(ids.empty() ? "statline.no_measure_codes" : "statline.no_topic",
           {{"table", binding_.table}, {"known", Joined(ids)}, {"path", binding_.path}});
  }
}

void StatlineReader::Bind(const Record& record) {
  if (columns_ != 0) {
    Refuse("statline.column_appears",
           {{"column", record.columns[columns_]}, {"record", std::to_string(record.number)}});
  }
  columns_ = record.columns.size();
  if (form_ == StatlineForm::kLong) {
    BindLong(record);
  } else {
    BindWide(record);
  }
  region_ = ColumnOf(record, binding_.region);
  if (!binding_.period.empty()) {
    period_ = ColumnOf(record, binding_.period);
  }
  for (const std::string& dimension : binding_.Dimensions()) {
    codes_.push_back(ColumnOf(record, dimension));
  }
  if (form_ == StatlineForm::kLong) {
    codes_.insert(codes_.end(), {measure_, attribute_});
  }
}

bool StatlineReader::HasCodes(const Record& record) const {
  bool all = true;
  for (const std::size_t column : codes_) {
    if (Trimmed(record.fields[column]).empty()) {
      problems_.Add(record.number, record.columns[column], Say("download.no_code"));
      all = false;
    }
  }
  return all;
}

bool StatlineReader::Selected(const Record& record, const BoundTopic& bound) const {
  return std::all_of(bound.codes.begin(), bound.codes.end(), [&](const auto& code) {
    return Trimmed(record.fields[code.first]) == code.second;
  });
}

void StatlineReader::EmitState(const Record& record,
                               const BoundTopic& bound,
                               StatlineCellState state) {
  const std::string_view period =
      period_.has_value() ? Trimmed(record.fields[*period_]) : std::string_view();
  sink_({record.number, bound.topic, Trimmed(record.fields[region_]), period, state, 0});
}

void StatlineReader::Emit(const Record& record, const BoundTopic& bound, std::string_view text) {
  const std::size_t column = form_ == StatlineForm::kLong ? value_ : bound.column;
  NumberForm form = bound.form;
  form.sign_is_known = record.present[column] == kAsNumber;
  std::string problem;
  const std::int64_t value = number_.Parse(text, form, &problem);
  if (!problem.empty()) {
    problems_.Add(record.number, record.columns[column], problem);
    return;
  }
  const std::string_view period =
      period_.has_value() ? Trimmed(record.fields[*period_]) : std::string_view();
  sink_({record.number,
         bound.topic,
         Trimmed(record.fields[region_]),
         period,
         StatlineCellState::kValue,
         value});
}

void StatlineReader::AddLong(const Record& record) {
  const auto found = by_measure_.find(Trimmed(record.fields[measure_]));
  if (found == by_measure_.end()) {
    return;
  }
  const std::string_view attribute = record.fields[attribute_];
  for (const BoundTopic& bound : found->second) {
    if (!Selected(record, bound)) {
      continue;
    }
    if (attribute == "None" && record.present[value_] != kAbsent) {
      Emit(record, bound, Trimmed(record.fields[value_]));
    } else if (attribute == "None") {
      problems_.Add(record.number, "Value", Say("statline.none_without_value"));
    } else {
      EmitState(
          record,
          bound,
          attribute == "Impossible" ? StatlineCellState::kImpossible : StatlineCellState::kHidden);
    }
  }
}

void StatlineReader::Add(const Record& record) {
  if (columns_ == 0 || record.columns.size() != columns_) {
    Bind(record);
  }
  if (!HasCodes(record)) {
    return;
  }
  if (form_ == StatlineForm::kLong) {
    AddLong(record);
    return;
  }
  for (const BoundTopic& bound : bound_) {
    if (!Selected(record, bound)) {
      continue;
    }
    const std::string_view text = Trimmed(record.fields[bound.column]);
    if (text == ".") {
      EmitState(record, bound, StatlineCellState::kHidden);
    } else if (text.empty()) {
      EmitState(record,
                bound,
                form_ == StatlineForm::kUntyped ? StatlineCellState::kImpossible
                                                : StatlineCellState::kNoValue);
    } else {
      Emit(record, bound, text);
    }
  }
}

}  // namespace doelmaat::ingest
