-- TR366. A line of an answer is one of the claim it answers, by its reference; also one that was set
-- aside while reading.
-- messages: 325
SELECT
    listed.message_no, listed.line,
    '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductReferentie/ReferentieNummer' AS path,
    listed.referentie_nummer AS value, listed.referentie_nummer AS reference
FROM answered_claim AS answer
JOIN land_jw325_prestatie AS listed USING (message_no)
JOIN related_message AS claim ON claim.message_no = answer.claim_no
ANTI JOIN land_jw323_prestatie AS claimed
    ON claimed.message_no = answer.claim_no
    AND claimed.referentie_nummer = listed.referentie_nummer
ANTI JOIN land_rejected AS rejected
    ON rejected.bericht = '323' AND rejected.afzender = claim.sender
    AND rejected.identificatie = claim.identification
    AND rejected.reference = listed.referentie_nummer
ORDER BY ALL
