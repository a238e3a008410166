-- TR063. Taking back (StatusAanlevering 3) is of a start or stop with the same key that was delivered
-- before and still stands.
-- messages: 305, 307
SELECT
    start.message_no, start.line,
    '/Bericht/Client/StartProducten/StartProduct/StatusAanlevering' AS path,
    '3' AS value, coalesce(CAST(start.allocation_number AS VARCHAR), '') AS reference
FROM related_start AS start
ANTI JOIN start_before AS earlier
    ON earlier.judged_type = '305' AND earlier.judged_row = start.row_no
    AND start.product_category IS NOT DISTINCT FROM earlier.product_category
    AND start.product_code IS NOT DISTINCT FROM earlier.product_code
    AND start.start_date = earlier.start_date
WHERE start.judged AND start.deletes
UNION ALL
SELECT
    stop.message_no, stop.line, '/Bericht/Client/StopProducten/StopProduct/StatusAanlevering',
    '3', coalesce(CAST(stop.allocation_number AS VARCHAR), '')
FROM related_stop AS stop
ANTI JOIN stop_before AS earlier
    ON earlier.judged_type = '307' AND earlier.judged_row = stop.row_no
    AND stop.product_category IS NOT DISTINCT FROM earlier.product_category
    AND stop.product_code IS NOT DISTINCT FROM earlier.product_code
    AND stop.start_date = earlier.start_date
    AND earlier.end_date = stop.end_date AND earlier.end_reason = stop.end_reason
WHERE stop.judged AND stop.deletes
ORDER BY ALL
