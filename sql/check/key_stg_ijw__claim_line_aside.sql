-- The key of stg_ijw__claim_line_aside is unique.
SELECT row_no
FROM stg_ijw__claim_line_aside
GROUP BY row_no
HAVING count(*) > 1
ORDER BY row_no
