-- TR333. A DeclaratieNummer is used once by a provider: no earlier claim has it.
-- messages: 323
SELECT
    claim.message_no, claim.line,
    '/Bericht/Declaratie/DeclaratieNummer' AS path,
    claim.claim_number AS value, claim.claim_number AS reference
FROM related_claim AS claim
SEMI JOIN related_claim AS earlier
    ON earlier.provider = claim.provider AND earlier.claim_number = claim.claim_number
    AND earlier.counts AND earlier.seq < claim.seq
WHERE claim.judged
ORDER BY ALL
