#include "ijw/message_reader.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <map>
#include <vector>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/text.h"
#include "ijw/message_kind.h"
#include "ijw/message_walker.h"
#include "ijw/xml_problem.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::size_t kSlice = std::size_t{64} << 10;          // given to libxml2 at once
constexpr std::size_t kMostDictionary = std::size_t{1} << 20;  // a context with more is replaced
constexpr std::string_view kSchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

}  // namespace

struct MessageReader::Internal {
  Internal(const Grammar& grammar_in, const ReadLimits& limits_in)
      : grammar(grammar_in), limits(limits_in), walker(grammar_in, limits_in) {
    InitialiseXml();
    sax.initialized = XML_SAX2_MAGIC;
    sax.startDocument = [](void* self) {
      // Called behind the XML declaration.
      const std::string_view encoding = View(Self(self).context->encoding);
      if (!encoding.empty() && !IsReadEncoding(encoding)) {
        Self(self).Break(Say("ijw_read.encoding", {{"line", Self(self).LineText()}}));
      }
    };
    sax.startElementNs = OnStartTag;
    sax.endElementNs = OnEndTag;
    sax.characters = OnText;
    sax.ignorableWhitespace = OnText;
    sax.cdataBlock = OnText;
    sax.comment = [](void* self, const xmlChar*) { Self(self).bytes_at_event = Self(self).bytes; };
    sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      Self(self).Break(Say("ijw_read.doctype", {{"line", Self(self).LineText()}}));
    };
    sax.serror = OnError;
  }

  ~Internal() { Release(); }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  static Internal& Self(void* self) { return *static_cast<Internal*>(self); }

  void Release() {
    if (context != nullptr) {
      xmlFreeParserCtxt(context);
      context = nullptr;
    }
  }

  // Makes the context ready for a new message; the same one as long as its dictionary is small.
  void Prepare() {
    if (context != nullptr && (xmlDictGetUsage(context->dict) > kMostDictionary ||
                               xmlCtxtResetPush(context, nullptr, 0, nullptr, nullptr) != 0)) {
      Release();
    }
    if (context == nullptr) {
      context = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
      names_by_message.clear();
      if (context == nullptr) {
        throw std::bad_alloc();
      }
    }
    xmlCtxtUseOptions(context, XML_PARSE_NONET);
  }

  std::uint32_t Line() const {
    const bool known = context != nullptr && context->input != nullptr;
    return known ? static_cast<std::uint32_t>(std::max(1, context->input->line)) : 1;
  }
  std::string LineText() const { return std::to_string(Line()); }

  // Ends the reading; the first reason stays.
  void Stop(MessageStatus how, std::string_view rule, const std::string& why) {
    if (status != MessageStatus::kRead) {
      return;
    }
    status = how;
    problem = why;
    problem_rule = rule;
    line_at_end = Line();
    if (context != nullptr) {
      xmlStopParser(context);
    }
  }
  void Break(const std::string& why) { Stop(MessageStatus::kBroken, "xml", why); }
  void BreakTooLong() {
    Break(Say("ijw_read.too_long",
              {{"line", LineText()}, {"limit", std::to_string(limits.text_bytes)}}));
  }

  // Runs what a callback does. No exception may pass through the frames of libxml2, which is C: it
  // is kept and thrown on by Push.
  template <typename Action>
  void Guarded(Action&& action) {
    if (status != MessageStatus::kRead || failure != nullptr) {
      return;
    }
    bytes_at_event = bytes;
    try {
      action();
    } catch (...) {
      failure = std::current_exception();
      xmlStopParser(context);
    }
  }

  // NOLINTNEXTLINE(readability-function-size): libxml2 says how many parameters there are.
  static void OnStartTag(void* self,
                         const xmlChar* name,
                         const xmlChar* prefix,
                         const xmlChar* uri,
                         int,
                         const xmlChar**,
                         int attribute_count,
                         int,
                         const xmlChar** attributes) {
    Internal& reader = Self(self);
    if (!reader.TagIsWhole()) {
      return;
    }
    reader.Guarded([&] {
      if (prefix != nullptr && uri == nullptr) {
        reader.Break(Say("ijw_read.not_well_formed", {{"line", reader.LineText()}}));
        return;
      }
      StartTag tag{name, uri, reinterpret_cast<const char*>(name), reader.LineOfTag(), {}};
      if (attribute_count > 0 && !reader.ReadAttributes(attributes, attribute_count, tag)) {
        reader.BreakTooLong();
        return;
      }
      if (!reader.started) {
        reader.StartMessage(tag);
      } else if (!reader.walker.Open(tag)) {
        reader.Break(
            Say("ijw_read.too_deep",
                {{"line", reader.LineText()}, {"limit", std::to_string(reader.limits.depth)}}));
      }
    });
  }

  static void OnEndTag(void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Internal& reader = Self(self);
    reader.Guarded([&] {
      if (!reader.walker.Close()) {
        reader.BreakTooLong();
      }
    });
  }

  static void OnText(void* self, const xmlChar* text, int size) {
    Internal& reader = Self(self);
    reader.Guarded([&] {
      if (!reader.walker.Text(
              {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)})) {
        reader.BreakTooLong();
      }
    });
  }

  static void OnError(void* self, xmlErrorPtr error) {
    Internal& reader = Self(self);
    if (error != nullptr && error->level >= XML_ERR_ERROR && error->code != XML_ERR_USER_STOP &&
        reader.failure == nullptr) {
      // texts: ijw_read.*
      reader.Break(Say(XmlProblemKey(error->code), {{"line", reader.LineText()}}));
    }
  }

  // libxml2 also tells of a tag that the file breaks off; its error comes after.
  bool TagIsWhole() const {
    const xmlChar* after = context->input->cur;
    return after[0] == '>' || (after[0] == '/' && after[1] == '>');
  }

  // libxml2 counts to the end of a tag. Only white space and attributes in it can hold a new line;
  // '<' cannot stand inside a tag, so that it is found going back.
  std::uint32_t LineOfTag() const {
    const xmlParserInput& input = *context->input;
    const xmlChar* at = input.cur;
    int line = input.line;
    const bool plain = at == input.base || (at[-1] > ' ' && at[-1] != '"' && at[-1] != '\'');
    while (!plain && at > input.base) {
      --at;
      if (*at == '<') {
        break;
      }
      line -= *at == '\n' ? 1 : 0;
    }
    return static_cast<std::uint32_t>(std::max(1, line));
  }

  bool ReadAttributes(const xmlChar** attributes, int count, StartTag& tag) const {
    constexpr std::size_t kWords = 5;  // name, prefix, namespace, value, its end
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      const xmlChar** attribute = attributes + i * kWords;
      if (static_cast<std::size_t>(attribute[4] - attribute[3]) > limits.text_bytes) {
        return false;
      }
      if (View(attribute[2]) != kSchemaInstance && tag.attribute.empty()) {
        tag.attribute = View(attribute[0]);
      }
    }
    return true;
  }

  void StartMessage(const StartTag& root) {
    const MessageKind kind =
        FindMessageKind(grammar, View(static_cast<const xmlChar*>(root.name_space)), root.text);
    if (kind.grammar == nullptr) {
      const bool unsupported = kind.status == MessageStatus::kUnsupported;
      Stop(kind.status, unsupported ? "niet-ondersteund" : "onbekend-bericht", kind.problem);
      return;
    }
    MessageStart start;
    start.grammar = kind.grammar;
    start.release = kind.release;
    start.message_namespace = root.name_space;
    start.base_namespace = Intern(kind.release->base_namespace);
    std::vector<NameKey>& names = names_by_message[kind.grammar];
    if (names.empty()) {
      for (const Element& element : kind.grammar->elements) {
        names.push_back(Intern(element.name));
      }
    }
    start.names = &names;
    started = true;
    walker.Start(start, root);
  }

  NameKey Intern(const std::string& name) const {
    return xmlDictLookup(context->dict,
                         reinterpret_cast<const xmlChar*>(name.data()),
                         static_cast<int>(name.size()));
  }

  void Give(std::string_view slice, bool last) {
    const int code =
        xmlParseChunk(context, slice.data(), static_cast<int>(slice.size()), last ? 1 : 0);
    if (code != 0 && context->disableSAX != 0 && failure == nullptr) {
      // texts: ijw_read.*
      Break(Say(XmlProblemKey(code), {{"line", LineText()}}));
    }
  }

  void Feed(std::string_view piece, bool last) {
    SilenceXml();
    while (status == MessageStatus::kRead && failure == nullptr && !piece.empty()) {
      const std::string_view slice = piece.substr(0, kSlice);
      piece.remove_prefix(slice.size());
      bytes += slice.size();
      Give(slice, false);
      if (bytes - bytes_at_event > limits.text_bytes + 2 * kSlice) {
        BreakTooLong();
      }
    }
    if (last && status == MessageStatus::kRead && failure == nullptr) {
      Give({}, true);
    }
    if (failure != nullptr) {
      std::rethrow_exception(std::exchange(failure, nullptr));
    }
  }

  // The first bytes tell whether it is XML at all.
  void OpenHead(bool last) {
    head_given = true;
    Prepare();
    const HeadProblem wrong = JudgeHead(head);
    if (!wrong.rule.empty()) {
      bytes = head.size();
      Stop(wrong.status, wrong.rule, wrong.problem);
      return;
    }
    Feed(head, last);
  }

  const Grammar& grammar;
  ReadLimits limits;
  MessageWalker walker;
  xmlSAXHandler sax{};
  xmlParserCtxtPtr context = nullptr;
  std::map<const MessageGrammar*, std::vector<NameKey>> names_by_message;  // of this context

  MessageHandler* handler = nullptr;
  std::string head;  // the first bytes, until there are enough
  bool head_given = false;
  bool started = false;  // the root was of a message that is read
  MessageStatus status = MessageStatus::kRead;
  std::string problem;
  std::string problem_rule;
  std::uint32_t line_at_end = 0;
  std::uint64_t bytes = 0;           // given to libxml2
  std::uint64_t bytes_at_event = 0;  // as many as that when it last told something
  std::exception_ptr failure;        // thrown by the handler
};

