-- One row: one claim, in the messages that are judged and those that count.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- needs: related_message
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, land.rowid AS row_no, land.line,
    land.declaratie_nummer AS claim_number,
    CAST(date_trunc('month', land.periode_begindatum) AS DATE) AS claim_month,
    land.periode_begindatum AS period_start,
    land.periode_einddatum AS period_end
FROM land_jw323 AS land
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '323' AND (message.judged OR message.counts)
