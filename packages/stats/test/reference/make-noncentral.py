# Reference values to 30 digits with mpmath 1.3 (R's own non-central functions are good to about 1e-12 absolute only).
# Usage, in this folder: python3 make-noncentral.py
import json
from mpmath import mp, mpf, quad, gamma, gammainc, exp, log, sqrt, erfc, pi, binomial, nsum, inf, factorial, betainc
mp.dps = 30
Phi = lambda z: erfc(-z / sqrt(2)) / 2
def t_tails(x, df, d):
    x, df, d = mpf(x), mpf(df), mpf(d)
    f = lambda s: 2 * (df / 2) ** (df / 2) / gamma(df / 2) * s ** (df - 1) * exp(-df * s * s / 2)
    knots = [0, mpf(1) / 1000, mpf(1) / 50, mpf(1) / 8, mpf(1) / 4, mpf(1) / 2, mpf(3) / 4, 1, mpf(5) / 4, mpf(3) / 2, 2, 3, 5, 8, 20]
    def I(g):  # scaled by its largest value on a grid: quad's error bound is absolute
        top = max(g(mpf(i) / 200) for i in range(1, 1000)); return quad(lambda s: g(s) / top, knots, maxdegree=9) * top
    return [I(lambda s: f(s) * Phi(x * s - d)), I(lambda s: f(s) * Phi(d - x * s)), I(lambda s: f(s) * s * exp(-(x * s - d) ** 2 / 2) / sqrt(2 * pi))]
def chi_tails(x, df, l):
    x, df, l = mpf(x), mpf(df), mpf(l)
    lo = up = de = mpf(0)
    for j in range(0, int(l / 2 + 40 * sqrt(l / 2 + 1) + 60)):
        w = exp(-l / 2) * (l / 2) ** j / factorial(j); a = df / 2 + j
        lo += w * gammainc(a, 0, x / 2, regularized=True); up += w * gammainc(a, x / 2, inf, regularized=True)
        de += w * (x / 2) ** (a - 1) * exp(-x / 2) / (2 * gamma(a))
    return [lo, up, de]
def hyper(k, m, n, d, odds):
    odds = mpf(odds); lo, hi = max(0, d - n), min(d, m)
    w = {i: binomial(m, i) * binomial(n, d - i) * odds ** i for i in range(lo, hi + 1)}; T = sum(w.values())
    return [sum(v for i, v in w.items() if i <= k) / T, sum(v for i, v in w.items() if i > k) / T, w.get(k, mpf(0)) / T]
def nb(k, mean, size):
    mean, size = mpf(mean), mpf(size); p = size / (size + mean)
    d = gamma(size + k) / gamma(size) / factorial(k) * p ** size * (1 - p) ** k
    return [betainc(size, k + 1, 0, p, regularized=True), betainc(k + 1, size, 0, 1 - p, regularized=True), d]
rows = lambda f, grid: [{"at": list(g), "lower": repr_(v[0]), "upper": repr_(v[1]), "density": repr_(v[2])} for g in grid for v in [f(*g)]]
repr_ = lambda v: float(v)
E = {
  "noncentralT": rows(t_tails, [(x, df, d) for x in (-6, -1.5, 0, 0.8, 2.5, 7, 30) for df in (1.5, 4, 25, 200) for d in (-1, 0.5, 2.8, 6)]),
  "noncentralChiSquared": rows(chi_tails, [(x, df, l) for x in (0.01, 1, 6, 20, 90) for df in (1, 3.5, 12) for l in (0, 0.4, 5, 40)]),
  "noncentralHypergeometric": rows(hyper, [(k, 24, 30, d, o) for k in (0, 3, 9, 15) for d in (9, 20) for o in (0.1, 1, 2.7, 30)]),
  "negativeBinomial": rows(nb, [(k, m, s) for k in (0, 1, 5, 40) for m in (0.3, 2, 25) for s in (0.2, 1, 7.5)]),
}
json.dump(E, open("noncentral.json", "w"), indent=0)
