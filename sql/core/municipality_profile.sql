-- One row: young people with youth care of a category in a municipality and year, in its own borders.
-- key: year, code, topic
-- persons: number (CBS, rounded to 5) of clients (age, household) or trajectories (referrer);
-- no value = withheld by CBS. Other topics of clients (a user's own tables) are no part of the profile.
-- needs: stg_statline__observation
SELECT
    year,
    code,
    CASE
        WHEN topic IN ('clienten_0_3', 'clienten_4_11', 'clienten_12_17', 'clienten_18_22') THEN 'age'
        WHEN starts_with(topic, 'clienten_') THEN 'household'
        ELSE 'referrer'
    END AS kind,
    topic,
    value_10000 // 10000 AS persons
FROM stg_statline__observation
WHERE topic IN (
        'clienten_0_3', 'clienten_4_11', 'clienten_12_17', 'clienten_18_22',
        'clienten_ander_huishouden', 'clienten_eenouder', 'clienten_paar'
    )
    OR starts_with(topic, 'traj_')
ORDER BY year, code, topic
