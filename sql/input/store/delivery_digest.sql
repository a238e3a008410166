-- The digests of all deliveries, in order of arrival.
SELECT delivery_id, digest FROM land_delivery ORDER BY delivery_id
