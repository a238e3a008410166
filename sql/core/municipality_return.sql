-- One row: whether a municipality handed in a statement. A municipality without a return is a row of
-- zeros at the source; one with figures but nothing at all on youth is treated the same, because a
-- municipality cannot have no youth care. Zero is never spending of zero.
-- key: year, statement, code
-- needs: stg_iv3__expenditure
SELECT
    year,
    statement,
    code,
    coalesce(sum(amount_cents) FILTER (task_field = 'totaal'), 0) <> 0
        AND coalesce(sum(amount_cents) FILTER (task_field IN ('6.72', '6.73', '6.74', '6.82')), 0) <> 0
        AS returned
FROM stg_iv3__expenditure
GROUP BY year, statement, code
ORDER BY year, statement, code
