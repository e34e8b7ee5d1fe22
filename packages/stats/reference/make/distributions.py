# Distribution functions to 50 digits by mpmath, extreme tails included. Usage, in packages/stats/reference:
# python3 make/distributions.py
import json
import mpmath as mp
from mpmath import mpf

mp.mp.dps = 50


def out(x):
    if x == 0:
        return 0.0
    return float(x)


def log_of(tail, other):
    return mp.log1p(-other) if other < 0.5 else mp.log(tail)


def two(lower, upper, density):
    """Density, both tails and their logarithms; tails that underflow are left to their logarithms."""
    d, l, u = density(), lower(), upper()
    row = {"logDensity": out(mp.log(d)), "logLower": out(log_of(l, u)), "logUpper": out(log_of(u, l))}
    for name, value in (("density", d), ("lower", l), ("upper", u)):
        if value > mpf("1e-300"):
            row[name] = out(value)
    return row


def M(x):
    return mpf(float(x))


def betainc(a, b, x, y=None):
    """Regularised; y = 1 - x may be given for its digits. The smaller tail directly, by its series."""
    y = 1 - x if y is None else y
    if x == 0:
        return mpf(0)
    return x**a * y**b / (a * mp.beta(a, b)) * mp.hyp2f1(a + b, 1, a + 1, x)


def normal(x):
    x = M(x)
    return two(lambda: mp.erfc(-x / mp.sqrt(2)) / 2, lambda: mp.erfc(x / mp.sqrt(2)) / 2, lambda: mp.npdf(x))


def gamma(x, a, rate=1):
    x, a, rate = M(x), M(a), M(rate)
    z = x * rate
    return two(
        lambda: z**a * mp.exp(-z) / mp.gamma(a + 1) * mp.hyp1f1(1, a + 1, z),
        lambda: mp.gammainc(a, z, mp.inf) / mp.gamma(a),
        lambda: rate * mp.exp((a - 1) * mp.log(z) - z - mp.loggamma(a)),
    )


def chi(x, df):
    return gamma(x, float(df) / 2, 0.5)


def beta(x, a, b):
    x, a, b = M(x), M(a), M(b)
    return two(lambda: betainc(a, b, x), lambda: betainc(b, a, 1 - x), lambda: x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b))


def student(x, df):
    x, df = M(x), M(df)
    beyond = betainc(df / 2, mpf(1) / 2, df / (df + x * x)) / 2
    upper, lower = (beyond, 1 - beyond) if x >= 0 else (1 - beyond, beyond)
    return two(lambda: lower, lambda: upper, lambda: (1 + x * x / df) ** (-(df + 1) / 2) / (mp.sqrt(df) * mp.beta(mpf(1) / 2, df / 2)))


def fisher(x, d1, d2):
    x, d1, d2 = M(x), M(d1), M(d2)
    t = d1 * x + d2
    return two(
        lambda: betainc(d1 / 2, d2 / 2, d1 * x / t),
        lambda: betainc(d2 / 2, d1 / 2, d2 / t),
        lambda: mp.sqrt((d1 * x) ** d1 * d2**d2 / t ** (d1 + d2)) / (x * mp.beta(d1 / 2, d2 / 2)),
    )


def discrete(k, support, mass):
    return two(lambda: mp.fsum(mass(i) for i in support if i <= k), lambda: mp.fsum(mass(i) for i in support if i > k), lambda: mass(k))


def binomial(k, n, p):
    p = M(p)
    return discrete(k, range(n + 1), lambda i: mp.binomial(n, i) * p**i * (1 - p) ** (n - i))


def poisson(k, l):
    l = M(l)
    mass = lambda i: mp.exp(-l) * l**i / mp.factorial(i)
    return two(lambda: mp.fsum(mass(i) for i in range(k + 1)), lambda: mp.nsum(mass, [k + 1, mp.inf]) if k < l else mp.fsum(mass(i) for i in range(k + 1, k + 400)), lambda: mass(k))


def negbin(k, mean, size):
    mean, size = M(mean), M(size)
    p = size / (size + mean)
    mass = lambda i: mp.rf(size, i) / mp.factorial(i) * p**size * (1 - p) ** i
    return two(lambda: betainc(size, mpf(k + 1), p, 1 - p), lambda: betainc(mpf(k + 1), size, 1 - p, p), lambda: mass(k))


def hyper(k, white, black, drawn):
    total = mp.binomial(white + black, drawn)
    return discrete(k, range(max(0, drawn - black), min(drawn, white) + 1), lambda i: mp.binomial(white, i) * mp.binomial(black, drawn - i) / total)


