-- TR375. Of an allocation without a product no Omvang is asked, unless it ended before 2021.
-- Allocations that are not known, not current or of another client are TR351 and TR304.
-- messages: 317
SELECT
    request.message_no, request.line,
    '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Omvang' AS path,
    coalesce(CAST(request.volume AS VARCHAR), '') AS value, request.request_reference AS reference
FROM related_request AS request
JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE request.judged AND request.message_type = '317' AND request.part = 'change'
    AND NOT allocation.removed AND coalesce(allocation.client_key = request.client_key, true)
    AND coalesce(allocation.end_date >= request.sent_on, true)
    AND allocation.product_category IS NULL AND coalesce(allocation.end_date > DATE '2020-12-31', true)
    AND coalesce(request.unit, request.frequency, CAST(request.volume AS VARCHAR)) IS NOT NULL
ORDER BY ALL
