-- TR308. A claimed period does not end after its allocation, where that has an end.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum' AS path,
    CAST(period_end AS VARCHAR) AS value, reference
FROM judged_debit
WHERE comparable AND period_end > allocated_until
ORDER BY ALL
