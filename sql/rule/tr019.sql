-- TR019. A start or stop that names an allocation is of one that the municipality gave this provider
-- for this client before, and that was not removed. Without a number (care paid by task) there is
-- nothing to relate to; taking back is judged by TR063.
-- messages: 305, 307
SELECT
    start.message_no, start.line,
    '/Bericht/Client/StartProducten/StartProduct/ToewijzingNummer' AS path,
    CAST(start.allocation_number AS VARCHAR) AS value,
    CAST(start.allocation_number AS VARCHAR) AS reference
FROM related_start AS start
LEFT JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE start.judged AND NOT start.deletes AND start.allocation_number IS NOT NULL
    AND (
        allocation.municipality IS NULL OR allocation.removed
        OR allocation.client_key <> start.client_key
    )
UNION ALL
SELECT
    stop.message_no, stop.line, '/Bericht/Client/StopProducten/StopProduct/ToewijzingNummer',
    CAST(stop.allocation_number AS VARCHAR), CAST(stop.allocation_number AS VARCHAR)
FROM related_stop AS stop
LEFT JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE stop.judged AND NOT stop.deletes AND stop.allocation_number IS NOT NULL
    AND (
        allocation.municipality IS NULL OR allocation.removed
        OR allocation.client_key <> stop.client_key
    )
ORDER BY ALL
