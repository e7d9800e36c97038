"""Writes the golden values of the metrics beside this file. Run: python3 golden_metrics.py (see PROVENANCE.md for versions)."""
import csv
import numpy as np
from scipy import special
from sklearn import calibration, metrics as sk


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


rng = np.random.RandomState(22)
n = 200
expected = []


def both(name, function, weights):
    """One value without weights and one with."""
    expected.append([name, function(None), function(weights)])


# Yes or no: scores with ties, and one score of its own per row for the bins of equal mass.
score = np.round(rng.uniform(0, 1, n), 2)
yes = (rng.uniform(0, 1, n) < score).astype(int)
weight = np.round(rng.gamma(2, 1, n), 3) * (rng.uniform(0, 1, n) > .1)
distinct = rng.permutation(np.linspace(.003, .997, n))
write("binary_rows.csv", ["score", "distinct", "yes", "weight"],
      [[float(a), float(b), int(c), float(d)] for a, b, c, d in zip(score, distinct, yes, weight)])
decided = (score >= .4).astype(int)
clip = np.clip(score, 1e-15, 1 - 1e-15)
both("log_loss", lambda w: sk.log_loss(yes, clip, sample_weight=w), weight)
both("brier", lambda w: sk.brier_score_loss(yes, score, sample_weight=w), weight)
both("accuracy", lambda w: sk.accuracy_score(yes, decided, sample_weight=w), weight)
both("auc", lambda w: sk.roc_auc_score(yes, score, sample_weight=w), weight)
both("average_precision", lambda w: sk.average_precision_score(yes, score, sample_weight=w), weight)
both("precision", lambda w: sk.precision_score(yes, decided, sample_weight=w), weight)
both("recall", lambda w: sk.recall_score(yes, decided, sample_weight=w), weight)
both("f1", lambda w: sk.f1_score(yes, decided, sample_weight=w), weight)
both("f2", lambda w: sk.fbeta_score(yes, decided, beta=2, sample_weight=w), weight)
both("matthews", lambda w: sk.matthews_corrcoef(yes, decided, sample_weight=w), weight)
share, mean = calibration.calibration_curve(yes, distinct, n_bins=10, strategy="quantile")  # takes no weights
expected.append(["calibration", float(np.abs(share - mean).mean()), float("nan")])

# Four classes of unequal size.
k = 4
label = rng.choice(k, n, p=[.5, .3, .15, .05])
logits = rng.normal(0, 1, (n, k)) + 1.5 * np.eye(k)[label]
p = special.softmax(logits, axis=1)
write("class_rows.csv", ["p0", "p1", "p2", "p3", "label", "weight"],
      [[*map(float, row), int(y), float(w)] for row, y, w in zip(p, label, weight)])
best = p.argmax(axis=1)
both("class_log_loss", lambda w: sk.log_loss(label, p, sample_weight=w), weight)
both("class_brier", lambda w: float(np.average(((p - np.eye(k)[label]) ** 2).sum(axis=1), weights=w)), weight)
both("class_error", lambda w: 1 - sk.accuracy_score(label, best, sample_weight=w), weight)
both("class_macro_f1", lambda w: sk.f1_score(label, best, average="macro", sample_weight=w), weight)
both("class_balanced", lambda w: sk.balanced_accuracy_score(label, best, sample_weight=w), weight)
both("class_kappa", lambda w: sk.cohen_kappa_score(label, best, sample_weight=w), weight)
both("class_matthews", lambda w: sk.matthews_corrcoef(label, best, sample_weight=w), weight)
both("class_auc", lambda w: sk.roc_auc_score(label, p, multi_class="ovr", average="macro", sample_weight=w), weight)

# Numbers: a count with zeros as the truth, a positive answer.
answer = np.round(rng.gamma(2, 3, n), 3) + .001
truth = rng.poisson(answer * rng.uniform(.5, 1.5, n)).astype(float)
write("number_rows.csv", ["answer", "truth", "weight"], [[float(a), float(b), float(w)] for a, b, w in zip(answer, truth, weight)])
both("mse", lambda w: sk.mean_squared_error(truth, answer, sample_weight=w), weight)
both("rmse", lambda w: sk.mean_squared_error(truth, answer, sample_weight=w, squared=False), weight)
both("mae", lambda w: sk.mean_absolute_error(truth, answer, sample_weight=w), weight)
both("pinball_08", lambda w: sk.mean_pinball_loss(truth, answer, alpha=.8, sample_weight=w), weight)
both("huber_15", lambda w: float(np.average(special.huber(1.5, answer - truth), weights=w)), weight)
both("poisson", lambda w: sk.mean_poisson_deviance(truth, answer, sample_weight=w), weight)
both("r_squared", lambda w: sk.r2_score(truth, answer, sample_weight=w), weight)
both("bias", lambda w: float(np.average(answer - truth, weights=w)), weight)
both("smape", lambda w: float(np.average(2 * np.abs(answer - truth) / (np.abs(answer) + np.abs(truth)), weights=w)), weight)
both("under_3_over_1", lambda w: 4 * sk.mean_pinball_loss(truth, answer, alpha=.75, sample_weight=w), weight)
write("task_metrics.csv", ["metric", "expected", "weighted"], expected)
