"""Writes the golden values of Unlabelled and Sequential's ranks beside this file. Run: python3 golden_unlabelled.py (see PROVENANCE.md)."""
import csv
import numpy as np
from scipy import optimize, special
from sklearn.calibration import _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


rng = np.random.RandomState(23)
n = 160
score = np.round(rng.beta(1.2, 1, n), 2)
label = (rng.uniform(size=n) < .15 + .7 * score ** 2).astype(int)
weight = np.where(rng.uniform(size=n) < .1, 0, np.round(rng.gamma(2, .5, n), 3))
a, b = np.round(rng.normal(3, 2, n), 3), np.round(rng.exponential(1, n), 3)
write("unlabelled_rows.csv", ["score", "label", "weight", "a", "b"], zip(score, label, weight, a, b))

expected = []
queries = np.r_[-.5, 0, np.round(rng.uniform(size=40), 4), 1, 2.0]
for name, weights in [("isotonic", np.ones(n)), ("isotonic_weighted", weight)]:
    fit = IsotonicRegression(out_of_bounds="clip").fit(score, label, sample_weight=weights)
    expected += [[name, q, p] for q, p in zip(queries, fit.predict(queries))]

# scikit-learn stops early, so its own objective (Platt's) is taken on to its minimum from where it stopped.
for name, weights in [("platt", np.ones(n)), ("platt_weighted", weight)]:
    yes, no = weights[label == 1].sum(), weights[label == 0].sum()
    target = np.where(label == 1, (yes + 1) / (yes + 2), 1 / (no + 2))
    loss = lambda ab: (weights * (np.logaddexp(0, -(ab[0] * score + ab[1])) + (1 - target) * (ab[0] * score + ab[1]))).sum()
    slope = lambda ab: np.array([(weights * (special.expit(ab[0] * score + ab[1]) - target) * f).sum() for f in (score, np.ones(n))])
    start = -np.array(_sigmoid_calibration(score, label, sample_weight=weights if name == "platt_weighted" else None))
    best = optimize.minimize(loss, start, jac=slope, method="BFGS", options={"gtol": 1e-11}).x
    assert np.abs(best - start).max() < 1e-3, (best, start)
    expected += [[name, q, special.expit(best[0] * q + best[1])] for q in queries]

features = np.c_[a, b]
spline = make_pipeline(SplineTransformer(n_knots=5, degree=1, knots="quantile"), StandardScaler(),
                       LogisticRegression(C=1, tol=1e-12, solver="newton-cholesky")).fit(features, label)
expected += [["spline", row, p] for row, p in enumerate(spline.predict_proba(features)[:, 1])]
least = make_pipeline(SplineTransformer(n_knots=5, degree=1, knots="quantile"), StandardScaler(), Ridge(alpha=1)).fit(features, score)
expected += [["regression", row, p] for row, p in enumerate(least.predict(features))]
clipped = np.clip(score, .005, .995)
seen = np.c_[features, np.log(clipped / (1 - clipped))]
covariate = make_pipeline(StandardScaler(), LogisticRegression(C=1, tol=1e-12, solver="newton-cholesky")).fit(seen, label)
expected += [["covariate", row, p] for row, p in enumerate(covariate.predict_proba(seen)[:, 1])]
write("unlabelled_expected.csv", ["what", "at", "expected"], expected)

# One-sided beta-binomial mixtures: p, prior rows, count, rows -> ln e against "at least p" and against "at most p".
rows = []
for p, prior, total, counts in [(.95, 100.0, 400, [350, 372, 380, 390, 400]), (.5, 20.0, 60, [12, 25, 30, 44, 60]), (.99, 634.0, 5000, [4900, 4930, 4960, 5000])]:
    x, y = p * prior, (1 - p) * prior
    for k in counts:
        ratio = special.betaln(x + k, y + total - k) - special.betaln(x, y) - k * np.log(p) - (total - k) * np.log1p(-p)
        few = ratio + np.log(special.betainc(x + k, y + total - k, p) / special.betainc(x, y, p))
        many = ratio + np.log(special.betainc(y + total - k, x + k, 1 - p) / special.betainc(y, x, 1 - p))
        rows.append([p, prior, total, k, few, many])
write("rank_e_values.csv", ["quantile", "prior", "rows", "count", "few", "many"], rows)
