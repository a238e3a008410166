-- One row: the care of one month that a provider claimed of a municipality: when, and what came back.
-- key: municipality, provider, care_month
-- claimed_lines: care claimed for the first time: an allocation, product and month. A debit that comes again after
--   a refusal or a credit is not the first.
-- late_lines: of those sent (Dagtekening) after the month that follows on the month of care
-- debit_lines: all debits that count. refused_lines: of those not granted. corrected_lines: of those taken
--   back by a credit that counts, most often to claim another amount (OP366)
-- left out: lines and claims that do not count (claim_set_aside); a claim that was refused as a whole was
--   functionally not sent (OP286), so that the one sent anew is the first
-- source: iJw OP354 and IV089 ("direct in de erop volgende declaratieperiode of achteraf"): the standard sets no
--   last day; the end of the next month is the promptness that "direct" means
-- needs: claim, claim_entry, stg_ijw__claim_line, stg_ijw__claim_line_aside
WITH debit AS NOT MATERIALIZED (
    SELECT
        claim.municipality, claim.provider, entry.claim_seq, entry.reference,
        entry.allocation_number, entry.product_category, entry.product_code,
        CAST(date_trunc('month', entry.period_start) AS DATE) AS care_month,
        entry.refused,
        claim.sent_on > last_day(date_trunc('month', entry.period_start) + INTERVAL 1 MONTH) AS late
    FROM claim_entry AS entry
    JOIN claim USING (claim_seq)
    WHERE NOT entry.is_credit
),
-- A reference is used once by a provider (TR314), and a debit is taken back once (TR390).
credit AS (
    SELECT line.provider, line.previous_reference AS reference
    FROM stg_ijw__claim_line AS line
    ANTI JOIN stg_ijw__claim_line_aside AS aside ON aside.row_no = line.row_no
    WHERE line.is_credit
),
-- Of millions of debits few were refused or taken back; only those can be claimed again.
gone AS (
    SELECT
        debit.municipality, debit.provider, debit.allocation_number, debit.product_category,
        debit.product_code, debit.care_month, credit.provider IS NOT NULL AS corrected
    FROM debit
    LEFT JOIN credit USING (provider, reference)
    WHERE debit.refused OR credit.provider IS NOT NULL
),
again AS (
    SELECT
        municipality, provider, care_month, late,
        row_number() OVER (
            PARTITION BY municipality, provider, allocation_number, product_category,
                product_code, care_month
            ORDER BY claim_seq, reference
        ) AS place
    FROM debit
    SEMI JOIN gone
        ON gone.municipality = debit.municipality AND gone.provider = debit.provider
        AND gone.allocation_number = debit.allocation_number
        AND gone.product_category IS NOT DISTINCT FROM debit.product_category
        AND gone.product_code IS NOT DISTINCT FROM debit.product_code
        AND gone.care_month = debit.care_month
),
part AS (
    SELECT
        municipality, provider, care_month, count(*) AS claimed, count(*) FILTER (late) AS late,
        count(*) AS debits, count(*) FILTER (refused) AS refused, 0 AS corrected
    FROM debit
    GROUP BY municipality, provider, care_month
    UNION ALL
    SELECT municipality, provider, care_month, -count(*), -count(*) FILTER (late), 0, 0, 0
    FROM again
    WHERE place > 1
    GROUP BY municipality, provider, care_month
    UNION ALL
    SELECT municipality, provider, care_month, 0, 0, 0, 0, count(*)
    FROM gone
    WHERE corrected
    GROUP BY municipality, provider, care_month
)
SELECT
    municipality, provider, care_month,
    CAST(sum(claimed) AS BIGINT) AS claimed_lines,
    CAST(sum(late) AS BIGINT) AS late_lines,
    CAST(sum(debits) AS BIGINT) AS debit_lines,
    CAST(sum(refused) AS BIGINT) AS refused_lines,
    CAST(sum(corrected) AS BIGINT) AS corrected_lines
FROM part
GROUP BY municipality, provider, care_month
ORDER BY municipality, provider, care_month
