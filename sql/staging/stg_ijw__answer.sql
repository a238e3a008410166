-- One row: one answer to a request, of a JW319 that counts.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- rejects: VerzoekAntwoord 1; otherwise the request is being looked into (2)
-- needs: stg_ijw__message, land_jw319
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.municipality, message.provider,
    message.sent_on,
    land.referentie_aanbieder AS request_reference,
    land.verzoek_antwoord = '1' AS rejects,
    land.reden_afwijzing AS rejection_reason,
    'GM' || land.woonplaatsbeginsel_gemeente AS responsible_municipality
FROM land_jw319 AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '319' AND NOT message.refused
