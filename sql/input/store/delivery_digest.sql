-- What every delivery is: the digest of its bytes, and all that a page says of where it came from.
-- In order of arrival.
SELECT
    delivery_id, digest, source, title, publisher, tables, licence, retrieved,
    CAST(described AS VARCHAR) AS described
FROM land_delivery
ORDER BY delivery_id
