-- Where the figures come from: one row a delivery; messages are not what a benchmark rests on.
SELECT title, publisher, table_ids, licence, retrieved, described
FROM stg_doelmaat__delivery
WHERE source <> 'ijw' AND NOT starts_with(source, 'england_')
ORDER BY delivery_id
