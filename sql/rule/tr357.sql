-- TR357. A change that is not to begin in the future (wanted on or before the day of the request) is
-- for the whole allocation: it begins when that does. Allocations that are not known, not current or
-- of another client are TR351 and TR304.
-- messages: 317
SELECT
    request.message_no, request.line,
    '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/GewensteIngangsdatum' AS path,
    CAST(request.wanted_from AS VARCHAR) AS value, request.request_reference AS reference
FROM related_request AS request
JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE request.judged AND request.message_type = '317' AND request.part = 'change'
    AND NOT allocation.removed AND coalesce(allocation.client_key = request.client_key, true)
    AND coalesce(allocation.end_date >= request.sent_on, true)
    AND request.wanted_from <= request.sent_on AND request.wanted_from <> allocation.start_date
ORDER BY ALL
