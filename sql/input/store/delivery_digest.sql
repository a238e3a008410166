-- The digests of all deliveries, in order of arrival.
SELECT digest FROM land_delivery ORDER BY delivery_id
