-- TR321. The volume of a line fits in what is allocated for its period: so many a day, a calendar
-- week touched (for output: a Sunday), a month, or in all (IV077). Minutes compare with hours by 60.
-- Another unit is TR341.
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/GeleverdVolume' AS path,
    CAST(volume AS VARCHAR) AS value, reference
FROM judged_debit
WHERE comparable AND (unit = allocated_unit OR (allocated_unit = '04' AND unit = '01'))
    AND volume * CASE WHEN unit = '01' THEN 1 ELSE scale END > allocated_volume * units * scale
ORDER BY ALL
