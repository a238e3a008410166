-- Whether the store holds public figures to compare with.
SELECT count(*) AS figures FROM stg_iv3__expenditure
