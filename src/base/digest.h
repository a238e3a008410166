#pragma once

#include <string>
#include <string_view>

namespace doelmaat::base {

// SHA-256 as 64 lowercase hexadecimal digits: identity of content, not secrecy.
std::string Sha256(std::string_view bytes);

// The digest of several parts; unlike the digest of their concatenation it depends on where the
// parts begin and end.
class DigestBuilder {
 public:
  DigestBuilder& Add(std::string_view part);
  std::string Finish() const;

 private:
  std::string parts_;
};

}  // namespace doelmaat::base
