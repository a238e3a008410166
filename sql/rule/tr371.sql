-- TR371. XsdVersieDeclaratie is the XsdVersie of the claim that is answered.
-- messages: 325
SELECT
    message.message_no, 1 AS line,
    '/Bericht/Header/XsdVersieDeclaratie' AS path,
    message.claim_xsd_version AS value, message.claim_identification AS reference
FROM answered_claim AS answer
JOIN related_message AS message USING (message_no)
JOIN related_message AS claim ON claim.message_no = answer.claim_no
WHERE message.claim_xsd_version <> claim.xsd_version
ORDER BY ALL
