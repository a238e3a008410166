-- TR341. The unit is that of the allocation, where that has one; hours may be claimed in minutes
-- (IV081).
-- messages: 323
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/Eenheid' AS path,
    unit AS value, reference
FROM judged_debit
WHERE comparable AND unit <> allocated_unit
    AND NOT (allocated_unit = '04' AND unit = '01')
ORDER BY ALL
