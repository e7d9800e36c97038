"""The report of two samples by scipy and numpy, column by column, from arrays in memory.

report_speed.py FOLDER ROWS COLUMNS: FOLDER holds first.f64 and second.f64, column after column, little-endian.
Writes one JSON line: seconds of the wall and of the processor, by figure, and the first column's figures.
"""
import json
import sys
import time

import numpy as np
import scipy
from scipy.stats import ks_2samp, wasserstein_distance

folder, rows, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
first = np.fromfile(f"{folder}/first.f64", dtype="<f8").reshape(columns, rows)
second = np.fromfile(f"{folder}/second.f64", dtype="<f8").reshape(columns, rows)


def shares(x, y):
    edges = np.quantile(x, np.linspace(0, 1, 11))
    edges[0], edges[-1] = -np.inf, np.inf
    p = np.histogram(x, edges)[0] / len(x)
    q = np.histogram(y, edges)[0] / len(y)
    return p, q


def psi(x, y):
    p, q = shares(x, y)
    p, q = np.maximum(p, 1e-6), np.maximum(q, 1e-6)
    return float(np.sum((p - q) * np.log(p / q)))


def jensen_shannon(x, y):
    p, q = shares(x, y)
    m = (p + q) / 2
    part = lambda a: float(np.sum(a[a > 0] * np.log2(a[a > 0] / m[a > 0])))
    return float(np.sqrt((part(p) + part(q)) / 2))


figures = {
    "kolmogorovSmirnov": lambda x, y: float(ks_2samp(x, y).statistic),
    "wasserstein": lambda x, y: float(wasserstein_distance(x, y)),
    "populationStability": psi,
    "jensenShannon": jensen_shannon,
}
seconds, found, processor, wall = {}, {}, time.process_time(), time.perf_counter()
for column in range(columns):
    for name, figure in figures.items():
        began = time.perf_counter()
        value = figure(first[column], second[column])
        seconds[name] = seconds.get(name, 0) + time.perf_counter() - began
        if column == 0:
            found[name] = value
print(json.dumps({
    "scipy": scipy.__version__, "numpy": np.__version__, "python": sys.version.split()[0],
    "seconds": time.perf_counter() - wall, "processorSeconds": time.process_time() - processor,
    "secondsByFigure": seconds, "firstColumn": found,
}))
