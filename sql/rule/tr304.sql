-- TR304. The client is that of the allocation: a claim line or a request for changes is of the client
-- to whom the allocation belongs, and a line of an answer of the client who was claimed for. Nothing
-- else is then compared with the allocation. The line is that of the record, for the BSN itself is
-- not kept.
-- messages: 317, 323, 325
SELECT
    message_no, line,
    '/Bericht/Declaratie/Clienten/Client/Bsn' AS path, '' AS value, reference
FROM judged_debit
WHERE known AND NOT removed AND other_client
UNION ALL
SELECT
    request.message_no, min(request.line), '/Bericht/Client/Bsn', '',
    min(request.request_reference)
FROM related_request AS request
JOIN allocation_then AS allocation USING (message_no, allocation_number)
WHERE request.judged AND request.message_type = '317'
    AND allocation.client_key <> request.client_key
GROUP BY request.message_no
UNION ALL
SELECT
    listed.message_no, listed.line, '/Bericht/DeclaratieAntwoord/Clienten/Client/Bsn', '',
    listed.referentie_nummer
FROM answered_claim AS answer
JOIN land_jw325_prestatie AS listed USING (message_no)
JOIN land_jw323_prestatie AS claimed
    ON claimed.message_no = answer.claim_no
    AND claimed.referentie_nummer = listed.referentie_nummer
WHERE claimed.client_key <> listed.client_key
ORDER BY ALL
