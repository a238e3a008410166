-- Two of the last three months of the same trajectories: sums of products, for how the errors of
-- their prices go together. Rows as in the indicator last_month_cost, `first` before `second`.
SELECT
    one.municipality,
    CASE WHEN one.care_form = 'foster' THEN 'foster' ELSE one.sector END AS sector,
    CAST(one.months_before_end AS VARCHAR) AS first,
    CAST(other.months_before_end AS VARCHAR) AS second,
    CAST(sum(CAST(one.care_days AS BIGINT) * other.care_days) AS DOUBLE) AS xx,
    CAST(sum(CAST(one.care_days AS HUGEINT) * other.cost_cents) AS DOUBLE) AS xy,
    CAST(sum(CAST(one.cost_cents AS HUGEINT) * other.care_days) AS DOUBLE) AS yx,
    CAST(sum(CAST(one.cost_cents AS HUGEINT) * other.cost_cents) AS DOUBLE) AS yy
FROM trajectory_last_month AS one
JOIN trajectory_last_month AS other
    ON other.trajectory_no = one.trajectory_no AND other.months_before_end > one.months_before_end
WHERE one.left_out IS NULL OR one.left_out = 'foster'
GROUP BY ALL
ORDER BY ALL
