-- Where the figures come from: one row a delivery of England.
SELECT title, publisher, table_ids, licence, retrieved, described
FROM stg_doelmaat__delivery
WHERE starts_with(source, 'england_')
ORDER BY delivery_id
