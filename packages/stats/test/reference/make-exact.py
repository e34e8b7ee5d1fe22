# Unconditional exact tests by SciPy 1.17 with a fine grid. Usage, in this folder: python3 make-exact.py
import json
from scipy.stats import barnard_exact, boschloo_exact
tabs = [(7, 24, 16, 24), (3, 15, 11, 18), (0, 9, 4, 11), (48, 216, 66, 216), (5, 12, 1, 20)]
out = []
for a, n, c, m in tabs:
    t = [[a, c], [n - a, m - c]]
    row = {"table": [a, n, c, m]}
    for alt in ("two-sided", "less", "greater"):
        k = 64 if n > 100 else 512
        row["score " + alt] = float(barnard_exact(t, alternative=alt, pooled=True, n=k).pvalue)
        row["wald " + alt] = float(barnard_exact(t, alternative=alt, pooled=False, n=k).pvalue)
        row["fisher " + alt] = float(boschloo_exact(t, alternative=alt, n=k).pvalue)
    out.append(row)
json.dump(out, open("exact.json", "w"), indent=0)
