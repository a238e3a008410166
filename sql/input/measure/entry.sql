-- The register: one municipality, or all when $gm_code is empty.
SELECT
    gm_code, entry, title, strftime(decided, '%Y-%m-%d') AS decided, year(decided) AS decided_year,
    target_group, measure, low_cents, high_cents, goal
FROM measure_register
WHERE $gm_code = '' OR gm_code = $gm_code
ORDER BY gm_code, decided, entry
