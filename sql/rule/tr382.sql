-- TR382. A stop takes over the key of a start that stands: client, allocation, product and start
-- date. Gives way to TR019.
-- messages: 307
SELECT
    stop.message_no, stop.line,
    '/Bericht/Client/StopProducten/StopProduct/Begindatum' AS path,
    CAST(stop.start_date AS VARCHAR) AS value,
    coalesce(CAST(stop.allocation_number AS VARCHAR), '') AS reference
FROM related_stop AS stop
LEFT JOIN allocation_then AS allocation
    ON allocation.message_no = stop.message_no
    AND allocation.allocation_number = stop.allocation_number
ANTI JOIN start_before AS start
    ON start.judged_type = '307' AND start.judged_row = stop.row_no
    AND start.product_category IS NOT DISTINCT FROM stop.product_category
    AND start.product_code IS NOT DISTINCT FROM stop.product_code
    AND start.start_date = stop.start_date
WHERE stop.judged AND NOT stop.deletes
    AND (
        stop.allocation_number IS NULL
        OR (NOT allocation.removed AND coalesce(allocation.client_key = stop.client_key, true))
    )
ORDER BY ALL
