-- The digests of deliveries after number $after, at most $most of them.
SELECT delivery_id AS number, digest FROM land_delivery
WHERE delivery_id > $after
ORDER BY delivery_id
LIMIT $most
