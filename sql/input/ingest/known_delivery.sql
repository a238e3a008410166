-- The digests of deliveries $after + 1 to $upto.
SELECT delivery_id AS number, digest FROM land_delivery
WHERE delivery_id > $after AND delivery_id <= $upto
ORDER BY delivery_id
