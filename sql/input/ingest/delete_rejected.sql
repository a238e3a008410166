-- The fragments of one message; of a file that is one message, all.
DELETE FROM land_rejected WHERE delivery_id = $delivery_id AND coalesce(entry, '') = $entry
