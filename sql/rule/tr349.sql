-- TR349. A request for changes names every allocation that is current for the client at this
-- provider: not removed, and not ended before the day of the request. One finding for each that is
-- missing. Gives way to TR304.
-- messages: 317
SELECT
    request.message_no, request.line,
    '/Bericht/Client/Verzoek' AS path,
    CAST(allocation.allocation_number AS VARCHAR) AS value, request.request_reference AS reference
FROM (
    SELECT message_no, client_key, sent_on, request_reference, min(line) AS line
    FROM related_request
    WHERE judged AND message_type = '317'
    GROUP BY ALL
) AS request
JOIN allocation_then AS allocation
    ON allocation.message_no = request.message_no
    AND allocation.client_key = request.client_key
ANTI JOIN related_request AS named
    ON named.message_no = request.message_no
    AND named.allocation_number = allocation.allocation_number
ANTI JOIN (
    SELECT part.message_no
    FROM related_request AS part
    JOIN allocation_then AS other USING (message_no, allocation_number)
    WHERE other.client_key <> part.client_key
) AS of_another
    ON of_another.message_no = request.message_no
WHERE NOT allocation.removed AND coalesce(allocation.end_date >= request.sent_on, true)
ORDER BY ALL
