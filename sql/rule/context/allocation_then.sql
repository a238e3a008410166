-- One row: an allocation that a judged message has to do with, as it stood when that was sent: the
-- version with the latest Toewijzingsdatum and -tijd among those sent earlier.
-- key: message_no, allocation_number
-- needs: related_message, related_allocation, related_start, related_stop, related_request, related_line
WITH wanted AS (
    SELECT message_no, seq, municipality, provider, allocation_number
    FROM related_start WHERE judged
    UNION
    SELECT message_no, seq, municipality, provider, allocation_number
    FROM related_stop WHERE judged
    UNION
    SELECT message_no, seq, municipality, provider, allocation_number
    FROM related_line WHERE judged
    UNION
    SELECT message_no, seq, municipality, provider, allocation_number
    FROM related_request WHERE judged AND message_type = '317'
    UNION
    SELECT
        request.message_no, request.seq, request.municipality, request.provider,
        version.allocation_number
    FROM related_request AS request
    JOIN related_allocation AS version
        ON version.municipality = request.municipality AND version.provider = request.provider
        AND version.client_key = request.client_key
    WHERE request.judged AND request.message_type = '317'
),
latest AS (
    SELECT
        wanted.message_no, wanted.allocation_number,
        arg_max(
            version.row_no,
            (version.allocated_on, version.allocated_at, version.seq, version.row_no)
        ) AS row_no
    FROM wanted
    JOIN related_allocation AS version
        ON version.municipality = wanted.municipality AND version.provider = wanted.provider
        AND version.allocation_number = wanted.allocation_number
        AND version.counts AND version.seq < wanted.seq
    GROUP BY wanted.message_no, wanted.allocation_number
)
SELECT latest.message_no, version.* EXCLUDE (message_no, seq, row_no, line, judged, counts)
FROM latest
JOIN related_allocation AS version USING (row_no)
