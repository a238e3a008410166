-- TR374. A provider asks something for a client only when nothing it asked of the municipality for
-- that client before is pending: each earlier request was rejected or led to an allocation with its
-- reference. A reference that is used again is TR347.
-- messages: 315, 317
WITH pending AS (
    SELECT DISTINCT
        earlier.municipality, earlier.provider, earlier.client_key, earlier.request_reference,
        earlier.seq
    FROM related_request AS earlier
    WHERE earlier.counts
),
finished AS (
    SELECT provider, request_reference, seq FROM related_answer WHERE counts AND answer = '1'
    UNION ALL
    SELECT provider, request_reference, seq
    FROM related_allocation
    WHERE counts AND request_reference IS NOT NULL
)
SELECT
    request.message_no, min(request.line) AS line,
    '/Bericht/Client' AS path, '' AS value, min(request.request_reference) AS reference
FROM related_request AS request
WHERE request.judged AND EXISTS (
    SELECT 1
    FROM pending
    WHERE pending.municipality = request.municipality AND pending.provider = request.provider
        AND pending.client_key = request.client_key AND pending.seq < request.seq
        AND pending.request_reference <> request.request_reference
        AND NOT EXISTS (
            SELECT 1
            FROM finished
            WHERE finished.provider = pending.provider
                AND finished.request_reference = pending.request_reference
                AND finished.seq > pending.seq AND finished.seq < request.seq
        )
)
GROUP BY request.message_no
ORDER BY ALL
