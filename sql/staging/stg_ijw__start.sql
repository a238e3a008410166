-- One row: one start of care that a JW305 that counts delivers or deletes.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- deletes: StatusAanlevering 3: the start with the same key was never delivered
-- needs: stg_ijw__message, land_jw305
-- made: view
SELECT
    message.message_seq, land.rowid AS row_no, message.municipality, message.provider,
    message.sent_on, land.client_key,
    land.toewijzing_nummer AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.begindatum AS start_date,
    land.status_aanlevering = '3' AS deletes
FROM land_jw305 AS land
JOIN stg_ijw__message AS message USING (message_no)
WHERE message.message_type = '305' AND NOT message.refused
