-- The groups of sub-fields add up to the task fields of youth care (6.72, 6.73, 6.74 and 6.82), to the
-- cent, for most of the municipalities that have both. Otherwise a sub-field is absent, or a group
-- loses one. A few may differ: accounts are corrected, and a later version of them comes without
-- sub-fields.
WITH groups AS (
    SELECT year, statement, code, sum(amount_cents) AS group_cents
    FROM municipality_spending_group
    GROUP BY year, statement, code
),
fields AS (
    SELECT year, statement, code, sum(amount_cents) AS field_cents
    FROM stg_iv3__expenditure
    WHERE task_field IN ('6.72', '6.73', '6.74', '6.82')
    GROUP BY year, statement, code
)
SELECT
    year, statement,
    CAST(sum(groups.group_cents) AS BIGINT) AS group_cents,
    CAST(sum(fields.field_cents) AS BIGINT) AS field_cents
FROM groups
JOIN fields USING (year, statement, code)
GROUP BY year, statement
HAVING 2 * count(*) FILTER (groups.group_cents <> fields.field_cents) > count(*)
ORDER BY year, statement
