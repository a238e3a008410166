-- One row: one provider for one municipality in one sector over the months of a year that were observed.
-- key: municipality, provider, sector, year
-- sector: as in trajectory; none: money that is of no trajectory (transport, no care found: care_spend.aside)
-- clients: young people with a trajectory open on a day of those months; trajectories: those trajectories
-- started, ended: of those, begun and over in those months
-- recognised_cents, open_cents: of care in those months (care_spend)
-- needs: trajectory, care_spend, observation
WITH span AS (
    SELECT
        trajectory.municipality, trajectory.provider, trajectory.sector, trajectory.client_key,
        trajectory.start_date, trajectory.end_date,
        greatest(trajectory.start_date, observation.first_month) AS first_day,
        least(
            coalesce(trajectory.end_date, last_day(observation.last_month)),
            last_day(observation.last_month)
        ) AS last_seen
    FROM trajectory
    JOIN observation USING (municipality)
),
open AS (
    SELECT
        *, CAST(unnest(range(year(first_day), year(last_seen) + 1)) AS INTEGER) AS year
    FROM span
    WHERE first_day <= last_seen
),
care AS (
    SELECT
        municipality, provider, sector, year,
        count(DISTINCT client_key) AS clients,
        count(*) AS trajectories,
        count(*) FILTER (start_date = first_day AND year(start_date) = year) AS started,
        count(*) FILTER (end_date = last_seen AND year(end_date) = year) AS ended
    FROM open
    GROUP BY municipality, provider, sector, year
),
money AS (
    SELECT
        spend.municipality, spend.provider,
        coalesce(trajectory.sector, 'none') AS sector,
        CAST(year(spend.care_month) AS INTEGER) AS year,
        sum(spend.recognised_cents) AS recognised_cents,
        sum(spend.open_cents) AS open_cents
    FROM care_spend AS spend
    JOIN observation USING (municipality)
    LEFT JOIN trajectory ON trajectory.trajectory_no = spend.trajectory_no
    WHERE spend.care_month BETWEEN observation.first_month AND observation.last_month
    GROUP BY ALL
)
SELECT
    municipality, provider, sector, year,
    coalesce(care.clients, 0) AS clients,
    coalesce(care.trajectories, 0) AS trajectories,
    coalesce(care.started, 0) AS started,
    coalesce(care.ended, 0) AS ended,
    CAST(coalesce(money.recognised_cents, 0) AS BIGINT) AS recognised_cents,
    CAST(coalesce(money.open_cents, 0) AS BIGINT) AS open_cents
FROM care
FULL JOIN money USING (municipality, provider, sector, year)
ORDER BY municipality, provider, sector, year
