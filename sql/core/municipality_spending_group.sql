-- One row: what a municipality spent on a group of sub-fields of youth care in a statement of a year.
-- key: year, statement, code, spending_group
-- The groups: municipality_spending_part. A municipality without a return has no rows.
-- needs: municipality_spending_part
SELECT
    year,
    statement,
    code,
    spending_group,
    CAST(sum(amount_cents) AS BIGINT) AS amount_cents
FROM municipality_spending_part
GROUP BY year, statement, code, spending_group
ORDER BY year, statement, code, spending_group
