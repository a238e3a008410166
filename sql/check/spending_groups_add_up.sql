-- The groups of sub-fields add up to the task fields of youth care (6.72, 6.73, 6.74 and 6.82) of every
-- municipality that has them, to the cent. Otherwise a group loses a sub-field, or sub-fields stand that
-- are not of what was spent.
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
    year, statement, code,
    CAST(groups.group_cents AS BIGINT) AS group_cents,
    CAST(fields.field_cents AS BIGINT) AS field_cents
FROM groups
LEFT JOIN fields USING (year, statement, code)
WHERE groups.group_cents IS DISTINCT FROM fields.field_cents
ORDER BY year, statement, code
