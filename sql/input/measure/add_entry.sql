-- Adds a decision to the register.
INSERT INTO measure_register
    (gm_code, entry, title, decided, target_group, measure, low_cents, high_cents, goal)
VALUES
    ($gm_code, $entry, $title, CAST($decided AS DATE), $target_group, $measure, $low_cents, $high_cents, $goal)
