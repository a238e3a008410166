#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "ingest/record_stream.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::array<char, 3> kDelimiters = {';', ',', '\t'};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kBlock = std::size_t{1} << 20;

[[noreturn]] void Refuse(std::string_view key, const std::string& name, std::size_t line) {
  throw Error(ErrorKind::kBadData, Say(key, {{"file", name}, {"line", std::to_string(line)}}));
}

// Splits a text in records, block by block. The fields of a record lie in the buffer; a quoted
// field is closed up in place.
class RecordSplitter {
 public:
  RecordSplitter(ByteSource& source, const std::string& name)
      : source_(source), name_(name), buffer_(kBlock) {
    // The delimiter is looked for in the first line, however small the pieces are.
    while (!at_end_ && size_ < buffer_.size() &&
           std::memchr(buffer_.data(), '\n', size_) == nullptr) {
      Fill();
    }
    if (std::string_view(buffer_.data(), size_).starts_with(kByteOrderMark)) {
      next_ = kByteOrderMark.size();
    }
  }

  void set_delimiter(char delimiter) { delimiter_ = delimiter; }
  std::size_t line() const { return line_; }
  std::string_view Ahead() const { return {buffer_.data() + next_, size_ - next_}; }

  // False at the end. `line` is where the record starts.
  bool Next(std::vector<std::string_view>* fields, std::size_t* line) {
    *line = line_;
    while (!Whole()) {
      if (at_end_) {
        Refuse("table.open_quote", name_, line_);
      }
      Grow();
    }
    if (next_ == size_) {
      return false;
    }
    fields->clear();
    while (TakeField(fields)) {
    }
    return true;
  }

 private:
  // Whether the record at hand stands in the buffer with its end; sets `stop_`.
  bool Whole() {
    bool quoted = false;
    for (std::size_t i = next_; i < size_; ++i) {
      if (buffer_[i] == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        const auto* found =
            static_cast<const char*>(std::memchr(buffer_.data() + i, '\n', size_ - i));
        const std::size_t end = found == nullptr ? size_ : Position(found);
        const auto* quote = static_cast<const char*>(std::memchr(buffer_.data() + i, '"', end - i));
        if (quote == nullptr) {
          stop_ = end;
          return found != nullptr || at_end_;
        }
        i = Position(quote) - 1;
      }
    }
    stop_ = size_;
    return at_end_ && !quoted;
  }

  std::size_t Position(const char* at) const {
    return static_cast<std::size_t>(at - buffer_.data());
  }

  // One field of the record that ends at `stop_`; false after the last.
  bool TakeField(std::vector<std::string_view>* fields) {
    fields->push_back(next_ < stop_ && buffer_[next_] == '"' ? TakeQuoted() : TakePlain());
    if (next_ < stop_) {
      ++next_;
      return true;
    }
    next_ = std::min(stop_ + 1, size_);
    line_ += stop_ < size_ ? 1 : 0;
    return false;
  }

  // Its text without the quotes; what it takes less stays behind in the buffer.
  std::string_view TakeQuoted() {
    char* const text = buffer_.data();
    std::size_t from = next_ + 1;
    const std::size_t start = from;
    std::size_t to = from;
    while (from < stop_) {
      if (text[from] == '"') {
        if (from + 1 >= stop_ || text[from + 1] != '"') {
          break;
        }
        ++from;
      }
      line_ += text[from] == '\n' ? 1 : 0;
      text[to++] = text[from++];
    }
    next_ = from + 1;
    const bool carriage = next_ + 1 == stop_ && text[next_] == '\r';
    if (next_ < stop_ && text[next_] != delimiter_ && !carriage) {
      Refuse("download.after_quote", name_, line_);
    }
    if (carriage) {
      next_ = stop_;
    }
    return {text + start, to - start};
  }

  std::string_view TakePlain() {
    const char* const text = buffer_.data();
    const auto* found =
        static_cast<const char*>(std::memchr(text + next_, delimiter_, stop_ - next_));
    std::size_t end = found == nullptr ? stop_ : Position(found);
    const std::size_t start = next_;
    next_ = end;
    if (found == nullptr && end > start && text[end - 1] == '\r') {
      --end;
    }
    return {text + start, end - start};
  }

