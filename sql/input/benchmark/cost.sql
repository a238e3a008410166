-- Spending on the task fields of a model. One row a municipality; no value when there is no return
-- or when one of the fields is not there.
-- Bound: $border_year, $year, $statement, $task_fields (separated by commas).
SELECT
    code,
    CASE
        WHEN count(amount_cents) = len(string_split($task_fields, ','))
            THEN CAST(sum(amount_cents) AS BIGINT)
    END AS spend_cents
FROM municipality_spending
WHERE border_year = $border_year AND year = $year AND statement = $statement
    AND list_contains(string_split($task_fields, ','), task_field)
GROUP BY code
ORDER BY code
