-- One row: one stop of care that a JW307 that counts delivers or deletes.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- temporary: reason 20; deletes: StatusAanlevering 3: the stop with the same key was never delivered
-- needs: stg_ijw__message, land_jw307
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.municipality, message.provider,
    message.sent_on, land.client_key,
    land.toewijzing_nummer AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.begindatum AS start_date,
    land.einddatum AS end_date,
    land.reden_beeindiging AS end_reason,
    coalesce(land.reden_beeindiging = '20', false) AS temporary,
    land.status_aanlevering = '3' AS deletes
FROM land_jw307 AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '307' AND NOT message.refused
