#include "ingest/message_digest.h"

#include <sodium.h>

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kBuffer = 16384;

}  // namespace

std::string DigestText(const Digest& digest) {
  std::string text(2 * digest.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  text.pop_back();
  return text;
}

std::string MessageDigestText(const Digest& digest) {
  return DigestText(digest).substr(0, 2 * kMessageDigestBytes);
}

void MessageOrder::Lead(Digest* digest) const {
  for (std::size_t i = 0; i < sizeof hash_; ++i) {
    (*digest)[i] = static_cast<unsigned char>(hash_ >> (8 * (sizeof hash_ - 1 - i)));
  }
}

struct DigestStream::State {
  crypto_generichash_state hash;
};

DigestStream::DigestStream(const Digest& secret)
    : secret_(secret), state_(std::make_unique<State>()), buffer_(kBuffer) {
  Begin();
}

DigestStream::~DigestStream() {
  sodium_memzero(secret_.data(), secret_.size());
  sodium_memzero(state_.get(), sizeof(State));
  sodium_memzero(buffer_.data(), buffer_.size());
}

void DigestStream::Begin() {
  crypto_generichash_init(&state_->hash, secret_.data(), secret_.size(), Digest().size());
  used_ = 0;
}

void DigestStream::Drain(std::string_view bytes) {
  crypto_generichash_update(
      &state_->hash, reinterpret_cast<const unsigned char*>(buffer_.data()), used_);
  used_ = 0;
  if (bytes.size() > buffer_.size() / 2) {
    crypto_generichash_update(
        &state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  } else {
    used_ = bytes.copy(buffer_.data(), bytes.size());
  }
}

Digest DigestStream::Finish() {
  Drain({});
  Digest digest{};
  crypto_generichash_final(&state_->hash, digest.data(), digest.size());
  return digest;
}

}  // namespace doelmaat::ingest
