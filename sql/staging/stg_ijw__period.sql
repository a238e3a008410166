-- One row: one municipality, with the days between which its messages were sent. Messages from the future
-- (TR135) do not stretch it.
-- key: municipality
-- needs: stg_ijw__message, land_jw_finding
SELECT
    message.municipality,
    min(message.sent_on) AS first_sent_on,
    max(message.sent_on) AS last_sent_on
FROM stg_ijw__message AS message
ANTI JOIN (SELECT message_no FROM land_jw_finding WHERE rule = 'TR135') AS future
    ON future.message_no = message.message_no
WHERE message.sent_on IS NOT NULL
GROUP BY message.municipality
ORDER BY message.municipality
