#include "ingest/person_key.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::string_view kLineStart = "doelmaat-sleutel-1 ";
constexpr std::string_view kCheckText = "doelmaat person key";
constexpr std::string_view kDigestText = "doelmaat message digest";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kHexLength = 2 * kKeyBytes;
// A key file of more generations than anyone makes is something else.
constexpr std::size_t kMostGenerations = 1000;
constexpr std::size_t kBlockBytes = 64;  // of SHA-256
constexpr std::size_t kTextPseudonymDigits = 17;
constexpr std::size_t kFirstSlots = std::size_t{1} << 12;
// Above this the cache starts anew: 2^21 slots are 42 MB.
constexpr std::size_t kMostSlots = std::size_t{1} << 21;

using KeyBytes = std::array<unsigned char, kKeyBytes>;
using Hash = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Hash Hmac(const crypto_auth_hmacsha256_state& start, const unsigned char* bytes, std::size_t size) {
  crypto_auth_hmacsha256_state state = start;
  crypto_auth_hmacsha256_update(&state, bytes, size);
  Hash hash{};
  crypto_auth_hmacsha256_final(&state, hash.data());
  return hash;
}

std::string HexOf(const unsigned char* bytes, std::size_t size) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

// A file descriptor that closes itself.
class OpenFile {
 public:
  OpenFile(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : descriptor_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) {
      close(descriptor_);
    }
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  bool good() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// What is asked of the disk must be there after a crash too: a name lives in its folder.
void SyncFolder(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const OpenFile handle(folder, O_RDONLY | O_DIRECTORY);
  if (handle.good()) {
    fsync(handle.descriptor());
  }
}

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written <= 0) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return fsync(descriptor) == 0;
}

[[noreturn]] void Refuse(std::string_view key, const std::filesystem::path& file) {
  throw Error(ErrorKind::kConfig, Say(key, {{"file", file.string()}}));
}

// Text that is wiped.
struct SecretText {
  std::string text;
  SecretText() = default;
  ~SecretText() { sodium_memzero(text.data(), text.size()); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
};

void ReadSecret(const std::filesystem::path& file, SecretText* secret) {
  const OpenFile handle(file, O_RDONLY);
  struct stat about {};
  if (!handle.good() || fstat(handle.descriptor(), &about) != 0) {
    Refuse(access(file.c_str(), F_OK) == 0 ? "person.key_unreadable" : "person.key_missing", file);
  }
  if (!S_ISREG(about.st_mode)) {
    Refuse("person.key_bad_file", file);
  }
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    Refuse("person.key_open_to_others", file);
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size > kMostGenerations * (kLineStart.size() + kHexLength + 2)) {
    Refuse("person.key_bad_file", file);
  }
  secret->text.resize(size);
  if (read(handle.descriptor(), secret->text.data(), size) != static_cast<ssize_t>(size)) {
    Refuse("person.key_unreadable", file);
  }
}

}  // namespace

// States after the key, made once: each hash then costs two blocks of SHA-256.
struct PersonKey::Internal {
  struct Generation {
    KeyBytes key;
    crypto_auth_hmacsha256_state state;
  };
  std::vector<Generation> generations;

  Internal() {
    // Never moved in memory: a copy that is left behind would not be wiped.
    generations.reserve(4);
  }
  ~Internal() { Wipe(&generations); }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  static void Wipe(std::vector<Generation>* list) {
    // Also unlocks the memory.
    sodium_munlock(list->data(), list->capacity() * sizeof(Generation));
  }

  void Add(const KeyBytes& key) {
    std::vector<Generation> larger;
    larger.reserve(generations.size() + 1);
    // Locking may not be allowed: then swap is the business of the machine.
    static_cast<void>(sodium_mlock(larger.data(), larger.capacity() * sizeof(Generation)));
    larger.assign(generations.begin(), generations.end());
    Generation& added = larger.emplace_back();
    added.key = key;
    crypto_auth_hmacsha256_init(&added.state, key.data(), key.size());
    generations.swap(larger);
    Wipe(&larger);
  }

