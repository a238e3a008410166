-- TR384. Nothing is claimed on an allocation that was removed (reason 13): nothing else is then
-- compared with it.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ToewijzingNummer' AS path,
    CAST(allocation_number AS VARCHAR) AS value, reference
FROM judged_debit
WHERE known AND removed
ORDER BY ALL
