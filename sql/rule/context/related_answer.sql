-- One row: one answer to a request, in the messages that are judged and those that count.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- needs: related_message
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.sent_on,
    message.judged, message.counts, land.rowid AS row_no, land.line,
    land.referentie_aanbieder AS request_reference,
    land.verzoek_antwoord AS answer
FROM land_jw319 AS land
JOIN related_message AS message USING (message_no)
WHERE message.message_type = '319' AND (message.judged OR message.counts)
