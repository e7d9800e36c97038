"""Writes the golden values of the estimate under shift beside this file. Run: python3 golden_shifted.py (see PROVENANCE.md)."""
import csv
import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import SplineTransformer, StandardScaler

def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


rng = np.random.RandomState(29)
lines = lambda: LogisticRegression(C=1, tol=1e-12, solver="newton-cholesky")
splines = lambda: make_pipeline(SplineTransformer(n_knots=5, degree=1, knots="quantile"), StandardScaler(), lines())


def draw(rows, shift):
    a, b = np.round(rng.normal(shift, 1, rows), 6), np.round(rng.exponential(1, rows), 6)
    chance = 1 / (1 + np.exp(-(a + np.where(b > 1, 1.2, -.8) * np.sign(a))))
    return np.round(np.clip(chance ** 3 + rng.normal(0, .05, rows), .011, .989), 6), (rng.uniform(size=rows) < chance).astype(int), np.c_[a, b]


def log_odds(score):
    score = np.clip(score, .005, .995)
    return np.log(score / (1 - score))


def effective(weights):
    return weights.sum() ** 2 / (weights ** 2).sum()


score, label, features = draw(600, 0)
current, truth, shifted = draw(300, 1.3)
rows = [[0, s, y, *x] for s, y, x in zip(score, label, features)] + [[1, s, y, *x] for s, y, x in zip(current, truth, shifted)]
write("shifted_rows.csv", ["current", "score", "label", "a", "b"], rows)

def fitted(score, label, features, other):
    """The forms' probabilities of the current rows, from a reference and from rows that it is made to look like."""
    n, m = len(score), len(other)
    domain = splines().fit(np.r_[features, other], np.r_[np.zeros(n), np.ones(m)])
    p = np.clip(domain.predict_proba(features)[:, 1], 1e-6, 1 - 1e-6)
    ratio = p / (1 - p) / np.mean(p / (1 - p))
    low, high = 0., 1.
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if effective(ratio ** middle) >= m else (low, middle)
    assert effective(ratio) < m and effective(ratio ** low) < m + .001
    isotonic = lambda weights: IsotonicRegression(out_of_bounds="clip").fit(score, label, sample_weight=weights).predict(current)
    seeing, seen = np.c_[features, log_odds(score)], np.c_[shifted, log_odds(current)]
    forms = {"Plain": isotonic(None), "Reweighted": isotonic(ratio), "Tempered": isotonic(ratio ** low)}
    for name, model in [("Lines", make_pipeline(StandardScaler(), lines())), ("Splines", splines())]:
        forms[name] = model.fit(seeing, label).predict_proba(seen)[:, 1]
    forms["mean"] = np.mean([forms[name] for name in ("Plain", "Tempered", "Splines")], 0)
    forms["two"] = np.mean([forms[name] for name in ("Tempered", "Splines")], 0)
    return forms, effective(ratio)


forms, worth = fitted(score, label, features, shifted)
parts = []
for group in range(10):
    kept, others = np.arange(600) % 10 != group, np.arange(300) % 10 != group
    parts.append(fitted(score[kept], label[kept], features[kept], shifted[others])[0])
shares = {}
for name in ("Reweighted", "Tempered", "Lines", "Splines", "two"):
    gap, gaps = forms[name] - forms["Plain"], np.array([part[name] - part["Plain"] for part in parts])
    shares[name] = max(0., 1 - .9 * ((gaps - gaps.mean(0)) ** 2).sum() / (gap ** 2).sum())
shrunk = {"shrunk " + name: forms["Plain"] + share * (forms[name] - forms["Plain"]) for name, share in shares.items()}
expected = [[name, row, value] for name, values in (forms | shrunk).items() for row, value in enumerate(values)]
expected += [["effective", 0, worth], *[["share " + name, 0, share] for name, share in shares.items()]]
write("shifted_expected.csv", ["what", "at", "expected"], expected)
if __name__ == "__main__":
    area = lambda p: sum(p[i] * (1 - p[j]) * ((current[i] > current[j]) + (current[i] == current[j]) / 2) for i in range(300) for j in range(300)) / (p.sum() * (1 - p).sum())
    print(roc_auc_score(truth, current), {name: round(area(values), 4) for name, values in forms.items()}, worth, shares)
