-- TR373. A change of the budget, or of a volume for the whole of the allocation (frequency 6), begins
-- when the allocation does. A wanted day that is not in the future is TR357. Allocations that are not
-- known, not current or of another client are TR351 and TR304.
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
    AND request.wanted_from > request.sent_on AND request.wanted_from <> allocation.start_date
    AND (
        coalesce(request.budget_cents <> coalesce(allocation.budget_cents, -1), false)
        OR (
            request.frequency = '6' AND allocation.frequency = '6'
            AND request.volume <> allocation.volume
        )
    )
ORDER BY ALL
