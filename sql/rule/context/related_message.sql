-- One row: one message of the providers whose messages are judged, or one that allocates under a number
-- that a judged allocation has; the same contents once. With its place in the canonical order.
-- key: message_no
-- asked: it is to be judged and has no finding that forbids it; repeated: an earlier message that counts
--   has its identity (TR056); judged: asked and not repeated
-- counts: others are judged against it
-- needs: stg_ijw__response
WITH party AS (
    SELECT
        message_no,
        CASE WHEN bericht IN ('319', '301', '325') THEN ontvanger ELSE afzender END AS provider
    FROM land_jw_message
    SEMI JOIN judged_message USING (message_no)
),
same_number AS (
    SELECT DISTINCT other.message_no
    FROM judged_message AS judged
    JOIN land_jw301_product AS mine USING (message_no)
    JOIN land_jw301_product AS other ON other.toewijzing_nummer = mine.toewijzing_nummer
),
landed AS (
    SELECT
        *,
        CASE WHEN bericht IN ('319', '301', '302', '320', '325') THEN ontvanger ELSE afzender END
            AS provider,
        CASE WHEN bericht IN ('319', '301', '302', '320', '325') THEN afzender ELSE ontvanger END
            AS municipality,
        CASE bericht
            WHEN '315' THEN 1 WHEN '317' THEN 2 WHEN '319' THEN 3 WHEN '301' THEN 4
            WHEN '305' THEN 5 WHEN '307' THEN 6 WHEN '323' THEN 7 WHEN '325' THEN 8
        END AS type_rank,
        message_no IN (SELECT message_no FROM judged_message) AS given
    FROM land_jw_message
    WHERE provider IN (SELECT provider FROM party) OR message_no IN (FROM same_number)
),
once AS (
    SELECT *
    FROM landed
    WHERE type_rank IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY bericht, afzender, identificatie, digest ORDER BY given DESC, message_no
    ) = 1
),
several AS (
    SELECT bericht, afzender, identificatie
    FROM once
    GROUP BY bericht, afzender, identificatie
    HAVING count(*) > 1
),
-- Where an identity came with different contents, a response is to the version of that day.
refusal AS (
    SELECT
        bericht, afzender, identificatie,
        CASE WHEN several.bericht IS NOT NULL THEN response.dagtekening END AS version_day
    FROM stg_ijw__response AS response
    SEMI JOIN landed USING (provider)
    LEFT JOIN several USING (bericht, afzender, identificatie)
    GROUP BY bericht, afzender, identificatie, version_day
    HAVING arg_min(refuses OR refuses_claim, (responded_on, coalesce(response_identification, ''), digest))
),
placed AS (
    SELECT
        once.*,
        row_number() OVER (
            ORDER BY
                once.dagtekening NULLS LAST, once.type_rank, once.afzender, once.identificatie,
                once.digest
        ) AS seq,
        once.accepted AND once.refusing_findings = 0 AND header.message_no IS NULL AS eligible,
        refusal.bericht IS NOT NULL AS refused
    FROM once
    LEFT JOIN several USING (bericht, afzender, identificatie)
    LEFT JOIN refusal
        ON refusal.bericht = once.bericht AND refusal.afzender = once.afzender
        AND refusal.identificatie = once.identificatie
        AND refusal.version_day IS NOT DISTINCT FROM
            CASE WHEN several.bericht IS NOT NULL THEN once.dagtekening END
    LEFT JOIN (
        SELECT DISTINCT message_no
        FROM land_jw_finding
        WHERE rule IN ('TR135', 'TR378') AND starts_with(path, '/Bericht/Header/')
    ) AS header ON header.message_no = once.message_no
),
first_of_identity AS (
    SELECT
        *,
        min(seq) FILTER (eligible AND NOT refused)
            OVER (PARTITION BY bericht, afzender, identificatie) AS first_seq
    FROM placed
)
SELECT
    message_no, seq, bericht AS message_type, municipality, provider, afzender AS sender,
    identificatie AS identification, dagtekening AS sent_on, xsd_versie AS xsd_version,
    declaratie_identificatie AS claim_identification, declaratie_dagtekening AS claim_sent_on,
    xsd_versie_declaratie AS claim_xsd_version,
    given AND eligible AS asked,
    coalesce(seq > first_seq, false) AS repeated,
    given AND eligible AND coalesce(seq <= first_seq, true) AS judged,
    eligible AND NOT refused AND seq = first_seq AS counts
FROM first_of_identity
