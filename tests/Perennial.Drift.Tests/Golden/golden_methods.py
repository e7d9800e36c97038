"""Writes the golden values of KSWIN, QuantTree, the domain classifier, changes of unit and paired confidence sequences.

Run: python3 golden_methods.py (see PROVENANCE.md). domain_rows.csv says which fold each row is in: that is how the library's seed 0 deals them.
"""
import csv
import warnings
from itertools import product
import numpy as np
import statsmodels.api as sm
from scipy import constants, optimize, special, stats
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.metrics import roc_auc_score


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


def text(values):
    return " ".join(repr(float(v)) for v in values)


# Where the distributions are the same to a step scipy gives up the exact p, which is then far from any alarm.
warnings.filterwarnings("ignore", "ks_2samp: Exact calculation unsuccessful")

# KSWIN: a window of twice the newest values leaves nothing to draw, so that all of the older ones are the sample.
rng = np.random.RandomState(31)
streams = {
    "level": np.round(np.r_[rng.normal(0, 1, 150), rng.normal(1.6, 1, 120), rng.normal(0, 1, 80)], 9),
    "spread": np.round(np.r_[rng.normal(0, 1, 150), rng.normal(0, 4, 150)], 9),
    "tied": np.r_[rng.poisson(4, 150), rng.poisson(7, 150)].astype(float),
}


def kswin(values, recent, alpha, least):
    window, alarms = [], []
    for row, value in enumerate(values):
        window = (window + [value])[-2 * recent:]
        if len(window) == 2 * recent:
            found = stats.ks_2samp(window[:recent], window[recent:], method="exact")
            if found.pvalue <= alpha and found.statistic > least:
                alarms.append(row)
                window = window[recent:]
    return " ".join(map(str, alarms))


write("kswin_streams.csv", ["stream", "values"], [[name, text(values)] for name, values in streams.items()])
write("kswin_alarms.csv", ["stream", "recent", "alpha", "least", "alarms"],
      [[name, recent, alpha, least, kswin(values, recent, alpha, least)]
       for name, values in streams.items() for recent, alpha, least in [(30, .005, .1), (20, .01, .1), (40, .0001, .1), (30, .05, .45)]])

# QuantTree: without drift the rows of a batch in the bins are Dirichlet-multinomial, of the bins' reference rows and one more for the last.
counts, batch = np.array([16, 16, 16, 16]), 20
shapes = counts + np.array([0, 0, 0, 1])


def log_chance(found):
    return (special.gammaln(batch + 1) - special.gammaln(found + 1).sum() + special.gammaln(shapes.sum()) - special.gammaln(shapes.sum() + batch)
            + (special.gammaln(shapes + found) - special.gammaln(shapes)).sum())


table = {}
for first in product(range(batch + 1), repeat=3):
    if sum(first) <= batch:
        found = np.array([*first, batch - sum(first)])
        statistic = round(stats.chisquare(found, batch * counts / counts.sum()).statistic, 9)
        table[statistic] = table.get(statistic, 0) + np.exp(log_chance(found))
assert abs(sum(table.values()) - 1) < 1e-12
heights = sorted(table)
write("quant_tree_null.csv", ["statistic", "chance_of_as_much"], [[t, sum(table[u] for u in heights if u >= t)] for t in heights])

# QT-EWMA on hits of four bins, by the formula of Frittoli and others over what it comes to in the long run.
share, weight = shapes / shapes.sum(), .1
hits = rng.choice(4, 60, p=[.1, .1, .4, .4])
average, distances = share.copy(), []
for hit in hits:
    average = (1 - weight) * average + weight * (np.arange(4) == hit)
    distances.append(((average - share) ** 2 / share).sum() / (3 * weight / (2 - weight)))
write("quant_tree_hits.csv", ["hit", "distance"], [[int(hit), value] for hit, value in zip(hits, distances)])

# Its run length to some thresholds: 20,000 streams, each over a histogram of its own, followed for eight times the longest length asked for.
draws, horizon = 20_000, 1600
chances = rng.dirichlet(shapes, draws)
limits = np.cumsum(chances, 1)
average = np.tile(share, (draws, 1))
thresholds = np.array([2.4, 2.6, 2.8, 3.0, 3.2, 3.4, 3.6, 3.8, 4.0, 4.2])
lengths = np.full((draws, len(thresholds)), horizon)
open_ = np.ones((draws, len(thresholds)), bool)
for row in range(1, horizon + 1):
    hit = (rng.uniform(size=draws)[:, None] > limits[:, :3]).sum(1)
    average *= 1 - weight
    average[np.arange(draws), hit] += weight
    above = (((average - share) ** 2 / share).sum(1) / (3 * weight / (2 - weight)))[:, None] > thresholds
    lengths[above & open_] = row
    open_ &= ~above
write("quant_tree_run_lengths.csv", ["threshold", "run_length"], [[t, lengths[:, i].sum() / (~open_[:, i]).sum()] for i, t in enumerate(thresholds)])

