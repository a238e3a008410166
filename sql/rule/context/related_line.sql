-- One row: one Prestatie of a claim, in the messages that are judged and those that count.
-- key: row_no (order of the rows of a message; no meaning between messages)
-- listed: the answer to the claim lists the line, which was not granted; answered_seq: place of the answer
-- needs: related_message, related_claim_answer
SELECT
    message.message_no, message.seq, message.municipality, message.provider, message.judged,
    message.counts, land.rowid AS row_no, land.line,
    land.client_key,
    land.referentie_nummer AS reference,
    land.vorig_referentie_nummer AS previous_reference,
    land.toewijzing_nummer AS allocation_number,
    land.product_categorie AS product_category,
    land.product_code,
    land.product_begindatum AS period_start,
    land.product_einddatum AS period_end,
    land.geleverd_volume AS volume,
    land.eenheid AS unit,
    land.bedrag_cents AS amount_cents,
    land.debet_credit = 'C' AS is_credit,
    listed.referentie_nummer IS NOT NULL AS listed,
    answer.answer_seq AS answered_seq
FROM land_jw323_prestatie AS land
JOIN related_message AS message USING (message_no)
LEFT JOIN related_claim_answer AS answer USING (message_no)
LEFT JOIN (
    SELECT DISTINCT message_no AS answer_no, referentie_nummer FROM land_jw325_prestatie
) AS listed
    ON listed.answer_no = answer.answer_no AND listed.referentie_nummer = land.referentie_nummer
WHERE message.message_type = '323' AND (message.judged OR message.counts)
