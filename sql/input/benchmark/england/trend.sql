-- Spending of the local authorities of $border_year in every year that they have existed. One row an
-- authority and year. There are no budgets, and no neighbourhood teams.
-- Bound: $border_year, $task_fields (separated by commas).
SELECT
    authority.code,
    authority.name,
    panel.year,
    CAST(panel.children AS DOUBLE) / 10000 AS inhabitants,
    CAST(sum(spending.spend_cents) AS BIGINT) AS spend_cents,
    CAST(NULL AS BIGINT) AS teams_cents,
    CAST(NULL AS BIGINT) AS budget_cents,
    false AS split,
    false AS border_changed
FROM stg_england__authority AS authority
JOIN authority_year AS panel ON panel.code = authority.code
LEFT JOIN stg_england__spending AS spending
    ON spending.year = panel.year AND spending.code = panel.code
    AND list_contains(string_split($task_fields, ','), spending.service)
WHERE authority.year = $border_year
GROUP BY authority.code, authority.name, panel.year, panel.children
ORDER BY authority.code, panel.year
