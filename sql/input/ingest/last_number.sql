-- The highest numbers given so far; 0 in a new store.
SELECT
    (SELECT coalesce(max(delivery_id), 0) FROM land_delivery) AS delivery_id,
    (SELECT coalesce(max(message_no), 0) FROM land_jw_message) AS message_no
