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
-- refused: the receiver refused the whole message, so it never happened (stg_ijw__response). One message
--   has one answer: the first that was sent.
-- needs: land_jw_message, stg_ijw__response
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
-- Few responses refuse; of a message that has one, the first response decides.
disputed AS (
    SELECT response.*
    FROM stg_ijw__response AS response
    SEMI JOIN (SELECT bericht, afzender, identificatie FROM stg_ijw__response WHERE refuses)
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
