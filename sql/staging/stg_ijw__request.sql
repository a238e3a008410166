-- One row: one product of a request: of a JW315 (a product is asked for) or a JW317 (allocations are
-- to change) that counts.
-- key: row_no, message_type (order of the rows of a message; no meaning between messages)
-- part: new, change or unchanged; the referrer is only in the JW315
-- needs: stg_ijw__message, land_jw315, land_jw317
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.message_type, message.municipality,
    message.provider, message.sent_on, land.client_key,
    land.referentie_aanbieder AS request_reference,
    'new' AS part,
    NULL AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.toewijzing_ingangsdatum AS wanted_from,
    land.toewijzing_einddatum AS wanted_until,
    land.volume, land.eenheid AS unit, land.frequentie AS frequency, land.budget_cents,
    land.verwijzer_type AS referrer_type,
    land.verwijzer_zorgverlener_code AS referrer_agb,
    NULL AS request_reason
FROM land_jw315 AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '315' AND NOT message.refused
UNION ALL
SELECT
    message.message_seq, land.rowid, message.message_type, message.municipality,
    message.provider, message.sent_on, land.client_key,
    land.referentie_aanbieder,
    CASE land.soort
        WHEN 'NieuwProduct' THEN 'new' WHEN 'TeWijzigenProduct' THEN 'change' ELSE 'unchanged'
    END,
    land.toewijzing_nummer,
    land.product_categorie, land.product_code,
    land.gewenste_ingangsdatum, land.einddatum,
    land.volume, land.eenheid, land.frequentie, land.budget_cents,
    NULL, NULL,
    land.reden_verzoek
FROM land_jw317 AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '317' AND NOT message.refused
