#include "synth/client_text.h"

#include "synth/xml_text.h"

namespace doelmaat::synth {
namespace {

bool OnlyYearKnown(const Youth& youth) { return youth.number % 50 == 7; }

void AppendBirth(const Youth& youth, std::string* text) {
  Xml xml(text);
  xml.Open("Geboortedatum");
  if (OnlyYearKnown(youth)) {
    xml.Date("ijw:Datum", DayOf(CivilOf(youth.born).year, 1, 1)).Leaf("ijw:DatumGebruik", "2");
  } else {
    xml.Date("ijw:Datum", youth.born);
  }
  xml.Close("Geboortedatum");
}

void AppendName(const Person& person, bool whole, std::string* text) {
  Xml xml(text);
  xml.Open("Naam")
      .Open("ijw:Geslachtsnaam")
      .Leaf("ijw:Achternaam", person.surname)
      .Close("ijw:Geslachtsnaam")
      .Leaf("ijw:Voorletters", person.initials);
  if (whole) {
    xml.Leaf("ijw:NaamGebruik", "1");
  }
  xml.Close("Naam");
}

void AppendContact(const Person& person, std::string* text) {
  Xml xml(text);
  xml.Open("Contact")
      .Leaf("Soort", "01")
      .Open("Adres")
      .Open("ijw:Huis")
      .Number("ijw:Huisnummer", person.house_number)
      .Close("ijw:Huis")
      .Leaf("ijw:Postcode", person.postcode)
      .Leaf("ijw:Straatnaam", person.street)
      .Leaf("ijw:Plaatsnaam", person.place)
      .Leaf("ijw:LandCode", "NL")
      .Close("Adres");
  if (!person.phone.empty()) {
    xml.Open("Telefoon")
        .Open("ijw:Telefoon01")
        .Leaf("ijw:Telefoonnummer", person.phone)
        .Leaf("ijw:Landnummer", "+31")
        .Close("ijw:Telefoon01")
        .Close("Telefoon");
  }
  xml.Close("Contact");
}

}  // namespace

void AppendClient(
    const Texts& texts, int youth, const Person& person, bool whole, std::string* text) {
  const Youth& who = texts.traffic.youths[static_cast<std::size_t>(youth)];
  Xml(text).Open("Client").Number("Bsn", texts.Bsn(youth));
  AppendBirth(who, text);
  Xml(text).Number("Geslacht", who.sex);
  AppendName(person, whole, text);
}

void AppendPersonal(const Texts& texts, int youth, const Person& person, std::string* text) {
  const std::uint64_t number = texts.traffic.youths[static_cast<std::size_t>(youth)].number;
  Xml xml(text);
  if (number % 31 == 3) {
    xml.Leaf("Commentaar", "Graag contact opnemen met de moeder van " + person.surname);
  }
  if (number % 11 == 5) {
    xml.Open("Relaties").Open("Relatie").Leaf("Nummer", "1").Leaf("Soort", "03");
    AppendName(person, true, text);
    AppendContact(person, text);
    xml.Close("Relatie").Close("Relaties");
  }
  xml.Open("Contactgegevens");
  AppendContact(person, text);
  xml.Close("Contactgegevens");
}

}  // namespace doelmaat::synth
