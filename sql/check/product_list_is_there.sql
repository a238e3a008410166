-- Messages are not read without the list of products: import again to have it.
SELECT count(*) AS allocations
FROM allocation
HAVING count(*) > 0 AND (SELECT count(*) FROM stg_doelmaat__product) = 0
