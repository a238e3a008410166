-- TR360. That a request is looked into (2) is said at most once, before any other answer.
-- messages: 319
SELECT
    answer.message_no, answer.line,
    '/Bericht/Antwoord/VerzoekAntwoord' AS path,
    answer.answer AS value,
    answer.request_reference AS reference
FROM related_answer AS answer
SEMI JOIN related_answer AS earlier
    ON earlier.provider = answer.provider
    AND earlier.request_reference = answer.request_reference
    AND earlier.counts AND earlier.seq < answer.seq
WHERE answer.judged AND answer.answer = '2'
ORDER BY ALL
