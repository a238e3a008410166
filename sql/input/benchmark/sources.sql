-- Where the figures come from: one row a delivery.
SELECT title, publisher, tables, licence, retrieved
FROM land_delivery
ORDER BY delivery_id
