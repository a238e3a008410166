-- TR326. Care starts anew only after a stop: no other start of the same care stands without a stop,
-- be it a temporary one. The same start again is TR074. Gives way to TR019.
-- messages: 305
SELECT DISTINCT
    start.message_no, start.line,
    '/Bericht/Client/StartProducten/StartProduct/Begindatum' AS path,
    CAST(start.start_date AS VARCHAR) AS value,
    coalesce(CAST(start.allocation_number AS VARCHAR), '') AS reference
FROM related_start AS start
LEFT JOIN allocation_then AS allocation
    ON allocation.message_no = start.message_no
    AND allocation.allocation_number = start.allocation_number
JOIN start_before AS earlier
    ON earlier.judged_type = '305' AND earlier.judged_row = start.row_no
    AND earlier.product_category IS NOT DISTINCT FROM start.product_category
    AND earlier.product_code IS NOT DISTINCT FROM start.product_code
    AND earlier.start_date <> start.start_date
ANTI JOIN stop_before AS stop
    ON stop.judged_type = '305' AND stop.judged_row = start.row_no
    AND stop.product_category IS NOT DISTINCT FROM earlier.product_category
    AND stop.product_code IS NOT DISTINCT FROM earlier.product_code
    AND stop.start_date = earlier.start_date
ANTI JOIN start_before AS again
    ON again.judged_type = '305' AND again.judged_row = start.row_no
    AND again.product_category IS NOT DISTINCT FROM start.product_category
    AND again.product_code IS NOT DISTINCT FROM start.product_code
    AND again.start_date = start.start_date
WHERE start.judged AND NOT start.deletes
    AND (
        start.allocation_number IS NULL
        OR (NOT allocation.removed AND coalesce(allocation.client_key = start.client_key, true))
    )
ORDER BY ALL