MessageReader::MessageReader(const Grammar& grammar, const ReadLimits& limits)
    : internal_(std::make_unique<Internal>(grammar, limits)) {}

MessageReader::~MessageReader() = default;

void MessageReader::Begin(MessageHandler& handler) {
  internal_->handler = &handler;
  internal_->walker.Begin(handler);
  internal_->head.clear();
  internal_->head_given = false;
  internal_->started = false;
  internal_->status = MessageStatus::kRead;
  internal_->problem.clear();
  internal_->problem_rule.clear();
  internal_->line_at_end = 0;
  internal_->bytes = 0;
  internal_->bytes_at_event = 0;
  internal_->failure = nullptr;
}

bool MessageReader::Push(std::string_view bytes) {
  Internal& reader = *internal_;
  if (!reader.head_given) {
    const std::string_view part = bytes.substr(0, kHeadBytes - reader.head.size());
    reader.head += part;
    bytes.remove_prefix(part.size());
    if (reader.head.size() < kHeadBytes) {
      return true;
    }
    reader.OpenHead(false);
  }
  if (reader.bytes + bytes.size() > reader.limits.message_bytes) {
    reader.Break(
        Say("ijw_read.too_large", {{"limit", std::to_string(reader.limits.message_bytes)}}));
  }
  reader.Feed(bytes, false);
  return reader.status == MessageStatus::kRead;
}

ReadOutcome MessageReader::Finish() {
  Internal& reader = *internal_;
  if (!reader.head_given) {
    reader.OpenHead(true);
  } else {
    reader.Feed({}, true);
  }
  if (reader.status == MessageStatus::kRead) {
    reader.line_at_end = reader.Line();
    if (reader.context->wellFormed == 0 || !reader.started || !reader.walker.finished()) {
      reader.Break(Say("ijw_read.cut_off", {{"line", reader.LineText()}}));
    }
  }
  if (reader.status != MessageStatus::kRead) {
    reader.walker.Report(reader.problem_rule, reader.line_at_end);
  }
  ReadOutcome outcome;
  outcome.status = reader.status;
  outcome.bytes = reader.bytes;
  outcome.line = reader.line_at_end;
  outcome.problem = reader.problem;
  outcome.findings_beyond_limit = reader.walker.findings_beyond_limit();
  return outcome;
}

}  // namespace doelmaat::ijw
