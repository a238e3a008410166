-- TR388. A claimed period ends on the last day of its month, or when the allocation ends earlier in
-- that month. A period that ends after the allocation is TR308.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum' AS path,
    CAST(period_end AS VARCHAR) AS value, reference
FROM judged_debit
WHERE comparable AND coalesce(period_end <= allocated_until, true)
    AND period_end <> least(last_day(period_end), coalesce(allocated_until, last_day(period_end)))
ORDER BY ALL
