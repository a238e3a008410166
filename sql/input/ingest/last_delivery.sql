-- One row: the number of the last delivery, 0 when there is none.
SELECT coalesce(max(delivery_id), 0) AS delivery_id FROM land_delivery
