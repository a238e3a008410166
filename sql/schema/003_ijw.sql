-- Landing tables of iJw messages: what was delivered less every person element, append-only. Field
-- names are those of the standard. A retour message (302, 306, ...) lands in the table of the message
-- it answers; land_jw_message says which it is. Days are DATE, amounts whole cents, codes text as
-- written. A field that does not fit its type is NULL; the finding says why.

-- One row: one message that was read to its end. Identity of a message is sender, identification, type.
CREATE TABLE land_jw_message (
    message_no BIGINT NOT NULL,             -- in order of arrival, each once; an index costs memory
    delivery_id INTEGER NOT NULL,
    entry VARCHAR,                          -- name in the archive it came in
    bericht VARCHAR NOT NULL,               -- "301"
    release VARCHAR NOT NULL,               -- "3.2", from the namespace; "csv" for mapped tables
    digest VARCHAR NOT NULL,                -- of what the message says; the same whatever its layout
    accepted BOOLEAN NOT NULL,              -- false: a rule refuses the message, its rows do not count
    refusing_findings INTEGER NOT NULL,     -- findings of levels 1 and 2
    afzender VARCHAR NOT NULL,
    ontvanger VARCHAR NOT NULL,
    identificatie VARCHAR NOT NULL,
    dagtekening DATE,
    xsd_versie VARCHAR,                     -- basisschema/bericht
    identificatie_retour VARCHAR,
    dagtekening_retour DATE,
    declaratie_identificatie VARCHAR,       -- 325: the 323 it answers
    declaratie_dagtekening DATE,
    xsd_versie_declaratie VARCHAR,
    retour_codes VARCHAR                    -- of the header, with a space between
);

-- One row: one client in one message.
CREATE TABLE land_jw_client (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,                        -- NULL: the BSN fails its test
    geboortejaar SMALLINT,                  -- as far as DatumGebruik says it is known
    geboortemaand SMALLINT,
    retour_codes VARCHAR
);

-- One row: one ToegewezenProduct of a JW301 or JW302.
CREATE TABLE land_jw301_product (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    toewijzing_nummer BIGINT NOT NULL,
    referentie_aanbieder VARCHAR,
    product_categorie VARCHAR,
    product_code VARCHAR,
    toewijzingsdatum DATE NOT NULL,
    toewijzingstijd VARCHAR,                -- HH:MM:SS
    ingangsdatum DATE NOT NULL,
    einddatum DATE,
    reden_wijziging VARCHAR,
    volume BIGINT,
    eenheid VARCHAR,
    frequentie VARCHAR,
    budget_cents BIGINT,
    retour_codes VARCHAR
);

-- One row: one StartProduct of a JW305 or JW306.
CREATE TABLE land_jw305 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    toewijzing_nummer BIGINT,
    product_categorie VARCHAR,
    product_code VARCHAR,
    toewijzing_ingangsdatum DATE,
    begindatum DATE NOT NULL,
    status_aanlevering VARCHAR NOT NULL,
    retour_codes VARCHAR
);

-- One row: one StopProduct of a JW307 or JW308.
CREATE TABLE land_jw307 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    toewijzing_nummer BIGINT,
    product_categorie VARCHAR,
    product_code VARCHAR,
    toewijzing_ingangsdatum DATE,
    begindatum DATE NOT NULL,
    reden_beeindiging VARCHAR,
    einddatum DATE NOT NULL,
    status_aanlevering VARCHAR NOT NULL,
    retour_codes VARCHAR
);

-- One row: one AangevraagdProduct of a JW315 or JW316.
CREATE TABLE land_jw315 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    referentie_aanbieder VARCHAR NOT NULL,
    beschikking_nummer BIGINT,
    product_categorie VARCHAR,
    product_code VARCHAR,
    beschikking_ingangsdatum DATE,
    toewijzing_ingangsdatum DATE,
    toewijzing_einddatum DATE,
    volume BIGINT,
    eenheid VARCHAR,
    frequentie VARCHAR,
    budget_cents BIGINT,
    verwijzer_type VARCHAR,
    verwijzer_zorgverlener_code VARCHAR,
    raamcontract VARCHAR,
    retour_codes VARCHAR
);

