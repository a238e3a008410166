-- TR307. A claimed period does not begin before its allocation.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum' AS path,
    CAST(period_start AS VARCHAR) AS value, reference
FROM judged_debit
WHERE comparable AND period_start < allocated_from
ORDER BY ALL
