#include "base/digest.h"

#include <array>

#include <sodium.h>

namespace doelmaat::base {

std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(
      hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

DigestBuilder& DigestBuilder::Add(std::string_view part) {
  parts_ += std::to_string(part.size()) + ':';
  parts_ += part;
  return *this;
}

std::string DigestBuilder::Finish() const { return Sha256(parts_); }

}  // namespace doelmaat::base
