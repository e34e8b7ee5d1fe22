import { frailtyCox } from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const frailty: Family = {
  file: 'frailty',
  name: 'Shared frailty',
  about: 'A Cox model in which the members of a group share a hazard that nobody has measured.',
  specifications: [
    specify({
      title: 'Gamma frailty',
      source:
        'Nielsen, Gill, Andersen & Sørensen (1992); Therneau, Grambsch & Pankratz (2003), JCGS 12:156–175.',
      about: 'Three centres share a frailty with variance one half.',
      input: { ...people, centre: [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3] },
      units: { time: 'weeks' },
      call: ({ time, event, group, centre }) =>
        frailtyCox({ time, event, covariates: { group }, cluster: centre }, { theta: 0.5 }),
      expected: {
        'coefficients[0].estimate': -1.223518766695098,
        'frailties[0].logFrailty': -0.2543976717128709,
        'frailties[1].logFrailty': 0.03495612818917686,
        'frailties[2].logFrailty': 0.1731482201277673,
      },
      r: `tight <- coxph.control(eps = 1e-14, iter.max = 50)
w <- rep(1, 3)
for (i in 1:200) {
  fit <- coxph(Surv(time, event) ~ group + offset(log(w)[centre]), control = tight)
  expected <- tapply(event - residuals(fit), centre, sum)
  w <- as.vector((1 / 0.5 + tapply(event, centre, sum)) / (1 / 0.5 + expected / w))
}
c(coef(fit), log(w))`,
    }),
  ],
};
