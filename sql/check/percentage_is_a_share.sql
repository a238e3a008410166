-- Percentages of CBS lie between 0 and 100.
SELECT year, code, topic, value_10000
FROM stg_statline__observation
WHERE starts_with(topic, 'pct_') AND value_10000 NOT BETWEEN 0 AND 1000000
ORDER BY year, code, topic
