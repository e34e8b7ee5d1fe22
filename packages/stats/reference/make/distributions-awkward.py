# Extreme tails of the non-central distributions and the negative binomial, to 50 digits by mpmath and by exact fractions:
# R's own tails of the first two are good to about 1e-12 absolute only. Usage, in packages/stats/reference:
# python3 make/distributions-awkward.py
import json
from fractions import Fraction
from math import comb

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50
NODES = [(mpf(x), mpf(w)) for x, w in mp.calculus.quadrature.GaussLegendre(mp.mp).calc_nodes(5, 200)]


def integral(log_of):
    """Of exp(log_of(u)) over all u, for a log_of with one summit: panels of equal width to where nothing is left."""
    low, high = mpf(-60), mpf(60)
    for _ in range(170):
        a, b = low + (high - low) * mpf("0.382"), low + (high - low) * mpf("0.618")
        low, high = (a, high) if log_of(a) < log_of(b) else (low, b)
    summit = (low + high) / 2
    top = log_of(summit)

    def edge(sign):
        near, far = mpf(0), mpf(1)
        while log_of(summit + sign * far) > top - 130:
            far *= 2
        for _ in range(40):
            middle = (near + far) / 2
            near, far = (middle, far) if log_of(summit + sign * middle) > top - 130 else (near, middle)
        return summit + sign * far

    a, b = edge(-1), edge(1)
    panels, total = 24, mpf(0)
    half = (b - a) / panels / 2
    for i in range(panels):
        centre = a + (2 * i + 1) * half
        total += half * mp.fsum(w * mp.exp(log_of(centre + half * x) - top) for x, w in NODES)
    return total * mp.exp(top)


def log_phi(z):
    return mp.log(mp.erfc(-z / mp.sqrt(2)) / 2)


def noncentral_t(x, df, shift):
    """(Z + shift) / s with s² a chi-squared over its degrees of freedom, s = exp(u)."""
    x, df, shift = mpf(x), mpf(df), mpf(shift)
    scale = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)
    density = lambda u: scale + df * u - df * mp.exp(2 * u) / 2
    normal = lambda z: -z * z / 2 - mp.log(2 * mp.pi) / 2
    return {
        "lower": integral(lambda u: density(u) + log_phi(x * mp.exp(u) - shift)),
        "upper": integral(lambda u: density(u) + log_phi(shift - x * mp.exp(u))),
        "density": integral(lambda u: density(u) + u + normal(x * mp.exp(u) - shift)),
    }


def noncentral_chi_squared(x, df, noncentrality):
    x, df, half = mpf(x), mpf(df), mpf(noncentrality) / 2
    sums = {"lower": mpf(0), "upper": mpf(0), "density": mpf(0)}
    j = 0
    while True:
        weight, a = mp.exp(j * mp.log(half) - half - mp.loggamma(j + 1)), df / 2 + j
        part = {
            "lower": weight * mp.gammainc(a, 0, x / 2, regularized=True),
            "upper": weight * mp.gammainc(a, x / 2, mp.inf, regularized=True),
            "density": weight * mp.exp((a - 1) * mp.log(x / 2) - x / 2 - mp.loggamma(a)) / 2,
        }
        for name in sums:
            sums[name] += part[name]
        # Terms rise to one summit: past it for all three, they stop where nothing is added.
        if j > half + x and all(part[name] < sums[name] * mpf(10) ** -40 for name in sums):
            return sums
        j += 1


def noncentral_hypergeometric(k, white, black, drawn, odds):
    odds = Fraction(odds)
    weight = {i: comb(white, i) * comb(black, drawn - i) * odds**i for i in range(max(0, drawn - black), min(white, drawn) + 1)}
    total = sum(weight.values())
    exact = {"lower": sum(w for i, w in weight.items() if i <= k), "upper": sum(w for i, w in weight.items() if i > k), "density": weight[k]}
    return {name: mpf(value.numerator) / value.denominator for name, value in ((n, Fraction(e) / total) for n, e in exact.items())}


def negative_binomial(k, mean, size):
    mean, size = mpf(mean), mpf(size)
    p = size / (size + mean)
    mass = lambda i: mp.exp(mp.loggamma(size + i) - mp.loggamma(size) - mp.loggamma(i + 1) + size * mp.log(p) + i * mp.log(1 - p))
    beyond = mass(k + 1) * mp.hyp2f1(size + k + 1, 1, k + 2, 1 - p)
    return {"lower": mp.fsum(mass(i) for i in range(k + 1)), "upper": beyond, "density": mass(k)}


POINTS = {
    "noncentral-t": (noncentral_t, [(-40, 5, 1), (-8, 60, 3), (-3, 400, 12), (-200, 2.5, 0), (25, 60, 3), (500, 6, 2), (1e6, 3, -4), (90, 1000, 40), (3, 1000, 30), (0.5, 8, 20), (-1e4, 1.2, 5), (35, 20, -15)]),
    "noncentral-chi-squared": (noncentral_chi_squared, [(1e-8, 3, 4), (0.5, 40, 10), (1, 2, 300), (400, 3, 4), (900, 20, 60), (1300, 1, 5), (150, 3, 900), (2500, 3, 900), (1e-3, 0.5, 50), (600, 500, 900)]),
    "noncentral-hypergeometric": (noncentral_hypergeometric, [(0, 216, 216, 114, 1.5), (114, 216, 216, 114, 1.5), (100, 216, 216, 114, 0.01), (5, 216, 216, 114, 50), (3, 24, 30, 20, 1000), (19, 24, 30, 20, 0.001), (300, 1000, 1500, 400, 0.25), (20, 1000, 1500, 400, 8)]),
    "negative-binomial": (negative_binomial, [(3000, 5, 0.5), (900, 20, 3), (0, 900, 60), (40, 900, 60), (2000, 0.01, 0.001), (5, 1e-8, 2), (4000, 1000, 400)]),
}

cases = [
    {"id": name + "-" + "-".join(repr(x) for x in point), "tolerance": 1e-11, "call": "mpmath, 50 digits",
     "values": {"at": [float(x) for x in point], **{k: float(v) for k, v in function(*point).items() if v > mpf("1e-300")}}}
    for name, (function, points) in POINTS.items()
    for point in points
]
with open("values/distributions-awkward.json", "w") as file:
    json.dump({"made": "mpmath " + mp.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
print("distributions-awkward.json", len(cases))
