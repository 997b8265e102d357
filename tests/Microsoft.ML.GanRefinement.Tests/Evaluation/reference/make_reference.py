#!/usr/bin/env python3
"""Values of the metrics, computed without this library, for ReferenceTests.cs. Needs numpy and scipy:

    python3 make_reference.py > reference.json

Data come from SplitMix64, so that the test draws the same numbers.
"""
import json
import sys

import numpy as np
import scipy
from scipy import linalg, optimize, signal, stats
from scipy.spatial.distance import cdist, jensenshannon

MASK = (1 << 64) - 1


def normals(seed, rows, columns):
    """Sums of twelve uniform numbers less six, added in this order: nearly normal, and the same in any language."""
    state = seed
    values = np.empty(rows * columns)
    for i in range(rows * columns):
        total = -6.0
        for _ in range(12):
            state = (state + 0x9E3779B97F4A7C15) & MASK
            z = state
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            z ^= z >> 31
            total += (z >> 11) / 2.0**53
        values[i] = total
    return values.reshape(rows, columns)


def case(name):
    n, m, d = {"random": (80, 60, 6), "rank-deficient": (12, 15, 30), "tiny": (2, 3, 3), "shifted": (50, 50, 5),
               "duplicated": (24, 20, 4), "huge-offset": (60, 70, 6),
               "many-features": (300, 260, 130)}[name]
    x = normals(1, n, d)
    y = normals(2, m, d) * 1.25 + 0.5
    if name == "shifted":
        y = x + 5
    if name == "duplicated":
        x, y = np.concatenate([x, x, x]), np.concatenate([y, y])
        y[:6] = x[:6]
    if name == "huge-offset":
        x, y = x + 2.0**20, y + 2.0**20
    return x, y


def frechet(x, y):
    a = (x - x.mean(0)) / np.sqrt(len(x) - 1)
    b = (y - y.mean(0)) / np.sqrt(len(y) - 1)
    # The eigenvalues of the smaller of the two products that have the same ones, zeros aside.
    product = (a.T @ a) @ (b.T @ b) if min(len(a), len(b)) > a.shape[1] else (a @ b.T) @ (b @ a.T)
    root = np.sqrt(linalg.eigvals(product).astype(complex)).real.sum()
    return float(((x.mean(0) - y.mean(0)) ** 2).sum() + (a**2).sum() + (b**2).sum() - 2 * root)


def kernel(x, y):
    def k(a, b):
        return (a @ b.T / a.shape[1] + 1) ** 3
    def within(a):
        full = k(a, a)
        return (full.sum() - np.trace(full)) / (len(a) * (len(a) - 1))
    return float(within(x) + within(y) - 2 * k(x, y).mean())


def neighborhoods(x, y, k):
    def radii(a):
        return np.sort(cdist(a, a), axis=1)[:, k]
    between, rx, ry = cdist(x, y), radii(x), radii(y)
    in_real = between < rx[:, None]
    return [float(v) for v in (in_real.any(0).mean(), (between < ry[None, :]).any(1).mean(), in_real.sum() / (k * len(y)), in_real.any(1).mean())]


def nearest_neighbor(x, y):
    size = min(len(x), len(y))
    def correct(a, b):
        own = cdist(a, a) + np.diag(np.full(size, np.inf))
        return (1 + np.sign(cdist(a, b).min(1) - own.min(1))).sum() / 2
    return float((correct(x, y) + correct(y, x)) / (2 * size)) if len(x) == len(y) else None


