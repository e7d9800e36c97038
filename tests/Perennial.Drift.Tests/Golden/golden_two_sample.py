"""Writes the golden values of two samples, of many columns and of corrections. Run: python3 golden_two_sample.py (see PROVENANCE.md)."""
import csv
import numpy as np
from scipy import integrate, special, stats
from scipy.spatial import distance
from scipy.stats._hypotests import _cdf_cvm_inf
from sklearn.decomposition import PCA
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.preprocessing import StandardScaler
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestIndPower
from statsmodels.stats.proportion import proportions_ztest


def write(name, header, rows):
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([[number(v) if isinstance(v, (float, np.floating)) else v for v in row] for row in rows])


def number(value):
    return repr(float(value)).replace("inf", "Infinity")


def text(values):
    return " ".join(repr(float(v)) if isinstance(v, (float, np.floating)) else str(int(v)) for v in values)


rng = np.random.RandomState(23)
cases = {
    "small": (np.round(rng.normal(0, 1, 7), 9), np.round(rng.normal(1, 1, 9), 9)),
    "uneven": (np.round(rng.normal(0, 1, 5), 9), np.round(rng.normal(.5, 2, 14), 9)),
    "middle": (np.round(rng.normal(0, 1, 40), 9), np.round(rng.normal(.4, 1.3, 60), 9)),
    "tied": (rng.poisson(3, 50).astype(float), rng.poisson(4, 80).astype(float)),
    "far": (np.round(1e6 + rng.normal(0, 1, 60), 6), np.round(1e6 + rng.normal(.3, 1, 70), 6)),
    "large": (np.round(rng.exponential(1, 300), 9), np.round(rng.exponential(1.2, 400), 9)),
    "flags": ((rng.uniform(size=120) < .3).astype(float), (rng.uniform(size=100) < .45).astype(float)),
    "distant": (np.round(rng.normal(0, 1, 200), 9), np.round(rng.normal(3, 1, 200), 9)),
}
write("two_sample_samples.csv", ["case", "first", "second"], [[c, text(x), text(y)] for c, (x, y) in cases.items()])
rows = []
for case, (x, y) in cases.items():
    tied = len(np.unique(np.r_[x, y])) < len(x) + len(y)
    cells = len(x) * len(y)
    for side in ["two-sided", "less", "greater"]:
        exact = cells <= 2500 and not tied
        found = stats.mannwhitneyu(x, y, alternative=side, method="exact" if exact else "asymptotic")
        rows.append([case, "mann_whitney " + side, found.statistic, found.pvalue])
        found = stats.ttest_ind(x, y, equal_var=False, alternative=side)
        rows.append([case, "welch_t " + side, found.statistic, found.pvalue])
    if not tied:  # scipy's form for ties rejects samples of one distribution.
        found = stats.cramervonmises_2samp(x, y, method="exact" if cells <= 225 else "asymptotic")
        rows.append([case, "cramer_von_mises", found.statistic, found.pvalue])
    found = stats.anderson_ksamp([x, y])
    rows.append([case, "anderson_darling", found.statistic, found.pvalue])
    found = stats.epps_singleton_2samp(x, y)
    rows.append([case, "epps_singleton", found.statistic, found.pvalue])
    rows.append([case, "wasserstein", stats.wasserstein_distance(x, y), ""])
    rows.append([case, "energy", stats.energy_distance(x, y), ""])
three = [cases[c][0] for c in ["small", "middle", "large"]]
found = stats.anderson_ksamp(three)
rows.append(["three", "anderson_darling", found.statistic, found.pvalue])
write("two_sample_expected.csv", ["case", "method", "statistic", "p"], rows)

rows = []
for first, second in [([4, 2, 0], [1, 1, 4]), ([16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8]), ([900, 100], [850, 170]),
                      ([5000, 3000, 1000], [4000, 3900, 1100]), ([10, 0], [0, 7]), ([3, 0, 5, 1], [3, 2, 5, 0])]:
    a, b = np.array(first), np.array(second)
    p, q = a / a.sum(), b / b.sum()
    k = len(a)
    ps, qs = (a + .5) / (a.sum() + .5 * k), (b + .5) / (b.sum() + .5 * k)
    g = stats.chi2_contingency(np.array([a, b]), correction=False, lambda_="log-likelihood")
    rows += [[text(a), text(b), name, value] for name, value in [
        ("jensen_shannon", distance.jensenshannon(p, q, base=2)), ("jensen_shannon_e", distance.jensenshannon(p, q)),
        ("hellinger", distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2)), ("bhattacharyya", -np.log(np.sqrt(p * q).sum())),
        ("total_variation", distance.cityblock(p, q) / 2), ("l_infinity", distance.chebyshev(p, q)),
        ("kullback_leibler", stats.entropy(qs, ps)), ("kullback_leibler_0", stats.entropy(q, p)), ("g", float(g[0])), ("g_p", float(g[1]))]]
    if (a > 0).all():
        known = stats.power_divergence(b, p * b.sum(), lambda_="log-likelihood")
        chi = stats.chisquare(b, p * b.sum())
        rows += [[text(a), text(b), name, float(value)] for name, value in [
            ("g_known", known.statistic), ("g_known_p", known.pvalue), ("chi_known", chi.statistic), ("chi_known_p", chi.pvalue)]]
