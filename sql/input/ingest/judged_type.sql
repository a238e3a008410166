-- The types of the messages that are judged against others.
SELECT DISTINCT message_type FROM related_message WHERE asked ORDER BY message_type
