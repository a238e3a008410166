#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::ingest {

// What bytes or a message are known by: BLAKE2b-256 under a secret of the store, so that whoever
// has the store alone cannot try out numbers of persons against it.
using Digest = std::array<unsigned char, 32>;

std::string DigestText(const Digest& digest);

// What a message is kept and found again by: its first 128 bits, which no two messages share. Of
// millions of messages the other half would be a tenth of the store.
inline constexpr std::size_t kMessageDigestBytes = 16;
std::string MessageDigestText(const Digest& digest);

// Of the days, numbers and codes of a message: the first part of its digest, without the key, so
// that messages of one identity stand in the same order whatever the key. FNV-1a: quick, and the
// same for whoever reads the message.
class MessageOrder {
 public:
  void Add(std::uint64_t path, std::string_view text) {
    hash_ = (hash_ ^ path) * kPrime;
    for (const char c : text) {
      hash_ = (hash_ ^ static_cast<unsigned char>(c)) * kPrime;
    }
  }
  // Makes it the first bytes of a digest.
  void Lead(Digest* digest) const;

 private:
  static constexpr std::uint64_t kPrime = 0x100000001b3;
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

// Fed with parts; only their concatenation counts, so the caller marks where parts begin.
class DigestStream {
 public:
  explicit DigestStream(const Digest& secret);
  ~DigestStream();
  DigestStream(const DigestStream&) = delete;
  DigestStream& operator=(const DigestStream&) = delete;

  void Begin();
  void Add(std::string_view bytes) {
    if (used_ + bytes.size() > buffer_.size()) {
      Drain(bytes);
      return;
    }
    bytes.copy(buffer_.data() + used_, bytes.size());
    used_ += bytes.size();
  }
  void AddNumber(std::uint64_t number) {
    Add({reinterpret_cast<const char*>(&number), sizeof number});
  }
  Digest Finish();

 private:
  void Drain(std::string_view bytes);

  struct State;
  Digest secret_;
  std::unique_ptr<State> state_;
  // Small parts are gathered: each update of the hash has a price.
  std::vector<char> buffer_;
  std::size_t used_ = 0;
};

}  // namespace doelmaat::ingest
