#include "print/chromium.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace doelmaat::print {
namespace {

using base::Say;

constexpr std::array kNames = {
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};
constexpr const char* kComplaints = "klachten.txt";
constexpr std::size_t kReadSize = 1 << 18;

// The network is shut by name here, and every address by the printer, which lets files pass only.
constexpr std::array kSwitches = {"--headless",
                                  "--remote-debugging-pipe",
                                  "--disable-background-networking",
                                  "--disable-breakpad",
                                  "--disable-component-update",
                                  "--disable-default-apps",
                                  "--disable-dev-shm-usage",
                                  "--disable-extensions",
                                  "--disable-gpu",
                                  "--disable-quic",
                                  "--disable-renderer-backgrounding",
                                  "--disable-sync",
                                  "--font-render-hinting=none",
                                  "--host-resolver-rules=MAP * ~NOTFOUND",
                                  "--mute-audio",
                                  "--no-default-browser-check",
                                  "--no-first-run",
                                  "--password-store=basic"};

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Error SystemError(const std::string& what) {
  return Error(ErrorKind::kIo,
               Say("print.system", {{"what", what}, {"reason", std::strerror(errno)}}));
}

// Signals that would end us, but for those that our caller has switched off (nohup).
sigset_t EndingSignals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_IGN) {
      sigaddset(&set, signal);
    }
  }
  return set;
}

std::vector<char*> Pointers(std::vector<std::string>* texts) {
  std::vector<char*> pointers;
  for (std::string& text : *texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> ArgumentsOf(const std::string& program,
                                     const std::filesystem::path& folder) {
  std::vector<std::string> arguments = {program};
  arguments.insert(arguments.end(), kSwitches.begin(), kSwitches.end());
  if (geteuid() == 0) {
    arguments.emplace_back("--no-sandbox");  // Chromium refuses to start as root with it
  }
  arguments.push_back("--user-data-dir=" + (folder / "profiel").string());
  return arguments;
}

// What a wrapper script and fontconfig need, and nothing of the user's.
std::vector<std::string> EnvironmentOf(const std::filesystem::path& folder) {
  const std::string path = Environment("PATH");
  std::vector<std::string> environment = {
      "PATH=" + (path.empty() ? "/usr/local/bin:/usr/bin:/bin" : path),
      "HOME=" + folder.string(),
      "TMPDIR=" + folder.string(),
      "LANG=C.UTF-8"};
  for (const char* name : {"FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH"}) {
    if (const std::string value = Environment(name); !value.empty()) {
      environment.push_back(std::string(name) + "=" + value);
    }
  }
  return environment;
}

std::filesystem::path NewFolder() {
  const std::string wanted = Environment("TMPDIR");
  std::string name = (wanted.empty() ? "/tmp" : wanted) + "/doelmaat-pdf-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    throw SystemError(name);
  }
  return name;
}

// Starts the program in a process group of its own, with `socket` as its file 3 and 4. Returns the
// error number of the system, 0 for none.
int Spawn(const std::string& program,
          const std::filesystem::path& folder,
          int socket,
          pid_t* process) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(
      &files, STDERR_FILENO, (folder / kComplaints).c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_adddup2(&files, socket, 3);
  posix_spawn_file_actions_adddup2(&files, socket, 4);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  std::vector<std::string> arguments = ArgumentsOf(program, folder);
  std::vector<std::string> environment = EnvironmentOf(folder);
  const int failed = posix_spawnp(process,
                                  program.c_str(),
                                  &files,
                                  &attributes,
                                  Pointers(&arguments).data(),
                                  Pointers(&environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed;
}

}  // namespace

bool CanRun(const std::string& program) { return access(program.c_str(), X_OK) == 0; }

std::string FindChromium() {
  if (const std::string named = Environment("DOELMAAT_CHROMIUM"); !named.empty()) {
    return named;
  }
  for (const char* name : kNames) {
    std::istringstream folders(Environment("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
      const std::string file = folder + "/" + name;
      if (!folder.empty() && CanRun(file)) {
        return file;
      }
    }
  }
  return "";
}

Chromium::Chromium(const std::string& program) : folder_(NewFolder()), busy_with_(program) {
  try {
    Start(program);
  } catch (const Error&) {
    End();
    throw;
  }
}

Chromium::~Chromium() { End(); }

void Chromium::Start(const std::string& program) {
  const sigset_t ending = EndingSignals();
  interruption_ = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
  std::array<int, 2> ends = {-1, -1};
  if (interruption_ < 0 || socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw SystemError(program);
  }
  socket_ = ends[0];
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  const int failed = Spawn(program, folder_, ends[1], &process_);
  close(ends[1]);
  if (failed != 0) {
    process_ = -1;
    throw Error(
        ErrorKind::kConfig,
        Say("print.cannot_start", {{"program", program}, {"reason", std::strerror(failed)}}));
  }
}

void Chromium::End() {
  if (process_ > 0) {
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }
  for (int* file : {&socket_, &interruption_}) {
    if (*file >= 0) {
      close(*file);
      *file = -1;
    }
  }
  // Its other processes have been killed too, but may still be about to make a file.
  std::error_code left;
  for (int attempt = 0; attempt < 20 && std::filesystem::exists(folder_, left); ++attempt) {
    std::filesystem::remove_all(folder_, left);
    if (left) {
      poll(nullptr, 0, 10);
    }
  }
  const sigset_t ending = EndingSignals();
  pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);  // a signal that waited now ends us
}

void Chromium::Send(std::string_view message) {
  std::string bytes(message);
  bytes += '\0';
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count =
        send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count < 0 && errno != EINTR) {
      throw Error(ErrorKind::kIo,
                  Say("print.ended", {{"page", busy_with_}, {"complaint", LastComplaint()}}));
    }
    sent += count < 0 ? 0 : static_cast<std::size_t>(count);
  }
}

