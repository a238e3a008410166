// The DevTools protocol: commands to one Chromium and what it says, as JSON, over its socket.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "print/chromium.h"

namespace doelmaat::print {

class DevTools {
 public:
  // Starts the program. Throws kConfig when it cannot be started.
  explicit DevTools(const std::string& program) : chromium_(program) {}

  // Names what is waited for, for the texts of errors.
  void BusyWith(std::string what) { chromium_.BusyWith(std::move(what)); }

  // Sends a command to a tab, or to the browser itself (session ""). Returns the number that its
  // answer will carry as "id".
  std::int64_t Send(const std::string& session,
                    const char* method,
                    const nlohmann::json& parameters);
  // The next message: an answer, or an event of a tab ("sessionId"). Throws kIo when there is none
  // before `deadline`, when Chromium has ended, and for anything but an object.
  nlohmann::json Next(Chromium::Clock::time_point deadline);
  // Sends a command and waits for what it results in; what comes before that is lost, so only while
  // no tab has work. Throws kIo as Next and ResultOf do.
  nlohmann::json Call(const std::string& session,
                      const char* method,
                      const nlohmann::json& parameters,
                      Chromium::Clock::time_point deadline);

 private:
  Chromium chromium_;
  std::int64_t last_id_ = 0;
};

// The result in the answer to a command. Throws kIo when the answer is a refusal.
nlohmann::json ResultOf(const char* method, const nlohmann::json& answer);

// A field that holds text, "" when there is none.
std::string TextOf(const nlohmann::json& object, const char* field);

}  // namespace doelmaat::print
