-- Spending on the task fields that a model follows, of the whole country: the municipalities of each year that handed in.
-- One row a year and statement. municipalities: those with a return; without_return: those without.
-- Bound: $task_fields (separated by commas).
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
WHERE list_contains(string_split($task_fields, ','), expenditure.task_field)
GROUP BY expenditure.year, expenditure.statement
ORDER BY expenditure.year, expenditure.statement
