#pragma once

#include <stdexcept>
#include <string>

namespace doelmaat {

// What went wrong, as the caller must react to it. The two boundaries (app, serve) map a kind to an
// exit code or an HTTP status.
enum class ErrorKind { kBadInput, kNotFound, kConflict, kBadData, kConfig, kIo, kInternal };

// A broken request or environment. The message is text for the user, from `locales`: it names the
// thing, its place and what to do. An outcome to expect (a rejected row, too few units) is a value
// in a result, never an Error.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message);

  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace doelmaat
