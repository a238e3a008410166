-- TR338. A claim line is on an allocation that the municipality gave this provider before. Where it
-- is not, nothing else is compared with an allocation.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ToewijzingNummer' AS path,
    CAST(allocation_number AS VARCHAR) AS value, reference
FROM judged_debit
WHERE NOT known
ORDER BY ALL
