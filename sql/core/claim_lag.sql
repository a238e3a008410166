-- One row: what was claimed for one month of care so many months later: a cell of the run-off triangle.
-- key: municipality, product_category, care_month, lag_months
-- lag_months: claim_month less care_month; 0: in the same month. Below 0 breaks TR319 and stays visible.
-- claimed_cents, recognised_cents: debits less credits, as in claim_month
-- needs: claim_month
SELECT
    municipality, product_category, care_month,
    CAST(date_diff('month', care_month, claim_month) AS INTEGER) AS lag_months,
    CAST(sum(lines) AS BIGINT) AS lines,
    CAST(sum(claimed_cents) AS BIGINT) AS claimed_cents,
    CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents
FROM claim_month
GROUP BY ALL
ORDER BY ALL
