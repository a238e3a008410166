-- Spending on the services of a model, in pence. One row a local authority; no value when there is no
-- outturn, or when one of the services is not there.
-- Bound: $border_year, $year, $statement, $task_fields (separated by commas).
SELECT
    authority.code,
    CASE
        WHEN count(spending.spend_cents) = len(string_split($task_fields, ','))
            THEN CAST(sum(spending.spend_cents) AS BIGINT)
    END AS spend_cents
FROM stg_england__authority AS authority
LEFT JOIN stg_england__spending AS spending
    ON spending.year = authority.year AND spending.code = authority.code
    AND list_contains(string_split($task_fields, ','), spending.service)
WHERE authority.year = $year AND $border_year = $year AND $statement = 'account'
GROUP BY authority.code
ORDER BY authority.code
