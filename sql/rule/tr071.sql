-- TR071. A start is not taken back while a stop of it stands.
-- messages: 305
SELECT
    start.message_no, start.line,
    '/Bericht/Client/StartProducten/StartProduct/StatusAanlevering' AS path,
    '3' AS value, coalesce(CAST(start.allocation_number AS VARCHAR), '') AS reference
FROM related_start AS start
SEMI JOIN stop_before AS earlier
    ON earlier.judged_type = '305' AND earlier.judged_row = start.row_no
    AND start.product_category IS NOT DISTINCT FROM earlier.product_category
    AND start.product_code IS NOT DISTINCT FROM earlier.product_code
    AND start.start_date = earlier.start_date
WHERE start.judged AND start.deletes
ORDER BY ALL
