-- Every landed message has a number of its own: the rows of all other landing tables hang on it. An
-- index that watched over it would be held in memory whole.
SELECT message_no FROM land_jw_message
GROUP BY message_no HAVING count(*) > 1
ORDER BY message_no
