#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "ingest/record_stream.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::size_t kMostColumns = 2000;

// The bytes of a source one by one, as nlohmann's parser wants them.
class ByteQueue {
 public:
  explicit ByteQueue(ByteSource& source) : source_(source), buffer_(kBlock) { Fill(); }

  bool AtEnd() const { return size_ == 0; }
  char Front() const { return buffer_[next_]; }
  void Pop() {
    if (++next_ == size_) {
      Fill();
    }
  }

 private:
  void Fill() {
    next_ = 0;
    size_ = source_.Read(buffer_.data(), buffer_.size());
  }

  ByteSource& source_;
  std::vector<char> buffer_;
  std::size_t next_ = 0;
  std::size_t size_ = 0;
};

class ByteIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  ByteIterator() = default;
  explicit ByteIterator(ByteQueue* queue) : queue_(queue) {}
  char operator*() const { return queue_->Front(); }
  ByteIterator& operator++() {
    queue_->Pop();
    return *this;
  }
  ByteIterator operator++(int) {
    queue_->Pop();
    return *this;
  }
  friend bool operator==(const ByteIterator& a, const ByteIterator& b) {
    return a.AtEnd() == b.AtEnd();
  }
  friend bool operator!=(const ByteIterator& a, const ByteIterator& b) { return !(a == b); }

 private:
  bool AtEnd() const { return queue_ == nullptr || queue_->AtEnd(); }
  ByteQueue* queue_ = nullptr;
};

// Where in the text we are: the records are the objects of the array "value", or of an outermost
// array; what is deeper is passed over.
class RecordSax : public nlohmann::json_sax<nlohmann::json> {
 public:
  RecordSax(const std::string& name, const RecordHandler& handler, bool peek)
      : name_(name), handler_(handler), peek_(peek) {}

