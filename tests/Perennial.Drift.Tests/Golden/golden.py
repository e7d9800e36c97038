"""Writes the golden values beside this file. Run: python3 golden.py (see PROVENANCE.md for versions)."""
import csv
import numpy as np
from scipy import optimize, special, stats


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


rows = []
for x in [1e-3, .1, .5, 1.0, 1.5, 2.0, 3.7, 14.9, 15.0, 40.0, 1e3, 1e6]:
    rows.append(["log_gamma", x, 0.0, 0.0, special.gammaln(x)])
for a in [.5, 1.0, 4.5, 30.0, 500.0]:
    for factor in [.01, .5, .9, 1.0, 1.1, 2.0, 5.0]:
        rows.append(["gamma_p", a, a * factor, 0.0, special.gammainc(a, a * factor)])
        rows.append(["gamma_q", a, a * factor, 0.0, special.gammaincc(a, a * factor)])
for a, b in [(.5, .5), (1.0, 3.0), (4.5, .5), (20.0, 30.0), (500.0, .5), (1000.0, 1200.0)]:
    rows.append(["log_beta", a, b, 0.0, special.betaln(a, b)])
    for x in [.001, .1, .45, .6, .99]:
        rows.append(["beta", x, a, b, special.betainc(a, b, x)])
for z in [-12.0, -5.0, -1.96, -.3, 0.0, .3, 1.96, 4.0]:
    rows.append(["normal_cdf", z, 0.0, 0.0, special.ndtr(z)])
for p in [1e-12, 1e-4, .025, .2, .5, .8, .975, .9999]:
    rows.append(["normal_quantile", p, 0.0, 0.0, special.ndtri(p)])
for df in [1.0, 2.0, 3.0, 10.0, 29.0, 1000.0]:
    for t in [-8.0, -1.0, -.1, 0.0, .5, 2.0]:
        rows.append(["t_cdf", t, df, 0.0, stats.t.cdf(t, df)])
    for p in [.001, .025, .3, .5, .75, .975, .9995]:
        # stats.t.ppf errs by up to 3e-9 in this version, so its own distribution function is inverted instead.
        near = stats.t.ppf(p, df)
        exact = near if p == .5 else optimize.brentq(lambda t: stats.t.cdf(t, df) / p - 1, near - .1, near + .1, xtol=1e-15, rtol=1e-14)
        rows.append(["t_quantile", p, df, 0.0, exact])
for d in [.02, .2, .5, .8, .99, 1.0, 1.01, 1.36, 2.0, 4.0]:
    rows.append(["kolmogorov", d, 0.0, 0.0, special.kolmogorov(d)])
write("special.csv", ["function", "a", "b", "c", "expected"], rows)

# Continuous samples: small ones test scipy's exact p, large ones the Kolmogorov limit at scipy's statistic.
rng = np.random.RandomState(20)
samples, expected = [], []
for case, (n, m, shift) in enumerate([(1, 1, 0.0), (5, 7, .5), (30, 20, .8), (100, 100, .3), (60, 160, 1.5), (300, 400, .1), (500, 150, .2)]):
    x, y = np.round(rng.normal(0, 1, n), 12), np.round(rng.normal(shift, 1, m), 12)
    samples += [[case, "first", v] for v in x] + [[case, "second", v] for v in y]
    exact = n * m <= 10_000
    found = stats.ks_2samp(x, y, method="exact")
    p = found.pvalue if exact else special.kolmogorov(np.sqrt(n * m / (n + m)) * found.statistic)
    expected.append([case, int(exact), found.statistic, p])
write("ks_samples.csv", ["case", "sample", "value"], samples)
write("ks_expected.csv", ["case", "exact", "statistic", "p"], expected)

rows = []
for first, second in [([4, 2, 0], [1, 1, 4]), ([16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8]), ([900, 100], [850, 170]),
                      ([10, 0, 30, 5], [12, 0, 22, 9]), ([5000, 3000, 1000], [4000, 3900, 1100])]:
    table = np.array([first, second])
    table = table[:, table.sum(axis=0) > 0]
    found = stats.chi2_contingency(table, correction=False)
    rows.append([" ".join(map(str, first)), " ".join(map(str, second)), float(found[0]), float(found[1])])
write("chi_squared.csv", ["first", "second", "statistic", "p"], rows)

# Scores with ties, labels, clusters of unequal size.
rng = np.random.RandomState(21)
scores = np.round(rng.uniform(0, 1, 200), 2)
labels = (rng.uniform(0, 1, 200) < scores).astype(int)
clusters = rng.randint(0, 30, 200) - 7
write("scores.csv", ["score", "label", "cluster"], [[float(s), int(y), int(c)] for s, y, c in zip(scores, labels, clusters)])
p = np.clip(scores, 1e-15, 1 - 1e-15)
loss = -np.where(labels == 1, np.log(p), np.log1p(-p))
yes, no = scores[labels == 1], scores[labels == 0]
mean, codes = loss.mean(), np.unique(clusters)
sums = np.array([(loss - mean)[clusters == c].sum() for c in codes])
cr0 = np.sqrt((sums ** 2).sum()) / len(loss)
cr1 = cr0 * np.sqrt(len(codes) / (len(codes) - 1))
write("metrics.csv", ["metric", "expected"], [
    ["log_loss", mean], ["brier", ((scores - labels) ** 2).mean()], ["accuracy", ((scores >= .5) == (labels == 1)).mean()],
    ["auc", stats.mannwhitneyu(yes, no).statistic / (len(yes) * len(no))], ["cr0", cr0], ["cr1", cr1],
    ["upper_95", mean + stats.t.ppf(.975, len(codes) - 1) * cr1], ["entropy_03", stats.entropy([.3, .7])]])

rows = []
for b, c in [(0, 0), (0, 1), (3, 12), (40, 40), (120, 175), (20_000, 20_900)]:
    rows.append(["mcnemar", f"{b} {c}", "", special.betaln(1 + c, 1 + b) - special.betaln(1, 1) + (b + c) * np.log(2)])
for counts, shares in [((0, 0), (.5, .5)), ((510, 490), (.5, .5)), ((5500, 4500), (.5, .5)), ((880, 70, 50), (.9, .05, .05))]:
    prior, n = 1000 * np.array(shares), np.array(counts)
    value = (special.gammaln(prior + n) - special.gammaln(prior) - n * np.log(shares)).sum() \
        + special.gammaln(1000) - special.gammaln(1000 + n.sum())
    rows.append(["sample_ratio", " ".join(map(str, counts)), " ".join(map(str, shares)), float(value)])
write("e_values.csv", ["test", "counts", "shares", "log_e"], rows)
