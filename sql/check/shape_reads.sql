-- Every border is rings of at least three points, in whole numbers.
SELECT year, code
FROM stg_cbs__municipality_shape
WHERE NOT regexp_full_match(
    rings, '-?\d{1,8} -?\d{1,8}( -?\d{1,8} -?\d{1,8}){2,}(;-?\d{1,8} -?\d{1,8}( -?\d{1,8} -?\d{1,8}){2,})*'
)
ORDER BY year, code
