-- TR361. A product is asked more than once only for periods that do not overlap. Products compare by
-- code; where one has none, by category; one without a category overlaps with any. What is unchanged
-- or changes takes its product from the allocation; unchanged, its period too. Two unchanged ones ask
-- for nothing, and two new ones are TR410. The finding is at the later of the two.
-- messages: 317
WITH part AS (
    SELECT
        request.message_no, request.row_no, request.line, request.part, request.request_reference,
        CASE request.part WHEN 'new' THEN request.product_category ELSE allocation.product_category END
            AS product_category,
        CASE request.part WHEN 'new' THEN request.product_code ELSE allocation.product_code END
            AS product_code,
        CASE request.part WHEN 'unchanged' THEN allocation.start_date ELSE request.wanted_from END
            AS first_day,
        coalesce(
            CASE request.part WHEN 'unchanged' THEN allocation.end_date ELSE request.wanted_until END,
            DATE '9999-12-31'
        ) AS last_day
    FROM related_request AS request
    LEFT JOIN allocation_then AS allocation USING (message_no, allocation_number)
    WHERE request.judged AND request.message_type = '317'
        AND (request.part = 'new' OR allocation.client_key = request.client_key)
)
SELECT DISTINCT
    part.message_no, part.line,
    CASE part.part
        WHEN 'new' THEN '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct'
        WHEN 'change' THEN '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct'
        ELSE '/Bericht/Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct'
    END AS path,
    coalesce(part.product_code, part.product_category, '') AS value,
    part.request_reference AS reference
FROM part
JOIN part AS other
    ON other.message_no = part.message_no AND other.row_no < part.row_no
    AND other.first_day <= part.last_day AND other.last_day >= part.first_day
WHERE NOT (part.part = 'unchanged' AND other.part = 'unchanged')
    AND NOT (part.part = 'new' AND other.part = 'new')
    AND coalesce(part.product_category = other.product_category, true)
    AND coalesce(part.product_code = other.product_code, true)
ORDER BY ALL
