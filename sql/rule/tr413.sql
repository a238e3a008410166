-- TR413. After a temporary stop (reason 20) the next stop of the same start is not temporary again.
-- The same stop again is TR074; after a definitive one it is TR415.
-- messages: 307
SELECT
    message_no, line,
    '/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging' AS path,
    end_reason AS value, coalesce(CAST(allocation_number AS VARCHAR), '') AS reference
FROM standing_stop
WHERE NOT same AND paused AND NOT ended AND end_reason = '20'
ORDER BY ALL
