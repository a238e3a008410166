-- The file that each message came in.
SELECT message.message_no, delivery.file_name, message.entry
FROM land_jw_message AS message
JOIN land_delivery AS delivery USING (delivery_id)
ORDER BY message.message_no
