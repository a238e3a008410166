-- The key of stg_ijw__refused_line is unique.
SELECT claim_seq, reference
FROM stg_ijw__refused_line
GROUP BY claim_seq, reference
HAVING count(*) > 1
ORDER BY claim_seq, reference