  bool null() override { return Scalar(nullptr); }
  bool boolean(bool value) override { return Text(value ? "true" : "false"); }
  bool number_integer(std::int64_t value) override { return Number(std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return Number(std::to_string(value)); }
  bool number_float(double /*value*/, const std::string& text) override { return Number(text); }
  bool string(std::string& value) override { return Scalar(&value); }
  bool binary(nlohmann::json::binary_t& /*value*/) override { return true; }

  bool start_object(std::size_t /*elements*/) override {
    ++depth_;
    if (InRecords() && depth_ == record_depth_) {
      in_record_ = true;
      std::fill(present_.begin(), present_.end(), kAbsent);
      // A field that does not come, or comes as an object or array, has no text of its own.
      std::for_each(texts_.begin(), texts_.end(), [](std::string& text) { text.clear(); });
      next_column_ = 0;
    }
    return true;
  }

  bool end_object() override {
    const bool record = in_record_ && depth_ == record_depth_;
    --depth_;
    if (!record) {
      return true;
    }
    in_record_ = false;
    ++envelope_.records;
    fields_.assign(texts_.begin(), texts_.end());
    return handler_({envelope_.records, columns_, fields_, present_}) || Stop();
  }

  bool start_array(std::size_t /*elements*/) override {
    ++depth_;
    const bool value = depth_ == 2 && key_ == "value";
    if (record_depth_ == 0 && (depth_ == 1 || value)) {
      record_depth_ = depth_ + 1;
      return !peek_ || Stop();
    }
    return true;
  }

  bool end_array() override {
    if (depth_ == record_depth_ - 1) {
      over_ = true;
    }
    --depth_;
    return true;
  }

  bool key(std::string& value) override {
    if (in_record_ && depth_ == record_depth_) {
      return FindColumn(value);
    }
    if (depth_ <= 1 || in_error_) {
      key_ = value;
      in_error_ = in_error_ || key_ == "odata.error" || key_ == "error";
    }
    return true;
  }

  bool parse_error(std::size_t position,
                   const std::string& /*last_token*/,
                   const nlohmann::json::exception& /*problem*/) override {
    throw Error(ErrorKind::kBadData,
                Say("download.bad_json",
                    {{"file", name_},
                     {"record", std::to_string(envelope_.records)},
                     {"byte", std::to_string(position)}}));
  }

  bool has_records() const { return record_depth_ != 0; }
  bool stopped() const { return stopped_; }
  JsonEnvelope& envelope() { return envelope_; }

 private:
  bool InRecords() const { return record_depth_ != 0 && !over_; }

  bool Stop() {
    stopped_ = true;
    return false;
  }

  [[noreturn]] void Refuse(std::string_view key) const {
    throw Error(ErrorKind::kBadData,
                Say(key, {{"file", name_}, {"record", std::to_string(envelope_.records + 1)}}));
  }

  // Records of one file mostly have the same fields in the same order.
  bool FindColumn(const std::string& column) {
    if (next_column_ < columns_.size() && columns_[next_column_] == column) {
      at_ = next_column_++;
      return true;
    }
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    at_ = static_cast<std::size_t>(found - columns_.begin());
    if (found == columns_.end()) {
      if (columns_.size() == kMostColumns) {
        Refuse("download.too_many_fields");
      }
      columns_.push_back(column);
      texts_.emplace_back();
      present_.push_back(kAbsent);
    }
    next_column_ = at_ + 1;
    return true;
  }

  bool Text(std::string text) { return Scalar(&text); }
  bool Number(std::string text) { return Scalar(&text, kAsNumber); }

  bool Scalar(std::string* text, char how = kAsText) {
    if (text != nullptr && text->size() > kLargestField) {
      Refuse("download.field_too_large");
    }
    if (in_record_ && depth_ == record_depth_) {
      if (text != nullptr) {
        texts_[at_].swap(*text);
        present_[at_] = how;
      } else {
        texts_[at_].clear();
      }
    } else if (text != nullptr && in_error_) {
      envelope_.error = key_ == "value" || key_ == "message" ? *text : envelope_.error;
    } else if (text != nullptr && depth_ == 1) {
      Outermost(*text);
    }
    return true;
  }

  void Outermost(const std::string& text) {
    if (key_ == "odata.metadata" || key_ == "@odata.context") {
      envelope_.context = text;
    } else if (key_ == "odata.nextLink" || key_ == "@odata.nextLink") {
      envelope_.next_link = text;
    } else if (envelope_.values.size() < kMostColumns) {
      envelope_.values[key_] = text;
    }
  }

  const std::string& name_;
  const RecordHandler& handler_;
  bool peek_;
  JsonEnvelope envelope_;
  std::string key_;
  int depth_ = 0;
  int record_depth_ = 0;    // of the objects that are records; 0 until they begin
  bool in_record_ = false;  // and not in an array that stands where a record should
  bool over_ = false;
  bool in_error_ = false;
  bool stopped_ = false;
  std::size_t at_ = 0;
  std::size_t next_column_ = 0;
  std::vector<std::string> columns_;
  std::vector<std::string> texts_;
  std::vector<std::string_view> fields_;
  std::vector<char> present_;
};

JsonEnvelope Read(ByteSource& source,
                  const std::string& name,
                  const RecordHandler& handler,
                  bool peek) {
  ByteQueue queue(source);
  RecordSax sax(name, handler, peek);
  nlohmann::json::sax_parse(ByteIterator(&queue), ByteIterator(), &sax);
  const JsonEnvelope& envelope = sax.envelope();
  if (!peek && !sax.has_records() && envelope.error.empty() && envelope.context.empty()) {
    throw Error(ErrorKind::kBadData, Say("download.no_records", {{"file", name}}));
  }
  return std::move(sax.envelope());
}

}  // namespace

JsonEnvelope ReadJsonRecords(ByteSource& source,
                             const std::string& name,
                             const RecordHandler& handler) {
  return Read(source, name, handler, false);
}

JsonEnvelope PeekJson(ByteSource& source, const std::string& name) {
  return Read(
      source, name, [](const Record&) { return true; }, true);
}

}  // namespace doelmaat::ingest
