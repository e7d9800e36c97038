"""Writes what the tests of a column's categories and of total variation must say. Run: python3 golden_selection.py (see PROVENANCE.md)."""
import csv
from itertools import product
from math import comb
import numpy as np
from scipy import stats

LEAST = 5


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


def text(values):
    return " ".join(str(int(v)) for v in values)


def by_category(first, second):
    """Rare by both samples' rows together, in the smaller sample; the rare ones are one, the largest of all is never rare alone."""
    both, smaller = first + second, min(first.sum(), second.sum()) / (first.sum() + second.sum())
    often = both * smaller >= LEAST
    if not often.any():
        often[np.argmax(both)] = True
    rare = np.array([first[~often].sum(), second[~often].sum()])
    all_rows = np.array([first.sum(), second.sum()])

    def chi(columns):
        columns = [c for c in columns if sum(c) > 0]
        return stats.chi2_contingency(np.array(columns).T, correction=False)[:2] if len(columns) > 1 else (0.0, 1.0)

    kept = list(zip(first[often], second[often]))
    if rare.sum() == 0 or (rare.sum() * smaller >= LEAST and (len(kept) > 1 or sum(kept[0]) * smaller >= LEAST)):
        return "chi-squared", *chi(kept + [tuple(rare)])
    exact = stats.fisher_exact([rare, all_rows - rare])[1]
    odds = (rare[1] + .5) * (all_rows[0] - rare[0] + .5) / ((all_rows[1] - rare[1] + .5) * (rare[0] + .5))
    if len(kept) == 1:
        return "fisher-exact", odds, exact
    statistic, p = (0.0, 1.0) if first[often].sum() == 0 or second[often].sum() == 0 else chi(kept)
    return ("fisher-exact", odds, min(1, 2 * exact)) if exact < p else ("chi-squared", statistic, min(1, 2 * p))


rows = []
for a, b in [([50, 30, 2, 1], [40, 35, 3, 2]), ([500, 300, 90, 12], [400, 350, 110, 25]), ([3, 97], [1, 199]), ([4, 0], [0, 4]),
             ([500, 400, 30, 2, 1, 3], [300, 500, 35, 3, 2, 1]), ([1500, 1500, 0], [100, 100, 8]), ([60, 40, 1, 0, 0], [30, 45, 0, 2, 2]),
             ([7], [9]), ([2, 1, 0, 0], [0, 0, 3, 1]), ([1] * 40 + [0] * 40, [0] * 40 + [1] * 40), ([0, 0, 4], [300, 300, 0]), ([6, 0, 5], [0, 0, 9])]:
    rows.append([text(a), text(b), *by_category(np.array(a), np.array(b))])
write("categories.csv", ["first", "second", "test", "statistic", "p"], rows)


def exact_variation(first, second):
    """The chance of total variation at least as large among all relabellings: every table of the margins, by its count of labellings."""
    both, n, m = first + second, first.sum(), second.sum()
    def cells(a):
        return np.abs(a * m - (both - a) * n).sum()
    observed, tail = cells(first), 0
    for a in product(*[range(t + 1) for t in both]):
        if sum(a) == n and cells(np.array(a)) >= observed:
            ways = 1
            for t, k in zip(both, a):
                ways *= comb(int(t), k)
            tail += ways
    return tail / comb(int(n + m), int(n))


rows = [[text(a), text(b), exact_variation(np.array(a), np.array(b))]
        for a, b in [([4, 2, 0], [1, 1, 4]), ([10, 20, 5], [14, 9, 12]), ([3, 0, 5, 1], [3, 2, 5, 0]), ([16, 4], [8, 12])]]
write("total_variation.csv", ["first", "second", "p"], rows)
