-- One row: one product of a request (JW315, JW317), in the messages that are judged and those that count.
-- key: message_type, row_no (order of the rows of a message; no meaning between messages)
-- part: new, change or unchanged
-- needs: related_message
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, message.message_type, land.rowid AS row_no, land.line,
    land.client_key,
    land.referentie_aanbieder AS request_reference,
    'new' AS part,
    NULL AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.toewijzing_ingangsdatum AS wanted_from,
    land.toewijzing_einddatum AS wanted_until,
    land.volume, land.eenheid AS unit, land.frequentie AS frequency, land.budget_cents
FROM land_jw315 AS land
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '315' AND (message.judged OR message.counts)
UNION ALL
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, message.message_type, land.rowid, land.line,
    land.client_key,
    land.referentie_aanbieder,
    CASE land.soort
        WHEN 'NieuwProduct' THEN 'new' WHEN 'TeWijzigenProduct' THEN 'change' ELSE 'unchanged'
    END,
    land.toewijzing_nummer,
    land.product_categorie, land.product_code,
    land.gewenste_ingangsdatum, land.einddatum,
    land.volume, land.eenheid, land.frequentie, land.budget_cents
FROM land_jw317 AS land
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '317' AND (message.judged OR message.counts)
