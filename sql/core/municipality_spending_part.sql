-- One row: what a municipality spent on a sub-field of youth care in a statement of a year.
-- key: year, statement, code, part
-- spending_group: sub-fields are compared only after grouping, because municipalities book the same help
--   on different ones: without_stay (6.72a-d, 6.74a), with_stay (6.73, 6.73a-c, 6.74b-c), protection (6.82,
--   6.82a-b), and undivided (6.72 itself, 6.74 itself). Who books help without stay on 6.73 still looks
--   different.
-- A municipality without a return has no rows, nor has one whose sub-fields do not add up to its task
-- fields (municipality_part_gap): they say nothing of what it spent.
-- needs: stg_iv3__part, municipality_return, municipality_part_gap
SELECT
    part.year,
    part.statement,
    part.code,
    part.part,
    CASE
        WHEN part.part IN ('6.72a', '6.72b', '6.72c', '6.72d', '6.74a') THEN 'without_stay'
        WHEN part.part LIKE '6.73%' OR part.part IN ('6.74b', '6.74c') THEN 'with_stay'
        WHEN part.part LIKE '6.82%' THEN 'protection'
        ELSE 'undivided'
    END AS spending_group,
    part.amount_cents
FROM stg_iv3__part AS part
JOIN municipality_return USING (year, statement, code)
ANTI JOIN municipality_part_gap AS gap USING (year, statement, code)
WHERE municipality_return.returned
ORDER BY year, statement, code, part
