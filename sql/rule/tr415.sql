-- TR415. After a definitive stop (another reason than 20) there is no further stop of the same start.
-- The same stop again is TR074.
-- messages: 307
SELECT
    message_no, line,
    '/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging' AS path,
    end_reason AS value, coalesce(CAST(allocation_number AS VARCHAR), '') AS reference
FROM standing_stop
WHERE NOT same AND ended
ORDER BY ALL
