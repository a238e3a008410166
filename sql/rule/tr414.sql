-- TR414. A stop that follows a temporary one of the same start does not go back in time: its end is
-- not before that of the temporary stop. A second temporary stop is TR413, a stop after a definitive
-- one TR415.
-- messages: 307
WITH standing AS (
    SELECT
        stop.message_no, stop.row_no, stop.line, stop.allocation_number, stop.end_date,
        stop.end_reason,
        bool_or(earlier.end_reason = '20') AS paused,
        bool_or(earlier.end_reason <> '20') AS ended,
        bool_or(earlier.end_date = stop.end_date AND earlier.end_reason = stop.end_reason) AS same,
        max(earlier.end_date) FILTER (earlier.end_reason = '20') AS paused_on
    FROM related_stop AS stop
    JOIN stop_before AS earlier
        ON earlier.judged_type = '307' AND earlier.judged_row = stop.row_no
        AND earlier.start_date = stop.start_date
        AND earlier.product_category IS NOT DISTINCT FROM stop.product_category
        AND earlier.product_code IS NOT DISTINCT FROM stop.product_code
    WHERE stop.judged AND NOT stop.deletes
    GROUP BY ALL
)
SELECT
    message_no, line,
    '/Bericht/Client/StopProducten/StopProduct/Einddatum' AS path,
    CAST(end_date AS VARCHAR) AS value, coalesce(CAST(allocation_number AS VARCHAR), '') AS reference
FROM standing
WHERE NOT same AND NOT ended AND end_reason <> '20' AND end_date < paused_on
ORDER BY ALL
