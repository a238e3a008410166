-- Youth-care spending of the whole country: the municipalities of each year that handed in.
-- One row a year and statement. municipalities: those with a return; without_return: those without.
SELECT
    expenditure.year,
    expenditure.statement,
    CAST(sum(expenditure.amount_cents) FILTER (municipality_return.returned) AS BIGINT)
        AS spend_cents,
    CAST(count(DISTINCT expenditure.code) FILTER (municipality_return.returned) AS INTEGER)
        AS municipalities,
    CAST(count(DISTINCT expenditure.code) FILTER (NOT municipality_return.returned) AS INTEGER)
        AS without_return
FROM stg_iv3__expenditure AS expenditure
JOIN municipality_return USING (year, statement, code)
WHERE expenditure.task_field IN ('6.72', '6.73', '6.74', '6.82')
GROUP BY expenditure.year, expenditure.statement
ORDER BY expenditure.year, expenditure.statement
