#include "print/pdf_printer.h"

#include <cctype>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "base/error.h"
#include "base/text.h"
#include "print/chromium.h"
#include "print/pdf_bytes.h"

namespace doelmaat::print {
namespace {

using base::Say;
using nlohmann::json;

// Run in a page that is about to be printed. A figure of the page holds a chart and its table; as a
// Figure of the PDF it would hide the table, so that there only the chart is one.
constexpr const char* kPrepare = R"js(
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  document.querySelectorAll("figure").forEach((part) => { part.setAttribute("role", "group"); });
  document.querySelectorAll("a[href]").forEach((link) => {
    if (!/^(#|https?:|mailto:)/.test(link.getAttribute("href"))) link.removeAttribute("href");
  });
)js";

constexpr std::string_view kFile = "file://";

bool IsPlain(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

std::string UrlOf(const std::filesystem::path& file) {
  std::string url(kFile);
  for (const char c : file.string()) {
    url += IsPlain(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return url;
}

// The file of an address, "" for an address of anything else.
std::filesystem::path FileOf(const std::string& url) {
  if (!url.starts_with(std::string(kFile) + "/")) {
    return {};
  }
  std::string path;
  for (std::size_t i = kFile.size(); i < url.size() && url[i] != '?' && url[i] != '#'; ++i) {
    const bool coded = url[i] == '%' && i + 2 < url.size() &&
                       std::isxdigit(static_cast<unsigned char>(url[i + 1])) != 0 &&
                       std::isxdigit(static_cast<unsigned char>(url[i + 2])) != 0;
    path += coded ? static_cast<char>(std::stoi(url.substr(i + 1, 2), nullptr, 16)) : url[i];
    i += coded ? 2 : 0;
  }
  return path;
}

// Whether an address is that of a file in the folder, links followed.
bool IsIn(const std::filesystem::path& folder, const std::string& url) {
  std::error_code problem;
  const std::filesystem::path file = std::filesystem::canonical(FileOf(url), problem);
  const std::filesystem::path inside = file.lexically_relative(folder);
  return !problem && !inside.empty() && *inside.begin() != "..";
}

std::string Decoded(const std::string& base64) {
  std::string bytes(base64.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                        bytes.size(),
                        base64.data(),
                        base64.size(),
                        nullptr,
                        &length,
                        nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0) {
    throw Error(ErrorKind::kIo, Say("print.bad_answer", {{"what", "JSON"}}));
  }
  bytes.resize(length);
  return bytes;
}

std::string TextOf(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

// A page of a Chromium, kept open for one page after the other.
class PdfPrinter::Browser {
 public:
  explicit Browser(PrinterOptions options)
      : options_(std::move(options)),
        folder_(std::filesystem::canonical(options_.folder)),
        chromium_(options_.program) {
    Wait();
    product_ = TextOf(Call("Browser.getVersion", json::object()), "product");
    const json target = Call("Target.createTarget", {{"url", "about:blank"}});
    session_ = TextOf(Call("Target.attachToTarget",
                           {{"targetId", TextOf(target, "targetId")}, {"flatten", true}}),
                      "sessionId");
    Call("Page.enable", json::object());
    Call("Inspector.enable", json::object());
    Call("Fetch.enable", {{"patterns", {{{"urlPattern", "*"}}}}});
    Call("Emulation.setScriptExecutionDisabled", {{"value", true}});
  }

  std::string Print(const std::filesystem::path& page) {
    Wait();
    chromium_.BusyWith(page.string());
    loaded_ = false;
    const std::string url = UrlOf(std::filesystem::absolute(page).lexically_normal());
    const std::string refusal = TextOf(Call("Page.navigate", {{"url", url}}), "errorText");
    if (!refusal.empty()) {
      throw Error(ErrorKind::kIo,
                  Say("print.refused", {{"page", page.string()}, {"what", refusal}}));
    }
    while (!loaded_) {
      Listen(Next());
    }
    Call("Runtime.evaluate", {{"expression", kPrepare}});
    const json printed = Call("Page.printToPDF",
                              {{"printBackground", true},
                               {"preferCSSPageSize", true},
                               {"generateTaggedPDF", true},
                               {"generateDocumentOutline", true}});
    std::string pdf = Decoded(TextOf(printed, "data"));
    if (!IsTagged(pdf)) {
      throw Error(ErrorKind::kConfig, Say("print.untagged", {{"product", product_}}));
    }
    return Settled(std::move(pdf));
  }

 private:
  void Wait() { deadline_ = Chromium::Clock::now() + options_.patience; }

  void Send(const char* method, const json& parameters) {
    json message = {{"id", ++last_id_}, {"method", method}, {"params", parameters}};
    if (!session_.empty()) {
      message["sessionId"] = session_;
    }
    chromium_.Send(message.dump());
  }

  json Next() {
    json message = json::parse(chromium_.Receive(deadline_), nullptr, false);
    if (!message.is_object()) {
      throw Error(ErrorKind::kIo, Say("print.bad_answer", {{"what", "JSON"}}));
    }
    return message;
  }

  json Call(const char* method, const json& parameters) {
    Send(method, parameters);
    const std::int64_t id = last_id_;
    for (;;) {
      const json message = Next();
      const auto answered = message.find("id");
      if (answered == message.end()) {
        Listen(message);
      } else if (*answered == id) {
        return Result(method, message);
      }
    }
  }

  static json Result(const char* method, const json& message) {
    if (const auto error = message.find("error"); error != message.end()) {
      throw Error(ErrorKind::kIo,
                  Say("print.bad_answer",
                      {{"what", std::string(method) + ": " + TextOf(*error, "message")}}));
    }
    return message.value("result", json::object());
  }

  // What Chromium says of itself.
  void Listen(const json& message) {
    const std::string method = TextOf(message, "method");
    const json said = message.value("params", json::object());
    if (method == "Page.loadEventFired") {
      loaded_ = true;
    } else if (method == "Inspector.targetCrashed") {
      throw Error(ErrorKind::kIo, Say("print.bad_answer", {{"what", method}}));
    } else if (method == "Fetch.requestPaused") {
      const std::string id = TextOf(said, "requestId");
      if (IsIn(folder_, TextOf(said.value("request", json::object()), "url"))) {
        Send("Fetch.continueRequest", {{"requestId", id}});
      } else {
        Send("Fetch.failRequest", {{"requestId", id}, {"errorReason", "BlockedByClient"}});
      }
    }
  }

  PrinterOptions options_;
  std::filesystem::path folder_;
  Chromium chromium_;
  Chromium::Clock::time_point deadline_;
  std::string product_;
  std::string session_;
  std::int64_t last_id_ = 0;
  bool loaded_ = false;
};

PdfPrinter::PdfPrinter(PrinterOptions options)
    : browser_(std::make_unique<Browser>(std::move(options))) {}

PdfPrinter::~PdfPrinter() = default;

std::string PdfPrinter::Print(const std::filesystem::path& page) { return browser_->Print(page); }

}  // namespace doelmaat::print
