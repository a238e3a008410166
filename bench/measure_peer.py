#!/usr/bin/env python3
"""The draws of bench_measure as an analyst writes them with numpy: measure 9 of AEF, every band
rectangular and common to both parts, 1,000,000 draws, nine quantiles, and Sobol's shares (Saltelli,
Jansen) by 65,536 draws. Prints seconds of CPU, the best of five."""

import time

import numpy as np

DRAWS = 1_000_000
SHARE_DRAWS = 65_536
BANDS = {'p': (0.15, 0.35), 'q': (0.7, 0.9), 'm': (2.0, 3.0), 'h': (3, 4), 'r': (80, 100)}
PARTS = ((292_500, (520, 620, 660)), (17_000, (3220, 3840, 4090)))
SHARES = (0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975)


def draw(stream, count):
    return {name: stream.uniform(low, high, count) for name, (low, high) in BANDS.items()}


def outcomes(given):
    benefit = cost = 0
    for trajectories, month_cost in PARTS:
        tail = sum(c * np.clip(given['m'] - k, 0, 1) for k, c in enumerate(month_cost))
        benefit = benefit + trajectories * given['p'] * tail
        cost = cost + trajectories * given['q'] * given['h'] * given['r']
    return benefit, cost, benefit - cost


def shares(stream):
    a, b = draw(stream, SHARE_DRAWS), draw(stream, SHARE_DRAWS)
    at_a, at_b = outcomes(a)[2], outcomes(b)[2]
    variance = np.concatenate((at_a, at_b)).var()
    found = {}
    for name in BANDS:
        mixed = outcomes({**a, name: b[name]})[2]
        found[name] = (np.mean((at_b - at_b.mean()) * (mixed - at_a)) / variance,
                       np.mean((at_a - mixed) ** 2) / 2 / variance)
    return found


def run():
    stream = np.random.default_rng(1)
    net = None
    for outcome in outcomes(draw(stream, DRAWS)):
        net = (outcome.mean(), outcome.std(ddof=1), np.quantile(outcome, SHARES), (outcome < 0).mean())
    return net, shares(stream)


def main():
    best = float('inf')
    for _ in range(5):
        began = time.process_time()
        net, found = run()
        best = min(best, time.process_time() - began)
    print(f'numpy {np.__version__}: {best:.3f} s; net {net[0] / 1e6:.2f} million, '
          f'95% {net[2][0] / 1e6:.2f} to {net[2][-1] / 1e6:.2f}, share of p {found["p"][0]:.3f}')


if __name__ == '__main__':
    main()
