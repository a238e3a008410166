-- One row: one iJw message that counts: accepted, and the first of its identity (type, sender,
-- identification) in the canonical order of sending. The same digest twice is one message. When an
-- identity came with different contents, a version that was refused gives way to one that was not.
-- The canonical order is day, type (requests, answers, allocations, starts, stops, claims, claim
-- answers), sender, identification, digest: order of arrival has no meaning (iJw OP080).
-- key: message_seq
-- message_seq: place in the canonical order, from 1
-- message_no: the landed message; for other staging models only
-- municipality: CBS code with GM; provider: AGB code; sent_on: Dagtekening
-- several: the identity came with different contents; responses then go by day
-- refused: the receiver refused the whole message, so it never happened: a retour message (302, 306,
--   ... 320) has a code in header, client or record that is no acceptance (0200, 8001; a record may
--   also be 0233, not judged), or the claim answer (325) of a claim has such a code in its header or
--   no DeclaratieAntwoord (IV028, IV087). One message has one answer: the first that was sent.
-- needs: land_jw_message, land_jw_client, land_jw325
WITH landed AS NOT MATERIALIZED (
    SELECT
        message_no, bericht, release, digest, afzender, ontvanger, identificatie, dagtekening,
        CASE bericht
            WHEN '315' THEN 1 WHEN '317' THEN 2 WHEN '319' THEN 3 WHEN '301' THEN 4
            WHEN '305' THEN 5 WHEN '307' THEN 6 WHEN '323' THEN 7 ELSE 8
        END AS type_rank
    FROM land_jw_message
    WHERE accepted AND bericht IN ('315', '317', '319', '301', '305', '307', '323', '325')
),
-- hash() finds the few candidates in millions of messages; the exact columns decide.
candidate AS (
    SELECT hash(bericht, afzender, identificatie) AS candidate
    FROM landed
    GROUP BY candidate
    HAVING count(*) > 1
),
several AS (
    SELECT bericht, afzender, identificatie
    FROM landed
    WHERE hash(bericht, afzender, identificatie) IN (FROM candidate)
    GROUP BY bericht, afzender, identificatie
    HAVING count(*) > 1
),
refusing_record AS (
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
),
response AS NOT MATERIALIZED (
    SELECT
        CAST(CAST(bericht AS INTEGER) - 1 AS VARCHAR) AS bericht, afzender, identificatie,
        dagtekening, coalesce(dagtekening_retour, DATE '9999-12-31') AS responded_on,
        identificatie_retour AS response_identification, digest,
        CASE
            WHEN retour_codes IS NULL THEN false
            ELSE NOT regexp_full_match(trim(retour_codes), '((0200|8001)( |$))*')
        END OR message_no IN (FROM refusing) AS refuses
    FROM land_jw_message
    WHERE accepted AND bericht IN ('302', '306', '308', '316', '318', '320')
    UNION ALL
    SELECT
        '323', ontvanger, declaratie_identificatie,
        declaratie_dagtekening, coalesce(dagtekening, DATE '9999-12-31'), identificatie, digest,
        NOT regexp_full_match(trim(coalesce(retour_codes, '')), '((0200|8001)( |$))*')
            OR message_no NOT IN (SELECT message_no FROM land_jw325)
    FROM land_jw_message
    WHERE accepted AND bericht = '325' AND declaratie_identificatie IS NOT NULL
),
-- Few responses refuse; of a message that has one, the first response decides.
disputed AS (
    SELECT response.*
    FROM response
    SEMI JOIN (SELECT bericht, afzender, identificatie FROM response WHERE refuses)
        USING (bericht, afzender, identificatie)
),
-- Where an identity came with different contents, a response is to the version of that day.
refusal AS (
    SELECT
        bericht, afzender, identificatie,
        CASE WHEN several.bericht IS NOT NULL THEN disputed.dagtekening END AS version_day
    FROM disputed
    LEFT JOIN several USING (bericht, afzender, identificatie)
    GROUP BY bericht, afzender, identificatie, version_day
    HAVING arg_min(refuses, (responded_on, coalesce(response_identification, ''), digest))
),
chosen AS (
    SELECT arg_min(
            message_no,
            (
                refusal.bericht IS NOT NULL, coalesce(dagtekening, DATE '9999-12-31'), digest,
                message_no
            )
        ) AS message_no
    FROM landed
    SEMI JOIN several USING (bericht, afzender, identificatie)
    LEFT JOIN refusal
        ON refusal.bericht = landed.bericht AND refusal.afzender = landed.afzender
        AND refusal.identificatie = landed.identificatie
        AND refusal.version_day IS NOT DISTINCT FROM landed.dagtekening
    GROUP BY landed.bericht, landed.afzender, landed.identificatie
)
SELECT
    row_number() OVER (
        ORDER BY
            landed.dagtekening NULLS LAST, landed.type_rank, landed.afzender, landed.identificatie
    ) AS message_seq,
    landed.message_no,
    landed.bericht AS message_type,
    landed.release,
    'GM' || CASE
        WHEN landed.bericht IN ('319', '301', '325') THEN landed.afzender ELSE landed.ontvanger
    END AS municipality,
    CASE WHEN landed.bericht IN ('319', '301', '325') THEN landed.ontvanger ELSE landed.afzender END
        AS provider,
    landed.identificatie AS identification,
    landed.dagtekening AS sent_on,
    several.bericht IS NOT NULL AS several,
    refusal.bericht IS NOT NULL AS refused
FROM landed
LEFT JOIN several USING (bericht, afzender, identificatie)
LEFT JOIN refusal
    ON refusal.bericht = landed.bericht AND refusal.afzender = landed.afzender
    AND refusal.identificatie = landed.identificatie
    AND refusal.version_day IS NOT DISTINCT FROM
        CASE WHEN several.bericht IS NOT NULL THEN landed.dagtekening END
WHERE several.bericht IS NULL OR landed.message_no IN (FROM chosen)
