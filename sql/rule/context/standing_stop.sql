-- One row: a judged stop that others of the same start stood before: what those were.
-- key: row_no
-- paused, ended: a temporary (reason 20), a definitive stop stood; same: one with this end and reason;
-- paused_on: the last end of a temporary one
-- needs: related_stop, stop_before
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
