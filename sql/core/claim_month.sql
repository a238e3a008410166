-- One row: what a provider claimed of a municipality for a product, by month of delivery and month of
-- claiming. Lines that do not count (claim_set_aside) are left out.
-- key: municipality, provider, product_category, product_code, care_month, claim_month
-- claimed_cents: debits less credits; recognised_cents: of those the municipality granted
-- needs: claim_line
SELECT
    municipality, provider, product_category, product_code, care_month, claim_month,
    count(*) AS lines,
    CAST(sum(amount_cents) AS BIGINT) AS claimed_cents,
    CAST(coalesce(sum(amount_cents) FILTER (recognised), 0) AS BIGINT) AS recognised_cents
FROM claim_line
GROUP BY ALL
ORDER BY ALL
