// The secret under which a person becomes a client key, and the file it stands in. Not for the bond
// between a key and a store: person_binding.h.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/bsn.h"
#include "domain/client_key.h"

namespace doelmaat::ingest {

// Keys, one for each generation: 1 is what `key new` made, every rotation adds one. What it
// computes chains: generation 1 hashes the person, every later one the hash before it. Held in
// memory that is locked where the system allows it, and wiped.
class PersonKey {
 public:
  // Reads a key file: a line `doelmaat-sleutel-1 <64 hexadecimals>` for each generation. Throws
  // kConfig, saying what to do, for a file that is not there, that others may read, or that is no
  // key file.
  static PersonKey Read(const std::filesystem::path& file);
  // A key that nobody will have again.
  static PersonKey Ephemeral();

  PersonKey(PersonKey&&) noexcept;
  PersonKey& operator=(PersonKey&&) noexcept;
  PersonKey(const PersonKey&) = delete;
  PersonKey& operator=(const PersonKey&) = delete;
  ~PersonKey();

  // The first 128 bits of HMAC-SHA-256(key, nine ASCII digits), and over that for each later
  // generation. The same for the same number, whatever the order of arrival. From any thread.
  domain::ClientKey Of(domain::Bsn bsn) const;
  // What stands for a text that names a person: "p:" and 17 hexadecimals of HMAC-SHA-256 under the
  // first generation, so that it is the same after a rotation and links survive.
  std::string TextPseudonym(std::string_view text) const;
  // For a store to know its key by; tells nothing of it.
  std::string CheckValue() const;
  // The secret of the digests of messages (message_digest.h), from the first generation.
  std::array<unsigned char, 32> DigestSecret() const;

  int generation() const;
  // This key with one new generation.
  PersonKey Rotated() const;
  // Both parts of HMAC under the last generation, as hexadecimals: HMAC(m) = sha256(outer ‖
  // sha256(inner ‖ m)). For the one statement that replaces every client key.
  struct Pads {
    std::string inner;
    std::string outer;
  };
  Pads LastGenerationPads() const;

  // Writes the key to a file that is not there yet, readable by its owner alone, and waits until it
  // is on the disk. Throws kConflict when the file is there, kIo when it cannot be written.
  void Write(const std::filesystem::path& file) const;

 private:
  struct Internal;
  explicit PersonKey(std::unique_ptr<Internal> internal);
  std::unique_ptr<Internal> internal_;
};

// Client keys by BSN, for one thread: the same child comes back in many messages. Wiped at the end.
class ClientKeyCache {
 public:
  explicit ClientKeyCache(const PersonKey& key);
  ~ClientKeyCache();
  ClientKeyCache(const ClientKeyCache&) = delete;
  ClientKeyCache& operator=(const ClientKeyCache&) = delete;

  const domain::ClientKey& Of(domain::Bsn bsn);

 private:
  struct Slot {
    std::uint32_t bsn = 0;  // 0: free; no BSN is
    domain::ClientKey key;
  };

  Slot& Find(std::uint32_t bsn);
  void Grow();

  const PersonKey& key_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

// Overwrites a key file and removes it; nothing when it is not there. Throws kIo.
void DestroyKeyFile(const std::filesystem::path& file);

// Makes sure that what is in memory does not reach a disk when the program crashes. To be called
// before persons are handled.
void ForbidCoreDumps();

}  // namespace doelmaat::ingest
