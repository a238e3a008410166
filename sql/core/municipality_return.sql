-- One row: whether a municipality handed in a statement that can be used. A municipality without a
-- return is a row of zeros at the source; one with figures but nothing at all on youth is treated
-- the same, because a municipality cannot have no youth care; and so is one of which a task field of
-- youth care is absent that others have in that year. Zero is never spending of zero, and a part is
-- never the whole. A selection of task fields without their total says enough by its youth care.
-- key: year, statement, code
-- needs: stg_iv3__expenditure
WITH youth AS (
    SELECT year, statement, count(DISTINCT task_field) AS task_fields
    FROM stg_iv3__expenditure
    WHERE task_field IN ('6.72', '6.73', '6.74', '6.75', '6.76', '6.79', '6.82')
    GROUP BY year, statement
)
SELECT
    expenditure.year,
    expenditure.statement,
    expenditure.code,
    sum(expenditure.amount_cents) FILTER (expenditure.task_field = 'totaal') IS DISTINCT FROM 0
        AND coalesce(
            sum(expenditure.amount_cents)
                FILTER (expenditure.task_field IN ('6.72', '6.73', '6.74', '6.75', '6.76', '6.79', '6.82')),
            0
        ) <> 0
        AND count(DISTINCT expenditure.task_field)
                FILTER (expenditure.task_field IN ('6.72', '6.73', '6.74', '6.75', '6.76', '6.79', '6.82'))
            = coalesce(any_value(youth.task_fields), 0)
        AS returned
FROM stg_iv3__expenditure AS expenditure
LEFT JOIN youth USING (year, statement)
GROUP BY expenditure.year, expenditure.statement, expenditure.code
ORDER BY expenditure.year, expenditure.statement, expenditure.code
