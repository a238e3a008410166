-- One row: one trajectory as the messages of its municipality have it in view: its duration in days, both
-- ends counted, cut off at the left by the first month and at the right by the last day.
-- key: trajectory_no
-- entry: the days it had gone on when it came into view; nothing of it was seen to end before (left truncation)
-- exit: its days, or those until the last message; ended: whether it ended (right censoring)
-- What ended before the first month, or begins after the last message, is in no row.
-- source: Klein & Moeschberger 2003, Survival Analysis, 3.4; docs/methods/survival.md
-- needs: trajectory, observation
SELECT
    trajectory.trajectory_no, trajectory.municipality, trajectory.care_form, trajectory.provider,
    greatest(observation.first_month - trajectory.start_date, 0) AS entry,
    coalesce(trajectory.end_date, observation.last_day) - trajectory.start_date + 1 AS exit,
    trajectory.end_date IS NOT NULL AS ended
FROM trajectory
JOIN observation USING (municipality)
WHERE coalesce(trajectory.end_date, observation.last_day)
    >= greatest(observation.first_month, trajectory.start_date)
ORDER BY trajectory.trajectory_no
