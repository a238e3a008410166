// One headless Chromium of our own, spoken to over a socket that it inherits
// (--remote-debugging-pipe): no port is opened, nobody else can speak to it, and it ends when we
// do.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace doelmaat::print {

// The program that DOELMAAT_CHROMIUM names, or else the first Chromium or Chrome on PATH; "" when
// there is none. A program that is named is not looked for: CanRun says whether it is there.
std::string FindChromium();

// Whether there is a program of that name that may be run.
bool CanRun(const std::string& program);

// Starts the program with a home and a profile of its own in a new folder for temporary files, and
// as little environment as it can do with. While it runs, an interruption (SIGINT, SIGTERM, SIGHUP)
// ends it and removes that folder before it ends us.
class Chromium {
 public:
  using Clock = std::chrono::steady_clock;

  // Throws kConfig when the program cannot be started, kIo.
  explicit Chromium(const std::string& program);
  ~Chromium();
  Chromium(const Chromium&) = delete;
  Chromium& operator=(const Chromium&) = delete;

  // Names what is being done, for the texts of errors.
  void BusyWith(std::string what) { busy_with_ = std::move(what); }
  // Sends one message.
  void Send(std::string_view message);
  // The next message. Throws kIo when there is none before `deadline`, or when Chromium has ended;
  // the text says what it last complained of.
  std::string Receive(Clock::time_point deadline);

 private:
  void Start(const std::string& program);
  void WaitForBytes(Clock::time_point deadline);
  void End();
  std::string LastComplaint() const;

  std::filesystem::path folder_;  // its home, profile and complaints
  int socket_ = -1;
  int interruption_ = -1;  // readable when a signal waits
  int process_ = -1;
  std::string busy_with_;
  std::string unread_;
  std::size_t searched_ = 0;  // of unread_, for the end of a message
};

}  // namespace doelmaat::print
