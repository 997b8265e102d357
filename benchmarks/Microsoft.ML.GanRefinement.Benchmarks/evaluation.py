"""The Python side of EvaluationComparison: seconds, elapsed and of the processor, of the Frechet distance by scipy and of precision to
coverage by numpy.
"""
import sys
import time

import numpy as np
from scipy import linalg


def frechet(x, y):
    mu, nu, s, t = x.mean(0), y.mean(0), np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    # As in the scripts that everybody uses, which ask for the error of the root.
    root, _ = linalg.sqrtm(s @ t, disp=False)
    return ((mu - nu) ** 2).sum() + np.trace(s) + np.trace(t) - 2 * np.trace(root.real)


def distances(x, y):
    d = x @ y.T
    d *= -2
    d += (x * x).sum(1)[:, None]
    d += (y * y).sum(1)[None, :]
    np.maximum(d, 0, out=d)
    return np.sqrt(d, out=d)


def neighborhoods(x, y, k=5):
    radii = [np.partition(distances(a, a), k, axis=1)[:, k] for a in (x, y)]
    d = distances(x, y)
    in_real = d < radii[0][:, None]
    return (in_real.any(0).mean(), (d < radii[1][None, :]).any(1).mean(), in_real.sum(0).mean() / k, (d.min(1) < radii[0]).mean())


def main():
    random = np.random.default_rng(1)
    for line in sys.stdin:
        task, rows, columns = line.split()
        x, y = (random.standard_normal((int(rows), int(columns))) for _ in range(2))
        start, processor = time.perf_counter(), time.process_time()
        {"frechet": frechet, "neighborhoods": neighborhoods}[task](x, y)
        print(time.perf_counter() - start, time.process_time() - processor, flush=True)


main()
