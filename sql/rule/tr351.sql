-- TR351. A changed product of a request for changes is of an allocation that is current: given to
-- this provider before, not removed, and not ended before the day of the request. That of another
-- client is TR304.
-- messages: 317
SELECT
    request.message_no, request.line,
    '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/ToewijzingNummer' AS path,
    CAST(request.allocation_number AS VARCHAR) AS value, request.request_reference AS reference
FROM related_request AS request
LEFT JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE request.judged AND request.message_type = '317' AND request.part = 'change'
    AND coalesce(allocation.client_key = request.client_key, true)
    AND (
        allocation.municipality IS NULL OR allocation.removed
        OR allocation.end_date < request.sent_on
    )
ORDER BY ALL