  domain::ClientKey Chain(const unsigned char* bytes, std::size_t size) const {
    domain::ClientKey key;
    for (std::size_t g = 0; g < generations.size(); ++g) {
      const Hash hash = g == 0 ? Hmac(generations[g].state, bytes, size)
                               : Hmac(generations[g].state, key.bytes.data(), key.bytes.size());
      std::copy_n(hash.begin(), key.bytes.size(), key.bytes.begin());
    }
    return key;
  }
};

PersonKey::PersonKey(std::unique_ptr<Internal> internal) : internal_(std::move(internal)) {}
PersonKey::PersonKey(PersonKey&&) noexcept = default;
PersonKey& PersonKey::operator=(PersonKey&&) noexcept = default;
PersonKey::~PersonKey() = default;

PersonKey PersonKey::Read(const std::filesystem::path& file) {
  DOELMAAT_CHECK(sodium_init() >= 0);
  SecretText secret;
  ReadSecret(file, &secret);
  auto internal = std::make_unique<Internal>();
  std::string_view rest = secret.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    KeyBytes key{};
    std::size_t length = 0;
    const bool right = line.starts_with(kLineStart) &&
                       line.size() == kLineStart.size() + kHexLength &&
                       sodium_hex2bin(key.data(),
                                      key.size(),
                                      line.data() + kLineStart.size(),
                                      kHexLength,
                                      nullptr,
                                      &length,
                                      nullptr) == 0 &&
                       length == key.size();
    if (!right) {
      Refuse("person.key_bad_file", file);
    }
    internal->Add(key);
    sodium_memzero(key.data(), key.size());
  }
  if (internal->generations.empty()) {
    Refuse("person.key_bad_file", file);
  }
  return PersonKey(std::move(internal));
}

PersonKey PersonKey::Ephemeral() {
  DOELMAAT_CHECK(sodium_init() >= 0);
  auto internal = std::make_unique<Internal>();
  KeyBytes key{};
  randombytes_buf(key.data(), key.size());
  internal->Add(key);
  sodium_memzero(key.data(), key.size());
  return PersonKey(std::move(internal));
}

domain::ClientKey PersonKey::Of(domain::Bsn bsn) const {
  std::array<unsigned char, 9> digits{};
  std::uint32_t rest = bsn.number();
  for (std::size_t i = digits.size(); i-- > 0; rest /= 10) {
    digits[i] = static_cast<unsigned char>('0' + rest % 10);
  }
  const domain::ClientKey key = internal_->Chain(digits.data(), digits.size());
  sodium_memzero(digits.data(), digits.size());
  return key;
}

std::string PersonKey::TextPseudonym(std::string_view text) const {
  const Hash hash = Hmac(internal_->generations.front().state, Bytes(text), text.size());
  return "p:" + HexOf(hash.data(), hash.size()).substr(0, kTextPseudonymDigits);
}

std::string PersonKey::CheckValue() const {
  return internal_->Chain(Bytes(kCheckText), kCheckText.size()).Hex();
}

std::array<unsigned char, 32> PersonKey::DigestSecret() const {
  return Hmac(internal_->generations.front().state, Bytes(kDigestText), kDigestText.size());
}

int PersonKey::generation() const { return static_cast<int>(internal_->generations.size()); }

PersonKey PersonKey::Rotated() const {
  auto internal = std::make_unique<Internal>();
  for (const Internal::Generation& generation : internal_->generations) {
    internal->Add(generation.key);
  }
  KeyBytes key{};
  randombytes_buf(key.data(), key.size());
  internal->Add(key);
  sodium_memzero(key.data(), key.size());
  return PersonKey(std::move(internal));
}