void Chromium::WaitForBytes(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  std::array<pollfd, 2> files = {{{socket_, POLLIN, 0}, {interruption_, POLLIN, 0}}};
  const int ready = poll(files.data(), files.size(), static_cast<int>(std::max<long>(left, 0)));
  if (ready < 0 && errno != EINTR) {
    throw SystemError("poll");
  }
  if (files[1].revents != 0) {
    End();
    throw Error(ErrorKind::kIo, Say("print.interrupted"));
  }
  if (ready == 0) {
    throw Error(ErrorKind::kIo,
                Say("print.no_answer", {{"page", busy_with_}, {"complaint", LastComplaint()}}));
  }
}

std::string Chromium::Receive(Clock::time_point deadline) {
  for (;;) {
    const std::size_t end = unread_.find('\0', searched_);
    if (end != std::string::npos) {
      std::string message = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      searched_ = 0;
      return message;
    }
    searched_ = unread_.size();
    WaitForBytes(deadline);
    unread_.resize(searched_ + kReadSize);
    const ssize_t count = recv(socket_, unread_.data() + searched_, kReadSize, MSG_DONTWAIT);
    const bool wait = count < 0 && (errno == EAGAIN || errno == EINTR);
    unread_.resize(searched_ + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count <= 0 && !wait) {
      throw Error(ErrorKind::kIo,
                  Say("print.ended", {{"page", busy_with_}, {"complaint", LastComplaint()}}));
    }
  }
}

std::string Chromium::LastComplaint() const {
  std::error_code none;
  if (!std::filesystem::is_regular_file(folder_ / kComplaints, none)) {
    return "-";
  }
  std::istringstream lines(base::ReadFile(folder_ / kComplaints));
  std::string last = "-";
  for (std::string line; std::getline(lines, line);) {
    last = line.empty() ? last : line;
  }
  return last;
}

}  // namespace doelmaat::print