-- One row: one product of the Verzoek of a JW317 or JW318.
CREATE TABLE land_jw317 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    referentie_aanbieder VARCHAR NOT NULL,
    reden_verzoek VARCHAR,
    soort VARCHAR NOT NULL,                 -- OngewijzigdProduct, TeWijzigenProduct or NieuwProduct
    toewijzing_nummer BIGINT,
    product_categorie VARCHAR,
    product_code VARCHAR,
    gewenste_ingangsdatum DATE,
    einddatum DATE,
    volume BIGINT,
    eenheid VARCHAR,
    frequentie VARCHAR,
    budget_cents BIGINT,
    retour_codes VARCHAR
);

-- One row: one Antwoord of a JW319 or JW320.
CREATE TABLE land_jw319 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    referentie_aanbieder VARCHAR NOT NULL,
    verzoek_antwoord VARCHAR NOT NULL,
    reden_afwijzing VARCHAR,
    woonplaatsbeginsel_gemeente VARCHAR,
    retour_codes VARCHAR
);

-- One row: the Declaratie of a JW323.
CREATE TABLE land_jw323 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    declaratie_nummer VARCHAR NOT NULL,
    periode_begindatum DATE,
    periode_einddatum DATE,
    declaratie_dagtekening DATE,
    totaal_ingediend_cents BIGINT,          -- as written, without sign
    totaal_debet_credit VARCHAR
);

-- One row: one Prestatie of a JW323.
CREATE TABLE land_jw323_prestatie (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    referentie_nummer VARCHAR NOT NULL,
    vorig_referentie_nummer VARCHAR,
    toewijzing_nummer BIGINT NOT NULL,
    product_categorie VARCHAR,
    product_code VARCHAR,
    product_begindatum DATE NOT NULL,
    product_einddatum DATE NOT NULL,
    geleverd_volume BIGINT,
    eenheid VARCHAR,
    product_tarief_cents BIGINT,
    bedrag_cents BIGINT NOT NULL,           -- as written, without sign
    debet_credit VARCHAR NOT NULL           -- D or C
);

-- One row: the DeclaratieAntwoord of a JW325; a JW325 that refuses the whole message has none.
CREATE TABLE land_jw325 (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    declaratie_nummer VARCHAR NOT NULL,
    totaal_ingediend_cents BIGINT,
    totaal_ingediend_debet_credit VARCHAR,
    totaal_toegekend_cents BIGINT,
    totaal_toegekend_debet_credit VARCHAR,
    retour_codes VARCHAR
);

-- One row: one Prestatie of a JW325: a claim line that is not granted.
CREATE TABLE land_jw325_prestatie (
    message_no BIGINT NOT NULL,
    line INTEGER NOT NULL,
    client_key UUID,
    referentie_nummer VARCHAR NOT NULL,
    vorig_referentie_nummer VARCHAR,
    toewijzing_nummer BIGINT,
    product_categorie VARCHAR,
    product_code VARCHAR,
    product_begindatum DATE,
    product_einddatum DATE,
    geleverd_volume BIGINT,
    eenheid VARCHAR,
    product_tarief_cents BIGINT,
    bedrag_cents BIGINT,
    debet_credit VARCHAR,
    retour_codes VARCHAR
);

-- One row: one finding of the reader or of a rule that needs no other message, made while landing.
CREATE TABLE land_jw_finding (
    delivery_id INTEGER NOT NULL,
    message_no BIGINT,                      -- NULL: the message was not read to its end
    entry VARCHAR,
    line INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    value VARCHAR NOT NULL,                 -- empty for a person element
    reference VARCHAR NOT NULL              -- reference or allocation number, empty when there is none
);

-- One row: a part of a delivery that was not taken in, with every person element replaced by
-- [verwijderd]. Of bytes that are no message only place and digest are kept.
CREATE TABLE land_rejected (
    delivery_id INTEGER NOT NULL,
    entry VARCHAR,
    line INTEGER NOT NULL,
    byte_offset BIGINT NOT NULL,
    byte_length BIGINT NOT NULL,
    byte_digest VARCHAR NOT NULL,           -- of the bytes; empty when the fragment is kept
    bericht VARCHAR NOT NULL,               -- "323", empty when unknown
    afzender VARCHAR NOT NULL,
    identificatie VARCHAR NOT NULL,
    reference VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    fragment VARCHAR NOT NULL               -- redacted XML, empty when it could not be read
);

-- At most one row: which key the persons of this store are under. Holds no key.
CREATE TABLE person_key (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    check_value VARCHAR NOT NULL,           -- HMAC of a fixed text under the key, in hexadecimals
    generation INTEGER NOT NULL,            -- 1, and one more with every rotation
    destroyed BOOLEAN NOT NULL
);
