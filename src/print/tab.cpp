#include "print/tab.h"

#include <cctype>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include "base/error.h"
#include "base/text.h"

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

constexpr const char* kPrint = "Page.printToPDF";
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

}  // namespace

Tab::Tab(DevTools* devtools,
         const std::filesystem::path& folder,
         Chromium::Clock::time_point deadline)
    : devtools_(devtools), folder_(folder) {
  const auto call = [&](const char* method, const json& parameters) {
    return devtools_->Call(session_, method, parameters, deadline);
  };
  const json target = call("Target.createTarget", {{"url", "about:blank"}});
  session_ = TextOf(
      call("Target.attachToTarget", {{"targetId", TextOf(target, "targetId")}, {"flatten", true}}),
      "sessionId");
  call("Page.enable", json::object());
  call("Page.setLifecycleEventsEnabled", {{"enabled", true}});
  call("Inspector.enable", json::object());
  call("Fetch.enable", {{"patterns", {{{"urlPattern", "*"}}}}});
  call("Emulation.setScriptExecutionDisabled", {{"value", true}});
}

void Tab::Open(const std::filesystem::path& page) {
  page_ = page.string();
  document_.clear();
  loaded_.clear();
  printing_ = 0;
  const std::string url = UrlOf(std::filesystem::absolute(page).lexically_normal());
  opening_ = devtools_->Send(session_, "Page.navigate", {{"url", url}});
}

std::optional<std::string> Tab::Hear(const json& message) {
  const auto answered = message.find("id");
  if (answered == message.end()) {
    HearEvent(TextOf(message, "method"), message.value("params", json::object()));
  } else if (*answered == printing_) {
    return Decoded(TextOf(ResultOf(kPrint, message), "data"));
  } else if (*answered == opening_) {
    HearAnswer(message);
  }
  return std::nullopt;
}

void Tab::HearAnswer(const json& message) {
  const json result = ResultOf("Page.navigate", message);
  const std::string refusal = TextOf(result, "errorText");
  if (!refusal.empty()) {
    throw Error(ErrorKind::kIo, Say("print.refused", {{"page", page_}, {"what", refusal}}));
  }
  document_ = TextOf(result, "loaderId");
  PrintWhenThere();
}

void Tab::HearEvent(const std::string& method, const json& said) {
  if (method == "Page.lifecycleEvent" && TextOf(said, "name") == "load") {
    loaded_.insert(TextOf(said, "loaderId"));
    PrintWhenThere();
  } else if (method == "Inspector.targetCrashed") {
    throw Error(ErrorKind::kIo, Say("print.bad_answer", {{"what", method}}));
  } else if (method == "Fetch.requestPaused") {
    const std::string id = TextOf(said, "requestId");
    if (IsIn(folder_, TextOf(said.value("request", json::object()), "url"))) {
      devtools_->Send(session_, "Fetch.continueRequest", {{"requestId", id}});
    } else {
      devtools_->Send(
          session_, "Fetch.failRequest", {{"requestId", id}, {"errorReason", "BlockedByClient"}});
    }
  }
}

void Tab::PrintWhenThere() {
  if (!loaded_.contains(document_) || printing_ != 0) {
    return;
  }
  devtools_->Send(session_, "Runtime.evaluate", {{"expression", kPrepare}});
  printing_ = devtools_->Send(session_,
                              kPrint,
                              {{"printBackground", true},
                               {"preferCSSPageSize", true},
                               {"generateTaggedPDF", true},
                               {"generateDocumentOutline", true}});
}

}  // namespace doelmaat::print
