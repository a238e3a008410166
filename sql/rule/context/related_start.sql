-- One row: one start that is delivered or, with status 3, taken back, in the messages that are judged and those that count.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- needs: related_message
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, land.rowid AS row_no, land.line,
    land.client_key,
    land.toewijzing_nummer AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.begindatum AS start_date,
    land.status_aanlevering = '3' AS deletes,
    -- Within a message taking back comes first (IV008).
    row_number() OVER (ORDER BY message.seq, land.status_aanlevering <> '3', land.rowid) AS place
FROM land_jw305 AS land
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '305' AND (message.judged OR message.counts)
