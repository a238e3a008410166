#include "print/pdf_printer.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "print/chromium.h"
#include "print/devtools.h"
#include "print/pdf_bytes.h"
#include "print/tab.h"

namespace doelmaat::print {
namespace {

using base::Say;
using nlohmann::json;

// The tabs of one Chromium, and the page that each is at.
class PrintShop {
 public:
  explicit PrintShop(const PrinterOptions& options)
      : patience_(options.patience), devtools_(options.program) {
    const auto deadline = Chromium::Clock::now() + patience_;
    product_ =
        TextOf(devtools_.Call("", "Browser.getVersion", json::object(), deadline), "product");
    const std::filesystem::path folder = std::filesystem::canonical(options.folder);
    for (std::size_t i = 0; i < options.tabs; ++i) {
      desks_.push_back({Tab(&devtools_, folder, deadline), {}, {}});
    }
  }

  void Print(const std::vector<std::filesystem::path>& pages, const PdfTaker& take) {
    auto next = pages.begin();
    for (Desk& desk : desks_) {
      Begin(&desk, &next, pages.end());
    }
    for (std::size_t printed = 0; printed < pages.size();) {
      const json message = NextMessage();
      Desk* desk = DeskOf(TextOf(message, "sessionId"));
      if (desk == nullptr) {
        continue;
      }
      if (std::optional<std::string> pdf = desk->tab.Hear(message); pdf.has_value()) {
        const std::filesystem::path page = desk->page;
        Begin(desk, &next, pages.end());
        take(page, Finished(std::move(*pdf)));
        ++printed;
      }
    }
  }

 private:
  using Pages = std::vector<std::filesystem::path>::const_iterator;

  struct Desk {
    Tab tab;
    std::filesystem::path page;  // "" when there is no work left
    Chromium::Clock::time_point deadline;
  };

  // Gives a tab its next page; Chromium is at it while we finish the one before.
  void Begin(Desk* desk, Pages* next, Pages end) const {
    desk->page.clear();
    if (*next != end) {
      desk->page = **next;
      desk->deadline = Chromium::Clock::now() + patience_;
      desk->tab.Open(desk->page);
      ++*next;
    }
  }

  // Waits no longer than the page that must be there first.
  json NextMessage() {
    const Desk* first = nullptr;
    for (const Desk& desk : desks_) {
      if (!desk.page.empty() && (first == nullptr || desk.deadline < first->deadline)) {
        first = &desk;
      }
    }
    DOELMAAT_CHECK(first != nullptr);
    devtools_.BusyWith(first->page.string());
    return devtools_.Next(first->deadline);
  }

  Desk* DeskOf(const std::string& session) {
    const auto found = std::find_if(desks_.begin(), desks_.end(), [&](const Desk& desk) {
      return desk.tab.session() == session;
    });
    return found == desks_.end() ? nullptr : &*found;
  }

  std::string Finished(std::string pdf) const {
    if (!IsTagged(pdf)) {
      throw Error(ErrorKind::kConfig, Say("print.untagged", {{"product", product_}}));
    }
    return Settled(std::move(pdf));
  }

  std::chrono::milliseconds patience_;
  DevTools devtools_;
  std::string product_;
  std::vector<Desk> desks_;
};

}  // namespace

void PrintPages(const PrinterOptions& options,
                const std::vector<std::filesystem::path>& pages,
                const PdfTaker& take) {
  DOELMAAT_CHECK(options.tabs > 0);
  PrintShop(options).Print(pages, take);
}

}  // namespace doelmaat::print
