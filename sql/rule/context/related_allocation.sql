-- One row: one allocated product, in the messages that are judged and those that count.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- needs: related_message
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, land.rowid AS row_no, land.line,
    land.client_key,
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
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '301' AND (message.judged OR message.counts)
