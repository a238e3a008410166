#include "synth/message_text.h"

#include <array>

#include "synth/client_text.h"
#include "synth/person.h"
#include "synth/xml_text.h"

namespace doelmaat::synth {
namespace {

constexpr std::array<std::string_view, 8> kNumbers{
    "315", "317", "319", "301", "305", "307", "323", "325"};
constexpr std::array<std::string_view, 8> kCodes{
    "446", "486", "488", "436", "438", "440", "490", "491"};
constexpr std::array<std::string_view, 8> kRetourCodes{
    "447", "487", "489", "437", "439", "441", "", ""};

std::size_t At(MessageType type) { return static_cast<std::size_t>(type); }

void AppendRoot(std::string_view number, std::string* text) {
  text->append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Bericht "
      "xmlns=\"http://www.istandaarden.nl/ijw/3_2/jw");
  text->append(number);
  text->append("/schema\" xmlns:ijw=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">\n");
}

void AppendVersions(std::string_view name, std::string* text) {
  Xml(text)
      .Open(name)
      .Leaf("ijw:BasisschemaXsdVersie", "1.0.0")
      .Leaf("ijw:BerichtXsdVersie", "1.0.0")
      .Close(name);
}

void AppendHeaderStart(const Texts& texts,
                       const Envelope& envelope,
                       std::string_view code,
                       std::string* text) {
  const std::string_view municipality = texts.municipality().code;
  const std::string_view provider = texts.Agb(envelope.provider);
  const bool from_municipality = FromMunicipality(envelope.type);
  Xml(text)
      .Open("Header")
      .Leaf("BerichtCode", code)
      .Leaf("BerichtVersie", "3")
      .Leaf("BerichtSubversie", "2")
      .Leaf("Afzender", from_municipality ? municipality : provider)
      .Leaf("Ontvanger", from_municipality ? provider : municipality)
      .Open("BerichtIdentificatie")
      .Leaf("ijw:Identificatie", envelope.identification)
      .Date("ijw:Dagtekening", envelope.day)
      .Close("BerichtIdentificatie");
  AppendVersions("XsdVersie", text);
}

void AppendProduct(const Product& product, bool aspecific, std::string* text) {
  Xml xml(text);
  xml.Open("Product").Leaf("ijw:Categorie", product.category);
  if (!aspecific) {
    xml.Leaf("ijw:Code", product.code);
  }
  xml.Close("Product");
}

void AppendVolume(const Product& product, std::int64_t volume, std::string* text) {
  Xml(text)
      .Open("Omvang")
      .Number("ijw:Volume", volume)
      .Leaf("ijw:Eenheid", product.unit)
      .Leaf("ijw:Frequentie", product.frequency())
      .Close("Omvang");
}

void AppendAllocation(const Texts& texts, const AllocationState& state, std::string* text) {
  const Allocation& allocation =
      texts.traffic.allocations[static_cast<std::size_t>(state.allocation)];
  const Version& version = allocation.versions[static_cast<std::size_t>(state.version)];
  const Product& product = Products()[allocation.product];
  Xml xml(text);
  xml.Open("ToegewezenProduct").Number("ToewijzingNummer", allocation.number);
  if (version.reference != kNone) {
    xml.Leaf("ReferentieAanbieder", RequestReference(texts, version.reference));
  }
  AppendProduct(product, allocation.aspecific, text);
  xml.Date("Toewijzingsdatum", version.sent);
  xml.Open("Toewijzingstijd");
  AppendPadded(text, static_cast<std::uint64_t>(version.second / 3600), 2);
  text->push_back(':');
  AppendPadded(text, static_cast<std::uint64_t>(version.second / 60 % 60), 2);
  text->push_back(':');
  AppendPadded(text, static_cast<std::uint64_t>(version.second % 60), 2);
  xml.Close("Toewijzingstijd").Date("Ingangsdatum", allocation.from);
  if (version.until != kNoDay) {
    xml.Date("Einddatum", version.until);
  }
  if (!version.reason.empty()) {
    xml.Leaf("RedenWijziging", version.reason);
  }
  if (version.volume > 0) {
    AppendVolume(product, version.volume, text);
  }
  if (version.budget > 0) {
    xml.Number("Budget", version.budget);
  }
  xml.Close("ToegewezenProduct");
  text->push_back('\n');
}

// The elements by which a start and a stop say what they are about.
void AppendServiceKey(const Texts& texts, const Service& service, std::string* text) {
  const Allocation& allocation =
      texts.traffic.allocations[static_cast<std::size_t>(service.allocation)];
  Xml xml(text);
  xml.Number("ToewijzingNummer", allocation.number);
  AppendProduct(Products()[allocation.product], allocation.aspecific, text);
  xml.Date("ToewijzingIngangsdatum", allocation.from).Date("Begindatum", service.begin);
}

std::string Begin(const Texts& texts, const Envelope& envelope) {
  std::string text;
  text.reserve(2000);
  AppendHead(texts, envelope, &text);
  return text;
}

int YouthOf(const Texts& texts, const Service& service) {
  return texts.traffic.allocations[static_cast<std::size_t>(service.allocation)].youth;
}

}  // namespace

std::string_view MessageNumber(MessageType type) { return kNumbers[At(type)]; }

bool FromMunicipality(MessageType type) {
  return type == MessageType::k301 || type == MessageType::k319 || type == MessageType::k325;
}

void AppendHead(const Texts& texts, const Envelope& envelope, std::string* text) {
  AppendRoot(MessageNumber(envelope.type), text);
  AppendHeaderStart(texts, envelope, kCodes[At(envelope.type)], text);
  if (envelope.type != MessageType::k325) {
    Xml(text).Close("Header");
    text->push_back('\n');
  }
}

std::string RequestReference(const Texts& texts, int request) {
  std::string text = "V" + texts.municipality().code + "-";
  AppendPadded(&text, static_cast<std::uint64_t>(request) + 1, 8);
  return text;
}

std::string ClaimReference(const Texts& texts, const Claim& claim) {
  std::string text = texts.municipality().code + "R";
  AppendPadded(&text, static_cast<std::uint64_t>(claim.reference), 8);
  return text;
}

std::string DeclarationNumber(const Texts& texts, const Declaration& declaration) {
  std::string text = texts.municipality().code + "D";
  AppendMonth(&text, declaration.month, "");
  text.append(declaration.again ? "B" : "");
  return text;
}

std::string AllocationText(const Texts& texts,
                           const Envelope& envelope,
                           const std::vector<AllocationState>& states) {
  std::string text = Begin(texts, envelope);
  const int youth =
      texts.traffic.allocations[static_cast<std::size_t>(states.front().allocation)].youth;
  const Person person = PersonOf(texts.traffic.youths[static_cast<std::size_t>(youth)].number);
  AppendClient(texts, youth, person, true, &text);
  AppendPersonal(texts, youth, person, &text);
  Xml xml(&text);
  xml.Open("ToegewezenProducten");
  text.push_back('\n');
  for (const AllocationState& state : states) {
    AppendAllocation(texts, state, &text);
  }
  xml.Close("ToegewezenProducten").Close("Client").Close("Bericht");
  return text;
}

std::string StartText(const Texts& texts,
                      const Envelope& envelope,
                      const Service& service,
                      bool deletes) {
  std::string text = Begin(texts, envelope);
  const int youth = YouthOf(texts, service);
  AppendClient(texts,
               youth,
               PersonOf(texts.traffic.youths[static_cast<std::size_t>(youth)].number),
               false,
               &text);
  Xml xml(&text);
  xml.Open("StartProducten").Open("StartProduct");
  AppendServiceKey(texts, service, &text);
  xml.Leaf("StatusAanlevering", deletes ? "3" : "1")
      .Close("StartProduct")
      .Close("StartProducten")
      .Close("Client")
      .Close("Bericht");
  return text;
}

std::string StopText(const Texts& texts, const Envelope& envelope, const Service& service) {
  std::string text = Begin(texts, envelope);
  const int youth = YouthOf(texts, service);
  AppendClient(texts,
               youth,
               PersonOf(texts.traffic.youths[static_cast<std::size_t>(youth)].number),
               false,
               &text);
  Xml xml(&text);
  xml.Open("StopProducten").Open("StopProduct");
  AppendServiceKey(texts, service, &text);
  xml.Leaf("RedenBeeindiging", service.reason)
      .Date("Einddatum", service.end)
      .Leaf("StatusAanlevering", "1")
      .Close("StopProduct")
      .Close("StopProducten")
      .Close("Client")
      .Close("Bericht");
  return text;
}

std::string RequestText(const Texts& texts, const Envelope& envelope, int index) {
  std::string text = Begin(texts, envelope);
  const Request& request = texts.traffic.requests[static_cast<std::size_t>(index)];
  const Product& product = Products()[request.product];
  const Person person =
      PersonOf(texts.traffic.youths[static_cast<std::size_t>(request.youth)].number);
  AppendClient(texts, request.youth, person, false, &text);
  Xml xml(&text);
  xml.Leaf("GezagsdragerBekend", "1").Open("AangevraagdeProducten").Open("AangevraagdProduct");
  xml.Leaf("ReferentieAanbieder", RequestReference(texts, index));
  AppendProduct(product, request.budget > 0, &text);
  xml.Date("ToewijzingIngangsdatum", request.from);
  if (request.until != kNoDay) {
    xml.Date("ToewijzingEinddatum", request.until);
  }
  if (request.volume > 0) {
    AppendVolume(product, request.volume, &text);
  }
  if (request.budget > 0) {
    xml.Number("Budget", request.budget);
  }
  xml.Open("Verwijzer").Leaf("ijw:Type", request.referrer);
  if (request.referrer >= "02" && request.referrer <= "05" && request.defect == Defect::kNone) {
    if (index % 6 == 0) {
      xml.Leaf("ijw:Naam", "Praktijk " + person.surname.substr(0, 3) + "berg");
    } else {
      xml.Open("ijw:ZorgverlenerCode");
      AppendPadded(&text,
                   1000000 + static_cast<std::uint64_t>(request.referrer[1] - '0') * 100000 +
                       static_cast<std::uint64_t>(index) % 97,
                   8);
      xml.Close("ijw:ZorgverlenerCode");
    }
  }
  xml.Close("Verwijzer")
      .Close("AangevraagdProduct")
      .Close("AangevraagdeProducten")
      .Close("Client")
      .Close("Bericht");
  return text;
}

std::string ChangeText(const Texts& texts,
                       const Envelope& envelope,
                       int index,
                       const std::vector<int>& unchanged) {
  std::string text = Begin(texts, envelope);
  const Request& request = texts.traffic.requests[static_cast<std::size_t>(index)];
  const auto number = [&](int allocation) {
    return texts.traffic.allocations[static_cast<std::size_t>(allocation)].number;
  };
  Xml xml(&text);
  xml.Open("Client").Number("Bsn", texts.Bsn(request.youth)).Open("Verzoek");
  xml.Leaf("ReferentieAanbieder", RequestReference(texts, index)).Leaf("RedenVerzoek", "1");
  if (!unchanged.empty()) {
    xml.Open("OngewijzigdeProducten");
    for (const int allocation : unchanged) {
      xml.Open("OngewijzigdProduct")
          .Number("ToewijzingNummer", number(allocation))
          .Close("OngewijzigdProduct");
    }
    xml.Close("OngewijzigdeProducten");
  }
  xml.Open("TeWijzigenProducten").Open("TeWijzigenProduct");
  xml.Number("ToewijzingNummer", number(request.allocation))
      .Date("GewensteIngangsdatum", request.from)
      .Date("Einddatum", request.until);
  AppendVolume(
      Products()[texts.traffic.allocations[static_cast<std::size_t>(request.allocation)].product],
      request.volume,
      &text);
  xml.Close("TeWijzigenProduct").Close("TeWijzigenProducten");
  xml.Close("Verzoek").Close("Client").Close("Bericht");
  return text;
}

std::string AnswerText(const Texts& texts, const Envelope& envelope, int request, bool refused) {
  std::string text = Begin(texts, envelope);
  Xml xml(&text);
  xml.Open("Antwoord")
      .Leaf("ReferentieAanbieder", RequestReference(texts, request))
      .Leaf("VerzoekAntwoord", refused ? "1" : "2");
  if (refused) {
    xml.Leaf("RedenAfwijzingVerzoek", request % 3 == 0 ? "4" : request % 3 == 1 ? "7" : "2");
  }
  xml.Close("Antwoord").Close("Bericht");
  return text;
}

std::string RetourText(const Texts& texts, const Envelope& envelope, Day day) {
  std::string text;
  const std::string number =
      std::to_string(std::stoi(std::string(MessageNumber(envelope.type))) + 1);
  AppendRoot(number, &text);
  AppendHeaderStart(texts, envelope, kRetourCodes[At(envelope.type)], &text);
  Xml(&text).Leaf("IdentificatieRetour", envelope.identification).Date("DagtekeningRetour", day);
  AppendVersions("XsdVersieRetour", &text);
  Xml(&text).Close("Header").Close("Bericht");
  return text;
}

}  // namespace doelmaat::synth