POINTS = {
    "normal": (normal, [(x,) for x in (-37.5, -20, -9.3, -5, -1.96, -0.1, 1e-10, 0.67, 2.5, 6, 12.25, 38)]),
    "normal-deep": (normal, [(x,) for x in (-1000, -100, -45, 45, 200)]),
    "gamma": (gamma, [(1e-12, 0.3), (1e-3, 2.5), (0.7, 0.01), (3, 3), (50, 3.25), (700, 4), (1, 40), (20, 400), (900, 400), (1e4, 1e4), (9e3, 1e4)]),
    "chi-squared": (chi, [(3.841458820694124, 1), (1e-8, 1), (30, 1), (1400, 1), (0.01, 7.5), (60, 7.5), (1, 100), (400, 100), (5e3, 4999), (6000, 4999)]),
    "beta": (beta, [(1e-9, 0.5, 0.5), (0.3, 2, 5), (0.999, 0.2, 30), (0.5, 300, 300), (0.35, 300, 300), (0.98, 40, 0.7), (0.01, 40, 0.7), (0.25, 3, 1000)]),
    "t": (student, [(-60, 3), (-12, 30), (-2, 2.4), (1e-7, 5), (0.7, 1), (4, 0.5), (1e5, 2), (37, 100), (8, 1e4), (-1e8, 1.5)]),
    "f": (fisher, [(1e-6, 1, 4), (0.2, 5, 12), (1, 3, 3), (4.5, 2.5, 60), (100, 1, 1), (1e4, 4, 9), (3, 200, 300), (0.3, 200, 300)]),
    "binomial": (binomial, [(0, 97, 0.3), (3, 97, 0.3), (60, 97, 0.3), (29, 40, 0.95), (500, 1000, 0.5), (620, 1000, 0.5), (2, 1000, 1e-6), (350, 1000, 0.5)]),
    "poisson": (poisson, [(0, 1e-5), (3, 1.5), (40, 9), (100, 70), (10, 70), (200, 70)]),
    "negative-binomial": (negbin, [(0, 3, 2), (7, 5.8, 2.5), (80, 5.8, 2.5), (3, 4.9, 0.1), (200, 160, 40), (400, 160, 40), (20, 160, 40)]),
    "hypergeometric": (hyper, [(7, 24, 24, 23), (0, 24, 24, 23), (20, 24, 24, 23), (48, 216, 216, 114), (90, 216, 216, 114), (10, 3000, 7000, 400), (250, 3000, 7000, 400)]),
}


def solve(f, start):
    return mp.findroot(f, start, tol=mpf(10) ** -80, maxsteps=200)


def normal_quantile(p):
    p = M(p)
    t = mp.sqrt(-2 * mp.log(p))
    return -mp.findroot(lambda x: mp.log(mp.erfc(x / mp.sqrt(2)) / 2) - mp.log(p), t - mp.log(t) / t)


def bisect(cdf, p, low, high):
    low, high = mpf(low), mpf(high)
    for _ in range(190):
        middle = (low + high) / 2
        if cdf(middle) < p:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def gamma_quantile(p, a):
    p, a = M(p), M(a)
    lower = lambda z: z**a * mp.exp(-z) / mp.gamma(a + 1) * mp.hyp1f1(1, a + 1, z)
    return mp.exp(bisect(lambda u: lower(mp.exp(u)), p, -800, mp.log(a + 200 + 20 * mp.sqrt(a))))


def beta_quantile(p, a, b):
    p, a, b = M(p), M(a), M(b)
    return bisect(lambda x: betainc(a, b, x) if x < mpf("0.9") else 1 - betainc(b, a, 1 - x), p, 0, 1)


def t_upper_quantile(p, df):
    p, df = M(p), M(df)
    return mp.exp(bisect(lambda u: -betainc(df / 2, mpf(1) / 2, df / (df + mp.exp(2 * u))) / 2, -p, -60, 200))


QUANTILES = {
    "normal": (normal_quantile, [(p,) for p in (1e-300, 1e-100, 1e-16, 1e-5, 0.025, 0.3, 0.49)]),
    "gamma": (gamma_quantile, [(1e-30, 2), (1e-10, 0.5), (0.01, 0.05), (0.025, 3.3), (0.5, 80), (0.999, 12)]),
    "beta": (beta_quantile, [(1e-5, 2, 3), (0.025, 7, 18), (0.975, 8, 17), (0.5, 0.3, 0.4), (0.9, 40, 0.5)]),
    "t-upper": (t_upper_quantile, [(1e-50, 4), (1e-10, 30), (0.025, 2.2), (0.005, 96), (0.4, 1), (0.1, 0.6)]),
}

cases = []
for name, (function, points) in POINTS.items():
    for point in points:
        cases.append({"id": name + "-" + "-".join(repr(x) for x in point), "tolerance": 1e-12, "call": "mpmath, 50 digits",
                      "values": {"at": [float(x) for x in point], **function(*point)}})
for name, (function, points) in QUANTILES.items():
    for point in points:
        cases.append({"id": "quantile-" + name + "-" + "-".join(repr(x) for x in point), "tolerance": 1e-12, "call": "mpmath, 50 digits",
                      "values": {"at": [float(x) for x in point], "quantile": float(function(*point))}})
with open("values/distributions.json", "w") as file:
    json.dump({"made": "mpmath " + mp.__version__, "cases": cases}, file, indent=1)
    file.write("\n")
print("distributions.json", len(cases))
