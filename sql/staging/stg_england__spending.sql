-- One row: spending of a local authority on a service, outturn.
-- key: year, code, service
-- spend_cents: pence
-- needs: land_england_spending
WITH latest AS (
    SELECT year, service, max(delivery_id) AS delivery_id
    FROM land_england_spending
    GROUP BY year, service
)
SELECT
    land.year,
    land.la_code AS code,
    land.service,
    land.spend_pence AS spend_cents
FROM land_england_spending AS land
JOIN latest USING (year, service, delivery_id)
ORDER BY year, code, service
