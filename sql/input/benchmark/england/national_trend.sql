-- Spending of all local authorities of a year that gave an outturn. One row a year.
-- Bound: $task_fields (separated by commas).
SELECT
    authority.year,
    'account' AS statement,
    CAST(coalesce(sum(spending.spend_cents), 0) AS BIGINT) AS spend_cents,
    CAST(count(DISTINCT spending.code) AS INTEGER) AS municipalities,
    CAST(count(DISTINCT authority.code) - count(DISTINCT spending.code) AS INTEGER) AS without_return
FROM stg_england__authority AS authority
LEFT JOIN stg_england__spending AS spending
    ON spending.year = authority.year AND spending.code = authority.code
    AND list_contains(string_split($task_fields, ','), spending.service)
GROUP BY authority.year
ORDER BY authority.year
