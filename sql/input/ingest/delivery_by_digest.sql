-- The delivery with these bytes, if there is one.
SELECT delivery_id, file_name FROM land_delivery WHERE digest = $digest