# Domain classifier: Fisher's discriminant of the other folds scores a fold, whose ranks are Mann and Whitney's.
rng = np.random.RandomState(32)
reference, current = np.round(rng.normal(0, 1, (60, 3)), 6), np.round(rng.normal([.5, 0, .3], [1, 1.2, 1], (45, 3)), 6)
rows, is_current = np.r_[reference, current], np.r_[np.zeros(60, int), np.ones(45, int)]
with open("domain_folds.csv") as file:
    folds = np.array([int(row["fold"]) for row in csv.DictReader(file)])
assert len(folds) == len(rows)
areas, ps, pairs = [], [], []
for fold in range(5):
    held = folds == fold
    # scikit-learn divides the covariance as the library does; a ridge of a millionth of the variances is the library's alone.
    scores = LinearDiscriminantAnalysis(solver="lsqr").fit(rows[~held], is_current[~held]).decision_function(rows[held])
    mine = is_current[held] == 1
    areas.append(roc_auc_score(is_current[held], scores))
    ps.append(stats.mannwhitneyu(scores[mine], scores[~mine], alternative="greater", method="exact").pvalue)
    pairs.append(mine.sum() * (~mine).sum())
write("domain_rows.csv", ["sample", "fold", "values"], [["current" if c else "reference", int(f), text(row)] for row, c, f in zip(rows, is_current, folds)])
write("domain_expected.csv", ["figure", "expected"], [["area", np.average(areas, weights=pairs)], ["p", min(1, 5 * min(ps))]])

# Changes of unit: factors by scipy.constants, distances before and after by ks_2samp.
rng = np.random.RandomState(33)
base, new = np.round(rng.lognormal(3, .2, 500), 3), np.round(rng.lognormal(3, .2, 350), 3)
mild, later = np.round(rng.normal(14, 4, 900), 1), np.round(rng.normal(14, 4, 700), 1)
units = {"minutes": constants.minute, "grams of ounces": constants.oz / constants.gram, "kilometres of miles": constants.mile / constants.kilo,
         "hours of seconds": 1 / constants.hour, "centimetres of inches": constants.inch / constants.centi, "kilograms of pounds": constants.lb,
         "metres of feet": constants.foot}
changes = [[name, base, new * factor, factor, 0.] for name, factor in units.items()]
for old, now in [("Celsius", "Fahrenheit"), ("Fahrenheit", "Celsius"), ("Celsius", "Kelvin")]:
    zero, one = constants.convert_temperature(np.array([0., 1.]), old, now)
    changes.append([f"{old} {now}", constants.convert_temperature(mild, "Celsius", old), constants.convert_temperature(later, "Celsius", now), one - zero, zero])
rows = []
for name, first, second, factor, offset in changes:
    # Values that tie must still tie after the way there and back: the way back is rounded to six digits, and so is what it is held against.
    first, second = np.round(first, 6), np.round(second, 9)
    before, after = (stats.ks_2samp(first, other, method="asymp") for other in [second, np.round((second - offset) / factor, 6)])
    rows.append([name, text(np.sort(first)), text(second), factor, offset, before.statistic, after.statistic])
write("unit_changes.csv", ["case", "reference", "current", "factor", "offset", "before", "after"], rows)

# Paired confidence sequences: mean and error by statsmodels, the bounds by the formula, p where the interval touches 0.
rng = np.random.RandomState(34)
size = rng.randint(1, 6, 240)
cluster = np.repeat(np.arange(240), size)
losses = np.round(rng.normal(-.12, .5, len(cluster)) + np.repeat(rng.normal(0, .3, 240), size), 6)
write("sequence_rows.csv", ["cluster", "loss"], [[int(c), v] for c, v in zip(cluster, losses)])


def width(units, alpha, expected, sides):
    a = alpha if sides == 2 else 2 * alpha
    rho2 = (-2 * np.log(a) + np.log(-2 * np.log(a) + 1)) / expected
    return lambda level: np.sqrt(2 * (units * rho2 + 1) / (units * rho2) * (
        np.log(np.sqrt(units * rho2 + 1) / level) if sides == 2 else np.log(1 + np.sqrt(units * rho2 + 1) / (2 * level))))


rows = []
for units in [30, 100, 240]:
    seen = cluster < units
    fit = sm.OLS(losses[seen], np.ones(seen.sum())).fit(cov_type="cluster", cov_kwds={"groups": cluster[seen]})
    mean, error = fit.params[0], fit.bse[0]
    for alpha, expected in [(.05, 5000.), (.1, 150.)]:
        for sides in [2, 1]:
            wide = width(units, alpha, expected, sides)
            # One side: that the challenger is no better, of which a mean below 0 speaks.
            p = 1. if abs(mean) > wide(1e-300) * error or (sides == 1 and mean >= 0) else 0.
            touches = lambda log: abs(mean) - wide(np.exp(log)) * error
            if sides == 2:
                p = 1. if touches(0) < 0 else np.exp(optimize.brentq(touches, -600, 0, xtol=1e-13))
            elif mean < 0:
                p = 1. if touches(0) < 0 else np.exp(optimize.brentq(touches, -600, 0, xtol=1e-13))
            rows.append([units, alpha, expected, sides, mean, error, mean - wide(alpha) * error if sides == 2 else "", mean + wide(alpha) * error, p])
write("sequence_expected.csv", ["clusters", "alpha", "expected_clusters", "sides", "mean", "error", "lower", "upper", "p"], rows)
