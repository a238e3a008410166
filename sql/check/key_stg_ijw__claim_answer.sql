-- The key of stg_ijw__claim_answer is unique.
SELECT claim_seq
FROM stg_ijw__claim_answer
GROUP BY claim_seq
HAVING count(*) > 1
ORDER BY claim_seq
