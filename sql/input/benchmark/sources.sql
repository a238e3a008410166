-- Where the figures come from: one row a delivery.
SELECT title, publisher, table_ids, licence, retrieved, described
FROM stg_doelmaat__delivery
ORDER BY delivery_id
