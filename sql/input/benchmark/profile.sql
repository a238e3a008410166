-- Clients by age and household and trajectories by referrer. One row a municipality and topic.
-- Bound: $year.
SELECT code, kind, topic, persons
FROM municipality_profile
WHERE year = $year
ORDER BY
    code,
    kind,
    list_position(
        [
            'clienten_0_3', 'clienten_4_11', 'clienten_12_17', 'clienten_18_22', 'clienten_paar',
            'clienten_eenouder', 'clienten_ander_huishouden', 'traj_gemeentelijke_toegang',
            'traj_huisarts', 'traj_jeugdarts', 'traj_medisch_specialist',
            'traj_gecertificeerde_instelling', 'traj_rechter_ovj', 'traj_geen_verwijzer',
            'traj_verwijzer_onbekend'
        ],
        topic
    ),
    topic
