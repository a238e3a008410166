-- The municipalities with messages: which months are observed, how many messages count and, where the
-- list of municipalities is there, the name.
WITH named AS (
    SELECT code, arg_max(name, year) AS name FROM stg_cbs__municipality GROUP BY code
),
sent AS (
    SELECT municipality, count(*) AS messages, min(sent_on) AS first_sent_on
    FROM stg_ijw__message
    GROUP BY municipality
)
SELECT
    observation.municipality, coalesce(named.name, '') AS name,
    strftime(observation.first_month, '%Y-%m') AS first_month,
    strftime(observation.last_month, '%Y-%m') AS last_month,
    CAST(observation.last_day AS VARCHAR) AS last_day,
    CAST(sent.first_sent_on AS VARCHAR) AS first_day,
    sent.messages
FROM observation
JOIN sent USING (municipality)
LEFT JOIN named ON named.code = observation.municipality
ORDER BY observation.municipality
