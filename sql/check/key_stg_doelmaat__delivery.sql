-- The key of stg_doelmaat__delivery is unique.
SELECT delivery_id FROM stg_doelmaat__delivery
GROUP BY delivery_id HAVING count(*) > 1
ORDER BY delivery_id
