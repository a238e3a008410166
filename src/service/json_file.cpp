#include "service/json_file.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

// Walks valid JSON once and notes where every value begins.
class LineWalker {
 public:
  explicit LineWalker(const std::string& text) : text_(text) {}

  std::map<std::string, std::size_t> Walk() {
    Value("");
    return std::move(lines_);
  }

 private:
  char Next() const { return position_ < text_.size() ? text_[position_] : '\0'; }

  void Advance() {
    line_ += Next() == '\n' ? 1U : 0U;
    ++position_;
  }

  void Skip() {
    while (Next() == ' ' || Next() == '\t' || Next() == '\r' || Next() == '\n') {
      Advance();
    }
  }

  // The text between quotes, as JSON reads it.
  std::string Key() {
    const std::size_t begin = position_;
    PassText();
    return ordered_json::parse(text_.substr(begin, position_ - begin)).get<std::string>();
  }

  void PassText() {
    Advance();
    while (position_ < text_.size() && Next() != '"') {
      if (Next() == '\\') {
        Advance();
      }
      Advance();
    }
    Advance();
  }

  void Value(const std::string& pointer) {
    Skip();
    lines_[pointer] = line_;
    if (Next() == '{') {
      Members(pointer, '}', true);
    } else if (Next() == '[') {
      Members(pointer, ']', false);
    } else if (Next() == '"') {
      PassText();
    } else {
      while (position_ < text_.size() &&
             std::string_view(",]} \t\r\n").find(Next()) == std::string_view::npos) {
        Advance();
      }
    }
  }

  void Members(const std::string& pointer, char close, bool keyed) {
    Advance();
    Skip();
    const std::string inside = pointer + "/";
    for (std::size_t index = 0; position_ < text_.size() && Next() != close; ++index) {
      std::string key = std::to_string(index);
      if (keyed) {
        key = Escaped(Key());
        Skip();
        Advance();  // the colon
      }
      Value(inside + key);
      Skip();
      if (Next() == ',') {
        Advance();
        Skip();
      }
    }
    Advance();
  }

  const std::string& text_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
  std::map<std::string, std::size_t> lines_;
};

[[noreturn]] void RefuseAt(const std::string& name, std::size_t line, const std::string& what) {
  throw Error(
      ErrorKind::kBadData,
      Say("catalog.bad_file", {{"file", name}, {"line", std::to_string(line)}, {"what", what}}));
}

constexpr int kDeepest = 100;

}  // namespace

std::string Escaped(const std::string& key) {
  std::string escaped;
  for (const char byte : key) {
    escaped += byte == '~' ? "~0" : byte == '/' ? "~1" : std::string(1, byte);
  }
  return escaped;
}

std::map<std::string, std::size_t> JsonLines(const std::string& text) {
  return LineWalker(text).Walk();
}

JsonFile::JsonFile(const std::filesystem::path& path) : name_(path.filename().string()) {
  const std::string text = base::ReadFile(path);
  std::vector<std::map<std::string, bool>> open;
  std::string twice;
  bool deep = false;
  const auto watch = [&](int depth, ordered_json::parse_event_t event, ordered_json& parsed) {
    using Event = ordered_json::parse_event_t;
    deep = deep || depth > kDeepest;
    if (event == Event::object_start) {
      open.emplace_back();
    } else if (event == Event::object_end) {
      open.pop_back();
    } else if (event == Event::key &&
               !open.back().emplace(parsed.get<std::string>(), true).second) {
      twice = parsed.get<std::string>();
    }
    return !deep;
  };
  try {
    root_ = std::make_unique<ordered_json>(ordered_json::parse(text, watch));
  } catch (const ordered_json::parse_error& problem) {
    const std::size_t end = std::min(problem.byte, text.size());
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    RefuseAt(name_, static_cast<std::size_t>(line), Say("measure.no_json"));
  } catch (const ordered_json::exception&) {
    RefuseAt(name_, 1, Say("measure.no_json"));
  }
  if (deep) {
    RefuseAt(name_, 1, Say("measure.json_deep"));
  }
  if (!twice.empty()) {
    RefuseAt(name_, 1, Say("measure.key_twice", {{"key", twice}}));
  }
  lines_ = JsonLines(text);
}

JsonFile::~JsonFile() = default;

std::string JsonFile::Place(const std::string& pointer) const {
  std::string at = pointer;
  while (!at.empty() && !lines_.contains(at)) {
    at.erase(at.rfind('/'));
  }
  const std::string line = std::to_string(lines_.contains(at) ? lines_.at(at) : 1);
  return Say("catalog.place", {{"file", name_}, {"line", line}});
}

void JsonFile::Refuse(const std::string& pointer, const std::string& what) const {
  throw Error(ErrorKind::kBadData,
              Say("measure.at_place", {{"place", Place(pointer)}, {"what", what}}));
}

const ordered_json& JsonFile::Member(const std::string& pointer, const std::string& key) const {
  const ordered_json::json_pointer at(pointer);
  const ordered_json& holder = root_->at(at);
  if (!holder.is_object() || !holder.contains(key)) {
    Refuse(pointer, Say("catalog.key_missing", {{"key", key}}));
  }
  return holder.at(key);
}

const ordered_json& JsonFile::Object(const std::string& pointer, const std::string& key) const {
  const ordered_json& value = Member(pointer, key);
  if (!value.is_object() || value.empty()) {
    Refuse(pointer + "/" + Escaped(key), Say("measure.no_object", {{"key", key}}));
  }
  return value;
}

double JsonFile::Number(const std::string& pointer) const {
  const ordered_json& value = root_->at(ordered_json::json_pointer(pointer));
  if (!value.is_number() || !std::isfinite(value.get<double>())) {
    Refuse(pointer, Say("catalog.no_number", {{"key", pointer.substr(pointer.rfind('/') + 1)}}));
  }
  return value.get<double>();
}

std::string JsonFile::Text(const std::string& pointer) const {
  const ordered_json& value = root_->at(ordered_json::json_pointer(pointer));
  if (!value.is_string()) {
    Refuse(pointer, Say("catalog.no_text", {{"key", pointer.substr(pointer.rfind('/') + 1)}}));
  }
  return value.get<std::string>();
}

}  // namespace doelmaat::service
