// The register of measures of a municipality: what the council decided, with realised figures
// beside it. It estimates no effect.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/publishable_table.h"

namespace doelmaat::service {

struct RegisterEntry {
  std::string municipality;  // "GM0344"
  std::string entry;         // short name, unique in the municipality
  std::string title;
  std::string decided;  // "2025-03-12"
  std::string target_group;
  std::string measure;            // id of the catalogue or name of a file; "" for none
  std::optional<double> low_eur;  // expected net saving a year; both or neither
  std::optional<double> high_eur;
  std::string goal;
};

// Adds a decision; a store that is not there is made. Throws kBadInput for a code, day or band that
// is none, a text that is empty, kConflict for an entry that is there already.
void AddToRegister(const std::filesystem::path& store, const RegisterEntry& entry);

// By municipality, day and name; of one municipality, or of all for "". Throws kNotFound for a
// store that is not there.
std::vector<RegisterEntry> ListRegister(const std::filesystem::path& store,
                                        const std::string& municipality);
std::string ListRegisterText(const std::filesystem::path& store,
                             const std::string& municipality,
                             bool json);

struct RegisterRequest {
  std::string municipality;
  std::string entry;
  disclosure::Audience audience = disclosure::Audience::kPublic;
};

// A decision with the realised figures of the municipality by year: spending and clients, as the
// audience may see them, each year marked as before, in or after the year of the decision. Throws
// kNotFound for an entry that is not there. docs/user/maatregelen.md has the fields of the JSON.
std::string ShowRegisterText(const std::filesystem::path& store,
                             const RegisterRequest& request,
                             bool json);

}  // namespace doelmaat::service
