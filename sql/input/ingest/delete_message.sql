DELETE FROM {table} WHERE message_no = $message_no
