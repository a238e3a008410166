-- One row: what is kept of a claim line that counts, besides what its claim says. Read claim_line, which
-- puts the two together: of millions of rows every column of text counts. Unordered.
-- key: claim_seq, reference
-- needs: stg_ijw__claim_line, stg_ijw__refused_line, stg_ijw__claim_line_aside, allocation
SELECT
    line.message_seq AS claim_seq, line.reference, line.client_key, line.allocation_number,
    line.product_category, line.product_code, line.period_start, line.period_end, line.volume,
    line.unit, line.rate_cents, line.is_credit, line.amount_cents,
    refused.claim_seq IS NOT NULL AS refused,
    allocation.provider IS NOT NULL AS allocation_known,
    coalesce(allocation.removed, false) AS allocation_removed,
    coalesce(allocation.client_key <> line.client_key, false) AS other_client
FROM stg_ijw__claim_line AS line
ANTI JOIN stg_ijw__claim_line_aside AS aside ON aside.row_no = line.row_no
LEFT JOIN stg_ijw__refused_line AS refused
    ON refused.claim_seq = line.message_seq AND refused.reference = line.reference
LEFT JOIN allocation
    ON allocation.municipality = line.municipality AND allocation.provider = line.provider
    AND allocation.allocation_number = line.allocation_number
