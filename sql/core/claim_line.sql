-- One row: one claim line (Prestatie of a JW323) that counts; those that do not are in claim_set_aside.
-- Unordered: millions of rows.
-- key: provider, reference
-- care_month: first day of the month of the ProductPeriode (delivery); claim_month: of the
--   DeclaratiePeriode (reporting)
-- amount_cents: whole cents, a credit below zero; volume: euro cents when the unit is 83
-- recognised: the municipality answered the claim and did not list this line (TR342, IV087); else
--   reason says why not: unanswered or refused
-- allocation_known: the municipality gave this provider the allocation; allocation_removed: it was
--   declared never to have existed (TR384); other_client: it is of another client (TR304). Such lines
--   count in money.
-- needs: claim, claim_entry
-- made: view
SELECT
    claim.municipality, claim.provider, entry.reference, entry.client_key, entry.allocation_number,
    entry.product_category, entry.product_code,
    CAST(date_trunc('month', entry.period_start) AS DATE) AS care_month,
    claim.claim_month,
    entry.period_start, entry.period_end, entry.volume, entry.unit, entry.rate_cents,
    entry.is_credit, entry.amount_cents,
    claim.answered AND NOT entry.refused AS recognised,
    CASE WHEN NOT claim.answered THEN 'unanswered' WHEN entry.refused THEN 'refused' END AS reason,
    entry.allocation_known, entry.allocation_removed, entry.other_client
FROM claim_entry AS entry
JOIN claim USING (claim_seq)
