-- One row: how often a provider and a municipality kept one term of the process rules, of what began to
-- run in a month.
-- key: municipality, provider, term, month
-- term, who must send, from when, within what:
--   start                     provider      JW305, from the first day of care, or from the first JW301 of the
--                             allocation when that came later (OP271), 5 working days
--   stop                      provider      JW307, from the last day of care, also of a temporary stop (OP272),
--                             5 working days
--   response_by_provider      provider      JW302, JW320, from the message, 3 working days (OP090)
--   response_by_municipality  municipality  JW306, JW308, JW316, JW318, the same
--   claim_answer              municipality  JW325, from the JW323, 10 working days (OP090x4)
--   request_answer            municipality  JW301 or JW319, from the JW315 or JW317, 5 working days (OP274, OP346)
--   request_decision          municipality  of a request that is being looked into: JW301 or a refusal, 8 weeks
--                             from the request (OP274, OP346)
--   claim                     provider      see claim_timing: lines, from the month of care
-- day of a message: its Dagtekening (of a response DagtekeningRetour): the day on which the sender says it was
--   made. Arrival means nothing (OP080), and differs from copy to copy of the same traffic; where the rule counts
--   from receipt, the Dagtekening of what was received stands for it, which is hours earlier at most.
-- month: first day, of the day on which the term began to run
-- on_time, late: sent within the term, or after it. used_days: working days that those took together (decisions:
--   days; claims: nothing), below 0 when sent before
-- missing: the term was over on the last day observed and nothing was sent; of responses nothing, for many a
--   delivery of traffic leaves them out. pending: the term was not over.
-- exempt: a definitive stop after a temporary one, whose term begins on a day that messages do not tell
-- left out: days outside working_day (before 2010, after 2039), which only a slip of the pen makes
-- source: iJw 3.2, OP080, OP090, OP090x4, OP271, OP272, OP274, OP346, OP354
-- needs: service, delivery, allocation, request, claim, claim_timing, stg_ijw__response, working_day, observation
WITH response AS (
    SELECT
        municipality, provider,
        CASE
            WHEN bericht = '323' THEN 'claim_answer'
            WHEN bericht IN ('301', '319') THEN 'response_by_provider'
            ELSE 'response_by_municipality'
        END AS term,
        dagtekening AS from_day, min(responded_on) AS sent_on
    FROM stg_ijw__response
    WHERE dagtekening IS NOT NULL AND responded_on < DATE '9999-12-31'
    GROUP BY bericht, afzender, identificatie, municipality, provider, dagtekening
),
-- What was sent or should have been, one row each, with the working days it may take.
asked AS (
    SELECT
        service.municipality, service.provider, 'start' AS term,
        greatest(service.start_date, allocation.first_sent_on) AS from_day,
        service.start_sent_on AS sent_on, false AS exempt
    FROM service
    LEFT JOIN allocation USING (municipality, provider, allocation_number)
    UNION ALL
    SELECT municipality, provider, 'start', start_date, NULL, false
    FROM delivery
    WHERE start_basis = 'claim'
    UNION ALL
    SELECT municipality, provider, 'stop', end_date, stop_sent_on, paused_on IS NOT NULL
    FROM service
    WHERE end_date IS NOT NULL
    UNION ALL
    SELECT municipality, provider, 'stop', paused_on, pause_sent_on, false
    FROM service
    WHERE paused_on IS NOT NULL
    UNION ALL
    SELECT municipality, provider, 'stop', end_date, NULL, false
    FROM delivery
    WHERE end_basis IN ('allocation', 'claim')
    UNION ALL
    SELECT municipality, provider, term, from_day, sent_on, false FROM response
    UNION ALL
    SELECT municipality, provider, 'claim_answer', sent_on, NULL, false
    FROM claim
    WHERE NOT answered
    UNION ALL
    SELECT
        municipality, provider, 'request_answer', sent_on,
        least(in_review_on, rejected_on, allocation_sent_on), false
    FROM request
    UNION ALL
    SELECT
        municipality, provider, 'request_decision', sent_on,
        least(rejected_on, allocation_sent_on), false
    FROM request
    WHERE in_review_on IS NOT NULL
),
-- The same on one day is counted once and then multiplied: days are few, messages are millions.
counted AS (
    SELECT municipality, provider, term, from_day, sent_on, exempt, count(*) AS messages
    FROM asked
    WHERE from_day IS NOT NULL
    GROUP BY ALL
),
timed AS (
    SELECT
        counted.municipality, counted.provider, counted.term,
        CAST(date_trunc('month', counted.from_day) AS DATE) AS month,
        counted.exempt, counted.messages, counted.sent_on IS NOT NULL AS sent,
        CASE counted.term
            WHEN 'request_decision'
                THEN coalesce(counted.sent_on, observation.last_day) - counted.from_day
            ELSE until.working_days - from_working.working_days
        END AS days,
        CASE counted.term
            WHEN 'request_decision' THEN 56
            WHEN 'claim_answer' THEN 10
            WHEN 'response_by_provider' THEN 3
            WHEN 'response_by_municipality' THEN 3
            ELSE 5
        END AS allowed
    FROM counted
    JOIN observation USING (municipality)
    JOIN working_day AS from_working ON from_working.day = counted.from_day
    JOIN working_day AS until ON until.day = coalesce(counted.sent_on, observation.last_day)
),
part AS (
    SELECT
        municipality, provider, term, month,
        sum(messages) FILTER (sent AND NOT exempt AND days <= allowed) AS on_time,
        sum(messages) FILTER (sent AND NOT exempt AND days > allowed) AS late,
        sum(messages * days) FILTER (sent AND NOT exempt) AS used_days,
        sum(messages) FILTER (NOT sent AND days > allowed) AS missing,
        sum(messages) FILTER (NOT sent AND days <= allowed) AS pending,
        sum(messages) FILTER (exempt) AS exempt
    FROM timed
    GROUP BY municipality, provider, term, month
    UNION ALL
    SELECT
        municipality, provider, 'claim', care_month, claimed_lines - late_lines, late_lines, NULL,
        NULL, NULL, NULL
    FROM claim_timing
)
SELECT
    municipality, provider, term, month,
    CAST(coalesce(on_time, 0) AS BIGINT) AS on_time,
    CAST(coalesce(late, 0) AS BIGINT) AS late,
    CAST(used_days AS BIGINT) AS used_days,
    CASE
        WHEN term NOT IN ('claim', 'response_by_provider', 'response_by_municipality')
            THEN CAST(coalesce(missing, 0) AS BIGINT)
    END AS missing,
    CAST(coalesce(pending, 0) AS BIGINT) AS pending,
    CAST(coalesce(exempt, 0) AS BIGINT) AS exempt
FROM part
ORDER BY municipality, provider, term, month
