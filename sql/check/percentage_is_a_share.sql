-- Percentages of CBS lie between 0 and 100. Names the field and the percentage as the delivery has them.
SELECT
    delivery.file_name, land.line, observation.year AS jaar, observation.code AS gm_code,
    observation.topic AS onderwerp,
    regexp_replace(
        CAST(CAST(observation.value_10000 AS DECIMAL(18, 0)) * CAST(0.0001 AS DECIMAL(5, 4)) AS VARCHAR),
        '\.?0+$', ''
    ) AS waarde
FROM stg_statline__observation AS observation
LEFT JOIN (
    SELECT jaar, gm_code, onderwerp, max(delivery_id) AS delivery_id, arg_max(line, delivery_id) AS line
    FROM land_statline
    WHERE starts_with(onderwerp, 'pct_')
    GROUP BY jaar, gm_code, onderwerp
) AS land
    ON land.jaar = observation.year AND land.gm_code = observation.code AND land.onderwerp = observation.topic
LEFT JOIN land_delivery AS delivery USING (delivery_id)
WHERE starts_with(observation.topic, 'pct_') AND observation.value_10000 NOT BETWEEN 0 AND 1000000
ORDER BY observation.year, observation.code, observation.topic
