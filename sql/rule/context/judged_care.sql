-- One row: a start or stop that is to be judged, with the care it is of.
-- key: judged_type, judged_row
-- needs: related_start, related_stop
SELECT
    '305' AS judged_type, row_no AS judged_row, place, seq, message_no, municipality, provider,
    client_key, allocation_number, product_category, product_code
FROM related_start WHERE judged
UNION ALL
SELECT
    '307', row_no, place, seq, message_no, municipality, provider,
    client_key, allocation_number, product_category, product_code
FROM related_stop WHERE judged
