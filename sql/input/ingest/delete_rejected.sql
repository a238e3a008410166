-- The fragments of the message that landed last: $rows of them. One table of rows is one delivery
-- and one entry of many messages, so these do not say which fragments are of this one.
DELETE FROM land_rejected
WHERE rowid IN (SELECT rowid FROM land_rejected ORDER BY rowid DESC LIMIT $rows::BIGINT)
