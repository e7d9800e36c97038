"""Writes run_lengths.csv and equal_sizes.csv. Run: python3 golden_streaming.py (see PROVENANCE.md for versions); takes about eight minutes."""
import csv
import numpy as np
from scipy import stats

CELLS = 4000


def simpson(low, high):
    x = np.linspace(low, high, CELLS + 1)
    w = np.full(CELLS + 1, 2.0)
    w[1::2] = 4.0
    w[0] = w[-1] = 1.0
    return x, w * (high - low) / CELLS / 3


def cusum(k, h, shift, start=0.0):
    """Page's equation by Simpson's rule: run length from 0 and from a head start, one side."""
    x, w = simpson(0, h)
    rows = np.concatenate([[0.0], x])
    kernel = np.hstack([stats.norm.cdf(k - rows - shift)[:, None], w * stats.norm.pdf(x[None, :] + k - rows[:, None] - shift)])
    lengths = np.linalg.solve(np.eye(len(rows)) - kernel, np.ones(len(rows)))
    first = np.concatenate([[stats.norm.cdf(k - start - shift)], w * stats.norm.pdf(x + k - start - shift)])
    return 1 + first @ lengths, lengths[0]


def both(k, h, shift, ratio):
    (up, up0), (down, down0) = cusum(k, h, shift, ratio * h), cusum(k, h, -shift, ratio * h)
    return (up * down0 + down * up0 - up0 * down0) / (up0 + down0)


def ewma(weight, width, shift):
    limit = width * np.sqrt(weight / (2 - weight))
    y, w = simpson(-limit, limit)
    kernel = w / weight * stats.norm.pdf((y[None, :] - (1 - weight) * y[:, None]) / weight - shift)
    lengths = np.linalg.solve(np.eye(len(y)) - kernel, np.ones(len(y)))
    return 1 + w / weight * stats.norm.pdf(y / weight - shift) @ lengths


rows = [["cusum", k, h, shift, ratio, float(both(k, h, shift, ratio))]
        for k, h, shift, ratio in [(.5, 4, 0, 0), (.5, 5, 0, 0), (.5, 5, 1, 0), (.5, 4, 3, .5), (.25, 8, .5, 0), (0, 6, 0, 0), (1, 2.5, 2, .5)]]
rows += [["ewma", weight, width, shift, 0, float(ewma(weight, width, shift))]
         for weight, width, shift in [(.4, 3.054, 0), (.25, 2.998, .5), (.2, 2.962, .75), (.1, 2.814, .75), (.05, 2.615, .25), (.1, 2.703, 0), (.2, 2.86, 1)]]
with open("run_lengths.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["chart", "allowance_or_weight", "threshold_or_width", "shift", "head_start", "run_length"])
    out.writerows([[repr(float(v)) if isinstance(v, float) else v for v in row] for row in rows])

# Two samples of one size without ties, made to have the distance steps / size.
rows = []
for size in [5, 30, 100]:
    for steps in sorted({2, size // 5, size // 3, size // 2, size}):
        first = np.arange(size) * 2.0
        second = np.concatenate([first[steps:] - 1, first[-1] + 1 + np.arange(steps)])
        found = stats.ks_2samp(first, second, method="exact")
        assert round(found.statistic * size) == steps, (size, steps, found)
        rows.append([size, steps, repr(float(found.pvalue))])
with open("equal_sizes.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["size", "steps", "p"])
    out.writerows(rows)
