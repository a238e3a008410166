-- One row: one claim line that does not count, with the reason (see stg_ijw__claim_line_aside).
-- no key: the same line may have been sent and set aside more than once
-- granted: the municipality granted it none the less: it answered the claim and refused neither the claim
--   nor this line
-- amount_cents: whole cents, a credit below zero
-- needs: stg_ijw__claim_line, stg_ijw__refused_line, stg_ijw__claim_line_aside, claim
SELECT
    line.municipality, line.provider, line.reference, line.previous_reference, line.client_key,
    line.allocation_number, line.product_category, line.product_code,
    CAST(date_trunc('month', line.period_start) AS DATE) AS care_month,
    claim.claim_month, claim.claim_number, line.is_credit, line.amount_cents,
    aside.reason,
    claim.answered AND NOT claim.refused AND refused.claim_seq IS NULL AS granted
FROM stg_ijw__claim_line AS line
JOIN stg_ijw__claim_line_aside AS aside USING (row_no)
JOIN claim ON claim.claim_seq = line.message_seq
LEFT JOIN stg_ijw__refused_line AS refused
    ON refused.claim_seq = line.message_seq AND refused.reference = line.reference
ORDER BY line.municipality, line.provider, line.reference, line.message_seq, line.row_no
