-- TR376. The DeclaratieNummer is that of the claim that is answered.
-- messages: 325
SELECT
    land.message_no, land.line,
    '/Bericht/DeclaratieAntwoord/DeclaratieNummer' AS path,
    land.declaratie_nummer AS value, land.declaratie_nummer AS reference
FROM answered_claim AS answer
JOIN land_jw325 AS land USING (message_no)
JOIN land_jw323 AS claim ON claim.message_no = answer.claim_no
WHERE land.declaratie_nummer <> claim.declaratie_nummer
ORDER BY ALL
