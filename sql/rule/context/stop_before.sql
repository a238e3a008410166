-- One row: a stop that stood when a judged start or stop of the same care was sent: delivered earlier and
-- not taken back since. The same care: client and allocation, or without an allocation number (care
-- paid by task) the product (IV096).
-- key: judged_type, judged_row, product_category, product_code, start_date, end_date, end_reason
-- needs: judged_care, related_stop
SELECT
    judged.judged_type, judged.judged_row, event.product_category, event.product_code,
    event.start_date, event.end_date, event.end_reason,
    max(event.place) AS place
FROM judged_care AS judged
JOIN related_stop AS event
    ON event.municipality = judged.municipality AND event.provider = judged.provider
    AND event.client_key = judged.client_key
    AND event.allocation_number IS NOT DISTINCT FROM judged.allocation_number
    AND (
        judged.allocation_number IS NOT NULL
        OR (
            event.product_category IS NOT DISTINCT FROM judged.product_category
            AND event.product_code IS NOT DISTINCT FROM judged.product_code
        )
    )
    AND (event.counts OR event.message_no = judged.message_no)
    AND CASE
        WHEN judged.judged_type = '307' THEN event.place < judged.place
        ELSE event.seq < judged.seq
    END
GROUP BY judged.judged_type, judged.judged_row, event.product_category,
    event.product_code, event.start_date, event.end_date, event.end_reason
HAVING NOT arg_max(event.deletes, event.place)
