-- The key of public_holiday is unique.
SELECT day, name
FROM public_holiday
GROUP BY day, name
HAVING count(*) > 1
ORDER BY day, name