write("distances.csv", ["first", "second", "method", "expected"], rows)

rows = []
for a, n, b, m in [(45, 90, 30, 90), (90, 150, 60, 150), (0, 5, 5, 5), (3, 10, 4, 9), (1, 400, 12, 300), (700, 1000, 650, 1000), (8, 8, 3, 9)]:
    for side in ["two-sided", "less", "greater"]:
        found = stats.fisher_exact([[a, n - a], [b, m - b]], alternative=side)
        sm = {"two-sided": "two-sided", "less": "smaller", "greater": "larger"}[side]
        z, p = proportions_ztest([a, b], [n, m], alternative=sm)
        rows.append([a, n, b, m, side, float(found[0]), float(found[1]), float(z), float(p)])
write("proportions.csv", ["first_yes", "first_rows", "second_yes", "second_rows", "side", "odds", "fisher_p", "z", "z_p"], rows)

rows = []
for size in [1, 5, 12]:
    p = np.round(rng.uniform(size=size) ** 2, 6)
    for method in ["holm", "fdr_bh", "fdr_by", "bonferroni"]:
        rows.append([method, text(p), text(multipletests(p, method=method)[1])])
write("multiplicity.csv", ["method", "p", "adjusted"], rows)

# The Anderson-Darling limit by Imhof's inversion of its characteristic function, an integral of another kind than Smirnov's.
def anderson_survival(x):
    weights = 1 / (np.arange(1, 20001) * np.arange(2, 20002))
    rest = 1 - weights.sum()

    def term(u):
        angle = .5 * np.arctan(weights * u).sum() + .5 * rest * u - .5 * x * u
        size = np.exp(.25 * np.log1p((weights * u) ** 2).sum())
        return np.sin(angle) / (u * size)
    return .5 + integrate.quad(term, 1e-12, 400, limit=2000, epsabs=1e-11)[0] / np.pi


rows = []
for x in [.1, .3, .5, 1.0, 1.933, 2.492, 3.857, 6.0]:
    rows.append(["anderson_darling", x, 0.0, 0.0, anderson_survival(x)])
for x in [.01, .03, .1, .2, .46136, .74346, 1.2]:
    rows.append(["cramer_von_mises", x, 0.0, 0.0, 1 - float(_cdf_cvm_inf(x))])
for x, df, nc in [(16.9, 9, 0.0), (16.9, 9, 5.0), (16.9, 9, 60.0), (3.84, 1, .3), (40.0, 20, 1000.0), (900.0, 20, 1000.0)]:
    rows.append(["noncentral_chi_squared", x, float(df), nc, stats.ncx2.sf(x, df, nc) if nc else stats.chi2.sf(x, df)])
for p in [.5, .05, 1e-4, 1e-9]:
    rows.append(["kolmogorov_quantile", p, 0.0, 0.0, special.kolmogi(p)])
    rows.append(["chi_squared_quantile", p, 9.0, 0.0, stats.chi2.isf(p, 9)])
for n, m, alpha, power in [(1000, 200, .05, .8), (50, 50, .01, .9), (100000, 1000, 1 / 4500, .8)]:
    found = TTestIndPower().solve_power(nobs1=n, ratio=m / n, alpha=alpha, power=power)
    rows.append([f"mean_shift {n} {m}", alpha, power, 0.0, found])
write("drift_special.csv", ["function", "a", "b", "c", "expected"], rows)

# Many columns: correlated normals, the second sample shifted in the first column.
mixing = rng.normal(size=(4, 4))
first = np.round(rng.normal(size=(60, 4)) @ mixing, 9)
second = np.round((rng.normal(size=(45, 4)) + [.4, 0, 0, 0]) @ mixing, 9)
write("matrix_rows.csv", ["sample", "row"], [["first", text(r)] for r in first] + [["second", text(r)] for r in second])
rows = []
both = np.r_[first, second]
median = np.median(distance.pdist(both))
for name, width in [("1.5", 1.5), ("median", median)]:
    gamma = 1 / (2 * width ** 2)
    xx, yy, xy = rbf_kernel(first, gamma=gamma), rbf_kernel(second, gamma=gamma), rbf_kernel(first, second, gamma=gamma)
    n, m = len(first), len(second)
    rows.append(["mmd " + name, (xx.sum() - n) / (n * (n - 1)) + (yy.sum() - m) / (m * (m - 1)) - 2 * xy.mean()])
scaler = StandardScaler().fit(first)
for ratio in [.65, .9]:
    pca = PCA(n_components=ratio, svd_solver="full").fit(scaler.transform(first))
    z = scaler.transform(second)
    error = np.linalg.norm(z - pca.inverse_transform(pca.transform(z)), axis=1)
    rows += [[f"pca_error {ratio}", error.mean()], [f"pca_count {ratio}", float(pca.n_components_)],
             [f"pca_explained {ratio}", pca.explained_variance_ratio_.sum()]]
values = np.linalg.eigvalsh(np.cov(first.T, bias=True))[::-1]
rows += [[f"eigenvalue {k}", v] for k, v in enumerate(values)]
write("matrix_expected.csv", ["method", "expected"], rows)
