-- One row: one allocated product as one JW301 that counts says it.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- budget_cents: whole cents; volume: euro cents when the unit is 83
-- removed: the allocation never existed: reason 13 (or 01 of old) with its end on its start (CS335)
-- needs: stg_ijw__message, land_jw301_product
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.municipality, message.provider,
    message.sent_on, land.client_key,
    land.toewijzing_nummer AS allocation_number,
    land.referentie_aanbieder AS request_reference,
    land.product_categorie AS product_category,
    land.product_code,
    land.toewijzingsdatum AS allocated_on,
    coalesce(land.toewijzingstijd, '') AS allocated_at,
    land.ingangsdatum AS start_date,
    land.einddatum AS end_date,
    land.reden_wijziging AS change_reason,
    land.volume, land.eenheid AS unit, land.frequentie AS frequency, land.budget_cents,
    coalesce(land.reden_wijziging IN ('01', '13') AND land.einddatum = land.ingangsdatum, false)
        AS removed
FROM land_jw301_product AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '301' AND NOT message.refused
