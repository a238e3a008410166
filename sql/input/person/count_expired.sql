-- One row: how many messages are dated before $before, or not at all.
SELECT count(*) AS messages
FROM land_jw_message
WHERE coalesce(dagtekening < $before::DATE, true)
