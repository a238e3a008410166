-- TR387. A claimed period begins on the first day of its month, or when the allocation begins later
-- in that month. A period that begins before the allocation is TR307.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum' AS path,
    CAST(period_start AS VARCHAR) AS value, reference
FROM judged_debit
WHERE comparable AND period_start >= allocated_from
    AND period_start <> greatest(CAST(date_trunc('month', period_start) AS DATE), allocated_from)
ORDER BY ALL
