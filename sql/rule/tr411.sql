-- TR411. Of an allocation with a product code an Omvang is asked. Allocations that are not known, not
-- current or of another client are TR351 and TR304.
-- messages: 317
SELECT
    request.message_no, request.line,
    '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Omvang' AS path,
    '' AS value, request.request_reference AS reference
FROM related_request AS request
JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE request.judged AND request.message_type = '317' AND request.part = 'change'
    AND NOT allocation.removed AND coalesce(allocation.client_key = request.client_key, true)
    AND coalesce(allocation.end_date >= request.sent_on, true)
    AND allocation.product_code IS NOT NULL
    AND coalesce(request.unit, request.frequency, CAST(request.volume AS VARCHAR)) IS NULL
ORDER BY ALL
