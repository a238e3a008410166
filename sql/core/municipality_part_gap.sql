-- One row: a task field of youth care on which the sub-fields of a municipality do not add up to what it
-- spent, in a statement of a year. They are then of different versions of the statement: a correction
-- came without its sub-fields, or the other way round.
-- key: year, statement, code, task_field
-- part_cents, field_cents: cents; 0 where there is nothing of the field
-- Only of municipalities with sub-fields and a return.
-- needs: stg_iv3__part, stg_iv3__expenditure, municipality_return
WITH parts AS (
    SELECT year, statement, code, left(part, 4) AS task_field, sum(amount_cents) AS part_cents
    FROM stg_iv3__part
    GROUP BY year, statement, code, left(part, 4)
),
fields AS (
    SELECT year, statement, code, task_field, amount_cents AS field_cents
    FROM stg_iv3__expenditure
    SEMI JOIN stg_iv3__part USING (year, statement, code)
    WHERE task_field IN ('6.72', '6.73', '6.74', '6.75', '6.76', '6.79', '6.82')
)
SELECT
    year,
    statement,
    code,
    task_field,
    CAST(coalesce(parts.part_cents, 0) AS BIGINT) AS part_cents,
    CAST(coalesce(fields.field_cents, 0) AS BIGINT) AS field_cents
FROM parts
FULL JOIN fields USING (year, statement, code, task_field)
JOIN municipality_return USING (year, statement, code)
WHERE municipality_return.returned
    AND coalesce(parts.part_cents, 0) <> coalesce(fields.field_cents, 0)
ORDER BY year, statement, code, task_field
