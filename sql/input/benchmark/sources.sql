-- Where the figures come from: one row a delivery. Bound: $deliveries, their ids with a comma between.
SELECT title, publisher, table_ids, licence, retrieved, described
FROM stg_doelmaat__delivery
WHERE list_contains(string_split($deliveries, ','), CAST(delivery_id AS VARCHAR))
ORDER BY delivery_id