  void Grow() {
    if (size_ - next_ > kLargestField) {
      Refuse("download.line_too_large", name_, line_);
    }
    std::memmove(buffer_.data(), buffer_.data() + next_, size_ - next_);
    size_ -= next_;
    next_ = 0;
    if (buffer_.size() < size_ + kBlock) {
      buffer_.resize(size_ + kBlock);
    }
    Fill();
  }

  void Fill() {
    const std::size_t got = source_.Read(buffer_.data() + size_, buffer_.size() - size_);
    if (std::memchr(buffer_.data() + size_, '\0', got) != nullptr) {
      Refuse("download.not_text", name_, line_);
    }
    const std::size_t invalid = check_.Find({buffer_.data() + size_, got});
    if (invalid != base::Utf8Check::kAllGood || (got == 0 && !check_.whole())) {
      const char* const from = buffer_.data() + next_;
      const char* const to = buffer_.data() + size_ + std::min(invalid, got);
      Refuse("table.not_utf8", name_, line_ + static_cast<std::size_t>(std::count(from, to, '\n')));
    }
    size_ += got;
    at_end_ = got == 0;
  }

  ByteSource& source_;
  const std::string& name_;
  char delimiter_ = ';';
  base::Utf8Check check_;
  std::vector<char> buffer_;
  std::size_t next_ = 0;
  std::size_t size_ = 0;
  std::size_t stop_ = 0;
  std::size_t line_ = 1;
  bool at_end_ = false;
};

char FindDelimiter(std::string_view head, const std::string& name) {
  std::array<bool, kDelimiters.size()> there{};
  bool quoted = false;
  for (const char sign : head) {
    quoted = sign == '"' ? !quoted : quoted;
    if (sign == '\n' && !quoted) {
      break;
    }
    for (std::size_t d = 0; d < kDelimiters.size() && !quoted; ++d) {
      there[d] = there[d] || sign == kDelimiters[d];
    }
  }
  const auto count = std::count(there.begin(), there.end(), true);
  if (count != 1) {
    throw Error(ErrorKind::kBadData,
                Say(count == 0 ? "table.no_delimiter" : "table.two_delimiters", {{"file", name}}));
  }
  return kDelimiters[static_cast<std::size_t>(std::find(there.begin(), there.end(), true) -
                                              there.begin())];
}

// Reads the header.
DelimitedForm FormOf(const std::string& name, RecordSplitter* splitter) {
  DelimitedForm form;
  form.delimiter = FindDelimiter(splitter->Ahead(), name);
  splitter->set_delimiter(form.delimiter);
  std::vector<std::string_view> fields;
  std::size_t line = 0;
  splitter->Next(&fields, &line);
  form.columns.assign(fields.begin(), fields.end());
  return form;
}

}  // namespace

std::string_view Record::Text(std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  return found == columns.end() ? std::string_view()
                                : fields[static_cast<std::size_t>(found - columns.begin())];
}

DelimitedForm ReadDelimitedHeader(std::string_view head, const std::string& name) {
  MemorySource source(head);
  RecordSplitter splitter(source, name);
  return FormOf(name, &splitter);
}

DelimitedForm ReadDelimitedRecords(ByteSource& source,
                                   const std::string& name,
                                   const RecordHandler& handler) {
  RecordSplitter splitter(source, name);
  const DelimitedForm form = FormOf(name, &splitter);
  std::vector<std::string_view> fields;
  std::size_t line = 0;
  std::vector<char> present(form.columns.size(), kAsText);
  while (splitter.Next(&fields, &line)) {
    if (fields.size() == 1 && fields.front().empty()) {
      continue;
    }
    if (fields.size() != form.columns.size()) {
      throw Error(ErrorKind::kBadData,
                  Say("table.field_count",
                      {{"file", name},
                       {"line", std::to_string(line)},
                       {"found", std::to_string(fields.size())},
                       {"expected", std::to_string(form.columns.size())}}));
    }
    for (std::size_t f = 0; f < fields.size(); ++f) {
      present[f] = fields[f].empty() ? kAbsent : kAsText;
    }
    if (!handler({line, form.columns, fields, present})) {
      break;
    }
  }
  return form;
}

}  // namespace doelmaat::ingest
