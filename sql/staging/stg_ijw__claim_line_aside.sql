-- One row: a claim line that does not count, and why. Each line has one reason, the first that holds:
--   declaration_refused   its claim was refused as a whole, which counts as not sent (IV087)
--   reference_repeated    the provider used the reference before (TR314)
--   credit_without_debit  there is no debit with the reference it takes back, or it was not granted (TR323)
--   credit_repeated       the debit was taken back before (TR390)
--   debit_repeated        a debit that was not taken back has the same allocation, product and period
--                         (TR389)
-- "Before" is the canonical order. A debit and the credit that takes it back both count, whatever their
-- order: together they are nothing. Of debits that stand, the first counts.
-- key: row_no
-- needs: stg_ijw__claim_line, stg_ijw__claim_answer, stg_ijw__refused_line
WITH declaration_refused AS (
    SELECT row_no
    FROM stg_ijw__claim_line
    WHERE message_seq IN (SELECT claim_seq FROM stg_ijw__claim_answer WHERE refuses_all)
),
-- hash() finds the few candidates in millions of lines; the exact columns decide.
reference_candidate AS (
    SELECT hash(provider, reference) AS candidate
    FROM stg_ijw__claim_line
    GROUP BY candidate
    HAVING count(*) > 1
),
reference_place AS (
    SELECT
        row_no,
        row_number() OVER (PARTITION BY provider, reference ORDER BY message_seq, row_no) AS place
    FROM stg_ijw__claim_line
    ANTI JOIN declaration_refused USING (row_no)
    WHERE hash(provider, reference) IN (FROM reference_candidate)
),
reference_repeated AS (
    SELECT row_no FROM reference_place WHERE place > 1
),
out_of_play AS (
    SELECT row_no FROM declaration_refused
    UNION ALL
    SELECT row_no FROM reference_repeated
    UNION ALL
    SELECT line.row_no
    FROM stg_ijw__claim_line AS line
    SEMI JOIN stg_ijw__refused_line AS refused
        ON refused.claim_seq = line.message_seq AND refused.reference = line.reference
),
credit AS (
    SELECT row_no, message_seq, provider, previous_reference
    FROM stg_ijw__claim_line
    ANTI JOIN out_of_play USING (row_no)
    WHERE is_credit
),
credited AS (
    SELECT debit.row_no, debit.provider, debit.reference
    FROM stg_ijw__claim_line AS debit
    SEMI JOIN credit
        ON credit.provider = debit.provider AND credit.previous_reference = debit.reference
    ANTI JOIN out_of_play ON out_of_play.row_no = debit.row_no
    WHERE NOT debit.is_credit
),
credit_place AS (
    SELECT
        credit.row_no,
        credited.row_no IS NOT NULL AS has_debit,
        row_number() OVER (
            PARTITION BY credit.provider, credit.previous_reference
            ORDER BY credit.message_seq, credit.row_no
        ) AS place
    FROM credit
    LEFT JOIN credited
        ON credited.provider = credit.provider AND credited.reference = credit.previous_reference
),
debit_candidate AS (
    SELECT
        hash(
            municipality, provider, allocation_number, product_category, product_code, period_start,
            period_end
        ) AS candidate
    FROM stg_ijw__claim_line
    WHERE NOT is_credit
    GROUP BY candidate
    HAVING count(*) > 1
),
debit_place AS (
    SELECT
        row_no,
        row_number() OVER (
            PARTITION BY
                municipality, provider, allocation_number, product_category, product_code,
                period_start, period_end
            ORDER BY message_seq, row_no
        ) AS place
    FROM stg_ijw__claim_line
    ANTI JOIN out_of_play USING (row_no)
    ANTI JOIN credited USING (row_no)
    WHERE NOT is_credit
        AND hash(
            municipality, provider, allocation_number, product_category, product_code, period_start,
            period_end
        ) IN (FROM debit_candidate)
)
SELECT row_no, 'declaration_refused' AS reason FROM declaration_refused
UNION ALL
SELECT row_no, 'reference_repeated' FROM reference_repeated
UNION ALL
SELECT row_no, CASE WHEN has_debit THEN 'credit_repeated' ELSE 'credit_without_debit' END
FROM credit_place
WHERE NOT has_debit OR place > 1
UNION ALL
SELECT row_no, 'debit_repeated' FROM debit_place WHERE place > 1
ORDER BY row_no
