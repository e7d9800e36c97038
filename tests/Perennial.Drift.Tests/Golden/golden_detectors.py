"""Writes alarms, discriminants and bins that tools outside say. Run: PYTHONPATH=FOLDER_OF_FROUROS python3 golden_detectors.py (see PROVENANCE.md)."""
import csv
import numpy as np
from frouros.detectors import concept_drift as frouros
from scipy import stats
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[repr(float(v)) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


def alarms(make, values):
    """A detector is made anew after each alarm. HDDM-W is not here: it takes its weight for its alpha where it looks for the cut."""
    found, detector = [], make()
    for row, value in enumerate(values):
        detector.update(value=value)
        if detector.drift:
            found.append(row)
            detector = make()
    return " ".join(str(row) for row in found)


rng = np.random.RandomState(24)
streams = {f"errors {k}": np.r_[rng.uniform(size=400) < .1, rng.uniform(size=300) < high].astype(int) for k, high in enumerate([.3, .5, .8])}
detectors = {"ecdd": frouros.ECDDWT, "ddm": frouros.DDM, "eddm": frouros.EDDM, "hddm-a": frouros.HDDMA, "stepd": frouros.STEPD,
             "adwin": frouros.ADWIN, "cusum": frouros.CUSUM, "rddm": frouros.RDDM}
write("detector_streams.csv", ["stream", "values"], [[name, "".join(str(v) for v in values)] for name, values in streams.items()])
write("detector_alarms.csv", ["stream", "detector", "alarms"],
      [[name, which, alarms(make, values)] for name, values in streams.items() for which, make in detectors.items()])

with open("matrix_rows.csv") as file:
    read = [(row["sample"], [float(v) for v in row["row"].split()]) for row in csv.DictReader(file)]
first, second = (np.array([row for sample, row in read if sample == which]) for which in ["first", "second"])
model = LinearDiscriminantAnalysis(solver="lsqr").fit(np.r_[first, second], [0] * len(first) + [1] * len(second))
direction = model.coef_[0] / np.linalg.norm(model.coef_[0])
rows = [[f"discriminant {k}", v] for k, v in enumerate(direction)]
values = first[:, 0]
rows += [[f"quantile {k}", np.quantile(values, k / 10, method="inverted_cdf")] for k in range(1, 10)]
rows += [[f"histogram {k}", float(v)] for k, v in enumerate(np.histogram(values, bins=7, range=(-2, 3))[0])]
write("shapes.csv", ["figure", "expected"], rows)