PersonKey::Pads PersonKey::LastGenerationPads() const {
  std::array<unsigned char, kBlockBytes> inner{};
  std::array<unsigned char, kBlockBytes> outer{};
  const KeyBytes& key = internal_->generations.back().key;
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    const unsigned char byte = i < key.size() ? key[i] : 0;
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  }
  Pads pads{HexOf(inner.data(), inner.size()), HexOf(outer.data(), outer.size())};
  sodium_memzero(inner.data(), inner.size());
  sodium_memzero(outer.data(), outer.size());
  return pads;
}

void PersonKey::Write(const std::filesystem::path& file) const {
  const OpenFile handle(file, O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
  if (!handle.good()) {
    if (errno == EEXIST) {
      throw Error(ErrorKind::kConflict, Say("person.key_exists", {{"file", file.string()}}));
    }
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", file.string()}}));
  }
  SecretText secret;
  secret.text.reserve(internal_->generations.size() * (kLineStart.size() + kHexLength + 1));
  for (const Internal::Generation& generation : internal_->generations) {
    std::string hex = HexOf(generation.key.data(), generation.key.size());
    secret.text.append(kLineStart).append(hex).append("\n");
    sodium_memzero(hex.data(), hex.size());
  }
  if (!WriteAll(handle.descriptor(), secret.text)) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", file.string()}}));
  }
  SyncFolder(file);
}

ClientKeyCache::ClientKeyCache(const PersonKey& key) : key_(key), slots_(kFirstSlots) {
  static_cast<void>(sodium_mlock(slots_.data(), slots_.size() * sizeof(Slot)));
}

ClientKeyCache::~ClientKeyCache() { sodium_munlock(slots_.data(), slots_.size() * sizeof(Slot)); }

ClientKeyCache::Slot& ClientKeyCache::Find(std::uint32_t bsn) {
  const std::size_t mask = slots_.size() - 1;
  // Fibonacci hashing: numbers that follow each other spread.
  std::size_t at = (bsn * std::uint64_t{0x9E3779B97F4A7C15}) >> 32 & mask;
  while (slots_[at].bsn != 0 && slots_[at].bsn != bsn) {
    at = (at + 1) & mask;
  }
  return slots_[at];
}

void ClientKeyCache::Grow() {
  std::vector<Slot> old(std::min(2 * slots_.size(), kMostSlots));
  static_cast<void>(sodium_mlock(old.data(), old.size() * sizeof(Slot)));
  const bool keep = old.size() > slots_.size();
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (keep && slot.bsn != 0) {
      Find(slot.bsn) = slot;
      ++used_;
    }
  }
  sodium_munlock(old.data(), old.size() * sizeof(Slot));
}

const domain::ClientKey& ClientKeyCache::Of(domain::Bsn bsn) {
  if (Slot& slot = Find(bsn.number()); slot.bsn != 0) {
    return slot.key;
  }
  if (2 * (used_ + 1) > slots_.size()) {
    Grow();
  }
  Slot& slot = Find(bsn.number());
  slot = {bsn.number(), key_.Of(bsn)};
  ++used_;
  return slot.key;
}

void DestroyKeyFile(const std::filesystem::path& file) {
  const OpenFile handle(file, O_WRONLY | O_NOFOLLOW);
  if (!handle.good()) {
    if (errno == ENOENT) {
      return;
    }
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", file.string()}}));
  }
  struct stat about {};
  fstat(handle.descriptor(), &about);
  std::string noise(static_cast<std::size_t>(about.st_size), '\0');
  randombytes_buf(noise.data(), noise.size());
  std::error_code problem;
  if (!WriteAll(handle.descriptor(), noise) || !std::filesystem::remove(file, problem)) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", file.string()}}));
  }
  SyncFolder(file);
}

void ForbidCoreDumps() {
  const struct rlimit none {};
  static_cast<void>(setrlimit(RLIMIT_CORE, &none));
  static_cast<void>(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
}

}  // namespace doelmaat::ingest
