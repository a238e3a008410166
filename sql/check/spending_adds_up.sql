-- Nothing is lost in merging: in any borders, the amounts of a task field of a year add up to those
-- of the municipalities that handed in, but for split municipalities and for members of a merged
-- municipality whose other members have no return.
WITH merged AS (
    SELECT border_year, year, statement, task_field, sum(amount_cents) AS amount_cents
    FROM municipality_spending
    GROUP BY border_year, year, statement, task_field
),
expected AS (
    SELECT
        border.border_year, expenditure.year, expenditure.statement, expenditure.task_field,
        sum(expenditure.amount_cents) AS amount_cents
    FROM stg_iv3__expenditure AS expenditure
    JOIN municipality_border AS border USING (year, code)
    JOIN (
        SELECT border_year, year, statement, border_code
        FROM municipality_border
        JOIN (SELECT DISTINCT year, statement FROM municipality_return) AS handed_in USING (year)
        LEFT JOIN municipality_return USING (year, statement, code)
        WHERE whole
        GROUP BY border_year, year, statement, border_code
        HAVING bool_and(coalesce(returned, false))
    ) AS complete
        ON complete.border_year = border.border_year AND complete.year = border.year
        AND complete.border_code = border.border_code AND complete.statement = expenditure.statement
    WHERE border.whole
    GROUP BY border.border_year, expenditure.year, expenditure.statement, expenditure.task_field
)
SELECT
    expected.border_year, expected.year, expected.statement, expected.task_field,
    merged.amount_cents AS merged_cents, expected.amount_cents AS expected_cents
FROM expected
LEFT JOIN merged USING (border_year, year, statement, task_field)
WHERE merged.amount_cents IS DISTINCT FROM expected.amount_cents
ORDER BY expected.border_year, expected.year, expected.statement, expected.task_field
