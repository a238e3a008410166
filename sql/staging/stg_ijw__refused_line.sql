-- One row: a line of a claim that its answer lists, which is to say: that is not granted (TR342).
-- key: claim_seq, reference
-- return_codes: why, as the answer says it
-- needs: stg_ijw__claim_answer, land_jw325_prestatie
SELECT
    answer.claim_seq,
    land.referentie_nummer AS reference,
    min(coalesce(land.retour_codes, '')) AS return_codes
FROM land_jw325_prestatie AS land
JOIN stg_ijw__claim_answer AS answer USING (message_no)
GROUP BY answer.claim_seq, reference
ORDER BY claim_seq, reference
