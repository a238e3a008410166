-- One row: what the receiver of a message said of it as a whole: a retour message (302, 306, ... 320), or the
-- answer (325) to a claim. Named as the message that it responds to.
-- key: bericht, afzender, identificatie, response_identification, digest
-- bericht, afzender, identificatie, dagtekening: of the message; responded_on: day of the response
-- municipality, provider: between whom the message went
-- refuses: the message never happened: a retour message has a code in header, client or record that is
--   no acceptance (0200, 8001; a record may also be 0233, not judged), or a claim answer has such a code
--   in its header or no DeclaratieAntwoord (IV028, IV087)
-- refuses_claim: the claim was judged and is refused as a whole: nothing granted and no line listed,
--   though something was claimed or the answer says why (TR342)
-- needs: land_jw_message, land_jw_client, land_jw301_product, land_jw305, land_jw307, land_jw315, land_jw317, land_jw319, land_jw325, land_jw325_prestatie
-- made: view
WITH refusing_record AS (
    SELECT message_no, retour_codes FROM land_jw_client WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw301_product WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw305 WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw307 WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw315 WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw317 WHERE retour_codes IS NOT NULL
    UNION ALL
    SELECT message_no, retour_codes FROM land_jw319 WHERE retour_codes IS NOT NULL
),
refusing AS (
    SELECT DISTINCT message_no
    FROM refusing_record
    WHERE NOT regexp_full_match(trim(retour_codes), '((0200|0233|8001)( |$))*')
)
SELECT
    CAST(CAST(bericht AS INTEGER) - 1 AS VARCHAR) AS bericht, afzender, identificatie,
    'GM' || CASE WHEN bericht IN ('302', '320') THEN afzender ELSE ontvanger END AS municipality,
    CASE WHEN bericht IN ('302', '320') THEN ontvanger ELSE afzender END AS provider,
    dagtekening, coalesce(dagtekening_retour, DATE '9999-12-31') AS responded_on,
    identificatie_retour AS response_identification, digest,
    CASE
        WHEN retour_codes IS NULL THEN false
        ELSE NOT regexp_full_match(trim(retour_codes), '((0200|8001)( |$))*')
    END OR message_no IN (FROM refusing) AS refuses,
    false AS refuses_claim
FROM land_jw_message
WHERE accepted AND bericht IN ('302', '306', '308', '316', '318', '320')
UNION ALL
SELECT
    '323', message.ontvanger, message.declaratie_identificatie, 'GM' || message.afzender,
    message.ontvanger,
    message.declaratie_dagtekening, coalesce(message.dagtekening, DATE '9999-12-31'),
    message.identificatie, message.digest,
    NOT regexp_full_match(trim(coalesce(message.retour_codes, '')), '((0200|8001)( |$))*')
        OR answer.message_no IS NULL,
    coalesce(answer.totaal_toegekend_cents, 0) = 0
        AND message.message_no NOT IN (SELECT message_no FROM land_jw325_prestatie)
        AND (
            coalesce(answer.totaal_ingediend_cents, 0) <> 0
            OR NOT regexp_full_match(trim(coalesce(answer.retour_codes, '')), '((0200|8001)( |$))*')
        )
FROM land_jw_message AS message
LEFT JOIN land_jw325 AS answer USING (message_no)
WHERE message.accepted AND message.bericht = '325' AND message.declaratie_identificatie IS NOT NULL
