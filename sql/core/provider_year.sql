-- One row: one provider for one municipality over the months of a year that were observed.
-- key: municipality, provider, year
-- provider: the AGB code of the messages; a concern with several codes is several providers
-- clients: young people with a trajectory open on a day of those months, each once, whatever the sectors
-- the others: sums of provider_sector_year
-- months: how many months of the year were observed
-- needs: provider_sector_year, trajectory, observation
WITH open AS (
    SELECT
        trajectory.municipality, trajectory.provider, trajectory.client_key,
        CAST(
            unnest(
                range(
                    year(greatest(trajectory.start_date, observation.first_month)),
                    year(
                        least(
                            coalesce(trajectory.end_date, observation.last_month),
                            observation.last_month
                        )
                    ) + 1
                )
            ) AS INTEGER
        ) AS year
    FROM trajectory
    JOIN observation USING (municipality)
    WHERE trajectory.start_date <= last_day(observation.last_month)
        AND coalesce(trajectory.end_date, DATE '9999-12-30') >= observation.first_month
),
people AS (
    SELECT municipality, provider, year, count(DISTINCT client_key) AS clients
    FROM open
    GROUP BY municipality, provider, year
),
sums AS (
    SELECT
        municipality, provider, year,
        sum(trajectories) AS trajectories, sum(started) AS started, sum(ended) AS ended,
        sum(recognised_cents) AS recognised_cents, sum(open_cents) AS open_cents
    FROM provider_sector_year
    GROUP BY municipality, provider, year
)
SELECT
    sums.municipality, sums.provider, sums.year,
    CAST(
        date_diff(
            'month', greatest(observation.first_month, make_date(sums.year, 1, 1)),
            least(observation.last_month, make_date(sums.year, 12, 1))
        ) + 1 AS INTEGER
    ) AS months,
    coalesce(people.clients, 0) AS clients,
    CAST(sums.trajectories AS BIGINT) AS trajectories,
    CAST(sums.started AS BIGINT) AS started,
    CAST(sums.ended AS BIGINT) AS ended,
    CAST(sums.recognised_cents AS BIGINT) AS recognised_cents,
    CAST(sums.open_cents AS BIGINT) AS open_cents
FROM sums
JOIN observation USING (municipality)
LEFT JOIN people USING (municipality, provider, year)
ORDER BY sums.municipality, sums.provider, sums.year