def wasserstein(x, y):
    steps = np.lcm(len(x), len(y))
    return float(((np.repeat(np.sort(x), steps // len(x)) - np.repeat(np.sort(y), steps // len(y))) ** 2).mean())


def copying(training, held_out, generated):
    to_generated, to_held_out = cdist(generated, training).min(1), cdist(held_out, training).min(1)
    u = stats.mannwhitneyu(to_generated, to_held_out, method="asymptotic").statistic
    return float(1 - u / (len(to_generated) * len(to_held_out)))


def logistic(x, y):
    rows = np.concatenate([x, y])
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    labels = np.concatenate([np.zeros(len(x)), np.ones(len(y))])
    free = np.ones(rows.shape[1])
    free[-1] = 0
    def loss(w):
        f = rows @ w
        return np.logaddexp(0, f).sum() - labels @ f + 0.5 * (free * w) @ w
    def gradient(w):
        return rows.T @ (1 / (1 + np.exp(-rows @ w)) - labels) + free * w
    def hessian(w):
        p = 1 / (1 + np.exp(-rows @ w))
        return rows.T @ (rows * (p * (1 - p))[:, None]) + np.diag(free)
    found = optimize.minimize(loss, np.zeros(rows.shape[1]), jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-11})
    return [float(v) for v in found.x]


def similarity(x, y, side):
    weights = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])
    scales = 0
    while scales < 5 and side // 2**scales >= 11:
        scales += 1
    weights = weights[:scales] / weights[:scales].sum()
    line = np.exp(-((np.arange(11) - 5) ** 2) / (2 * 1.5**2))
    window = np.outer(line, line) / line.sum() ** 2
    def blur(image):
        return signal.convolve2d(image, window, mode="valid")
    a, b = ((v.reshape(side, side) + 1) / 2 for v in (x, y))
    result = 1.0
    for scale in range(scales):
        if scale:
            even = a.shape[0] // 2 * 2
            a, b = (v[:even, :even].reshape(even // 2, 2, even // 2, 2).mean((1, 3)) for v in (a, b))
        ma, mb = blur(a), blur(b)
        va, vb, cov = blur(a * a) - ma**2, blur(b * b) - mb**2, blur(a * b) - ma * mb
        contrast = (2 * cov + 0.03**2) / (va + vb + 0.03**2)
        luminance = (2 * ma * mb + 0.01**2) / (ma**2 + mb**2 + 0.01**2)
        term = (contrast * luminance).mean() if scale == scales - 1 else contrast.mean()
        result *= max(term, 0) ** weights[scale]
    return float(result)


def images(side):
    x = np.clip(normals(5, 1, side * side) / 3, -1, 1)
    return x, np.clip(x + normals(6, 1, side * side) / 8, -1, 1)


def main():
    result = {"madeWith": f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}", "cases": []}
    for name in ("random", "rank-deficient", "tiny", "shifted", "duplicated", "huge-offset", "many-features"):
        x, y = case(name)
        k = 1 if name == "tiny" else 3
        result["cases"].append({
            "name": name, "rows": len(x), "otherRows": len(y), "columns": x.shape[1], "k": k,
            "first": float(x[0, 0]), "last": float(y[-1, -1]),
            "frechet": frechet(x, y), "kernel": kernel(x, y), "neighborhoods": neighborhoods(x, y, k),
            "nearestNeighbor": nearest_neighbor(x, y), "wasserstein": wasserstein(x[:, 0], y[:, 0]),
            "copying": copying(x, normals(3, 40, x.shape[1]) + (2.0**20 if name == "huge-offset" else 0), y),
        })
    x, y = case("random")
    result["logistic"] = logistic(x, y)
    counts = [[5, 0, 12, 33, 50], [0, 7, 9, 30, 14]]
    p, q = (np.array(c) / sum(c) for c in counts)
    result["divergence"] = {"first": counts[0], "second": counts[1], "value": float(jensenshannon(p, q) ** 2)}
    xs, ys = [0.1, 0.05, 0.02, 0.01, 0.005], [3.1, 2.4, 1.9, 1.85, 1.7]
    line = stats.linregress(xs, ys)
    result["line"] = {"x": xs, "y": ys, "intercept": float(line.intercept), "error": float(line.intercept_stderr)}
    result["similarity"] = [{"side": side, "value": similarity(*images(side), side)} for side in (11, 28, 45, 180)]
    json.dump(result, sys.stdout, indent=1)
    print()


main()
