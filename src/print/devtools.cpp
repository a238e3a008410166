#include "print/devtools.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::print {

using base::Say;
using nlohmann::json;

std::string TextOf(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

json ResultOf(const char* method, const json& answer) {
  if (const auto error = answer.find("error"); error != answer.end()) {
    throw Error(ErrorKind::kIo,
                Say("print.bad_answer",
                    {{"what", std::string(method) + ": " + TextOf(*error, "message")}}));
  }
  return answer.value("result", json::object());
}

std::int64_t DevTools::Send(const std::string& session,
                            const char* method,
                            const json& parameters) {
  json message = {{"id", ++last_id_}, {"method", method}, {"params", parameters}};
  if (!session.empty()) {
    message["sessionId"] = session;
  }
  chromium_.Send(message.dump());
  return last_id_;
}

json DevTools::Next(Chromium::Clock::time_point deadline) {
  json message = json::parse(chromium_.Receive(deadline), nullptr, false);
  if (!message.is_object()) {
    throw Error(ErrorKind::kIo, Say("print.bad_answer", {{"what", "JSON"}}));
  }
  return message;
}

json DevTools::Call(const std::string& session,
                    const char* method,
                    const json& parameters,
                    Chromium::Clock::time_point deadline) {
  const std::int64_t id = Send(session, method, parameters);
  for (;;) {
    const json message = Next(deadline);
    if (message.value("id", json()) == id) {
      return ResultOf(method, message);
    }
  }
}

}  // namespace doelmaat::print
