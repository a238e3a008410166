-- Clients by age and household and trajectories by referrer. One row a municipality and topic.
-- Bound: $year.
SELECT code, kind, topic, persons
FROM municipality_profile
WHERE year = $year
ORDER BY code, kind, topic
