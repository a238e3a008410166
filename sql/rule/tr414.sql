-- TR414. A stop that follows a temporary one of the same start does not go back in time: its end is
-- not before that of the temporary stop. A second temporary stop is TR413, a stop after a definitive
-- one TR415.
-- messages: 307
SELECT
    message_no, line,
    '/Bericht/Client/StopProducten/StopProduct/Einddatum' AS path,
    CAST(end_date AS VARCHAR) AS value, coalesce(CAST(allocation_number AS VARCHAR), '') AS reference
FROM standing_stop
WHERE NOT same AND NOT ended AND end_reason <> '20' AND end_date < paused_on
ORDER BY ALL
