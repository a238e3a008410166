// A tab of Chromium that prints one page of a report after the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "print/devtools.h"

namespace doelmaat::print {

class Tab {
 public:
  // Opens an empty tab in which no script runs and which gets files of `folder` (canonical) only.
  // Throws kIo when Chromium does not answer before `deadline`.
  Tab(DevTools* devtools,
      const std::filesystem::path& folder,
      Chromium::Clock::time_point deadline);

  // As Chromium names it in its messages.
  const std::string& session() const { return session_; }
  // Starts with a page, which gets its PDF through Hear.
  void Open(const std::filesystem::path& page);
  // Does what a message to this tab asks for, and returns the PDF when that is what it brings.
  // Throws kIo when the page cannot be opened or printed.
  std::optional<std::string> Hear(const nlohmann::json& message);

 private:
  void HearAnswer(const nlohmann::json& message);
  void HearEvent(const std::string& method, const nlohmann::json& said);
  void PrintWhenThere();

  DevTools* devtools_;
  std::filesystem::path folder_;
  std::string session_;
  std::string page_;
  std::int64_t opening_ = 0;  // number of the command to open the page
  std::int64_t printing_ = 0;
  std::string document_;          // that the page is opened as; "" until that is known
  std::set<std::string> loaded_;  // documents with all that belongs to them
};

}  // namespace doelmaat::print
