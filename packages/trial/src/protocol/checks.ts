import { FACT_VALUES } from '../eligibility/facts.ts';
import type { Covariate } from './dataset.ts';
import type { Problem } from './problems.ts';
import type { Protocol } from './protocol.ts';

type Report = (path: string, da: string, en: string) => void;

/** Reports every value that stands more than once, at its second place. */
function unique(report: Report, values: readonly string[], path: (index: number) => string): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value))
      report(path(index), `"${value}" står mere end én gang`, `"${value}" stands more than once`);
    seen.add(value);
  });
}

function arms(protocol: Protocol, report: Report): void {
  const codes = protocol.arms.map((arm) => arm.code);
  unique(report, codes, (i) => `arms[${i}].code`);
  const roles = protocol.arms.map((arm) => arm.role);
  if (roles.length !== 2 || !roles.includes('control') || !roles.includes('experimental'))
    report(
      'arms',
      'skal være to: én med role: experimental og én med role: control',
      'must be two: one with role: experimental and one with role: control',
    );
}

function randomisation(protocol: Protocol, report: Report): void {
  const plan = protocol.randomisation;
  if (plan.method === 'external') return;
  const codes = protocol.arms.map((arm) => arm.code);
  for (const code of codes)
    if (plan.ratio[code] === undefined)
      report('randomisation.ratio', `mangler en andel for ${code}`, `lacks a share for ${code}`);
  for (const code of Object.keys(plan.ratio))
    if (!codes.includes(code)) report(`randomisation.ratio.${code}`, 'er ikke en arm', 'is not an arm');
  const sum = Object.values(plan.ratio).reduce((a, b) => a + b, 0);
  plan.blockSizes.forEach((size, i) => {
    if (size % sum !== 0)
      report(`randomisation.blockSizes[${i}]`, `skal kunne deles med ${sum}`, `must be a multiple of ${sum}`);
  });
  unique(report, plan.blockSizes.map(String), (i) => `randomisation.blockSizes[${i}]`);
  unique(
    report,
    plan.strata.map((factor) => factor.fact),
    (i) => `randomisation.strata[${i}].fact`,
  );
  plan.strata.forEach((factor, i) => {
    const levels = factor.levels.map((level) => level.code);
    unique(report, levels, (j) => `randomisation.strata[${i}].levels[${j}].code`);
    const known = FACT_VALUES[factor.fact];
    levels.forEach((level, j) => {
      if (known && !known.includes(level))
        report(
          `randomisation.strata[${i}].levels[${j}].code`,
          `skal være en af: ${known.join(', ')}`,
          `must be one of: ${known.join(', ')}`,
        );
    });
  });
}

function eligibility(protocol: Protocol, report: Report): void {
  unique(
    report,
    protocol.eligibility.map((criterion) => criterion.key),
    (i) => `eligibility[${i}].key`,
  );
  protocol.eligibility.forEach(({ rule }, i) => {
    const path = `eligibility[${i}].rule`;
    if (rule.type === 'range') {
      if (rule.atLeast === undefined && rule.atMost === undefined)
        report(path, 'skal have atLeast eller atMost', 'must have atLeast or atMost');
      if (rule.atLeast !== undefined && rule.atMost !== undefined && rule.atLeast > rule.atMost)
        report(path, 'atLeast er større end atMost', 'atLeast is greater than atMost');
    }
    if (rule.type === 'one-of') {
      const known = FACT_VALUES[rule.fact];
      rule.values.forEach((value, j) => {
        if (known && !known.includes(value))
          report(
            `${path}.values[${j}]`,
            `skal være en af: ${known.join(', ')}`,
            `must be one of: ${known.join(', ')}`,
          );
      });
    }
  });
}

function dataset(protocol: Protocol, report: Report): void {
  const { dataset: data, followUp } = protocol;
  const codes = protocol.arms.map((arm) => arm.code);
  const mapped = Object.entries(data.arm.values);
  for (const [value, code] of mapped)
    if (!codes.includes(code))
      report(`dataset.arm.values.${value}`, `${code} er ikke en arm`, `${code} is not an arm`);
  for (const code of codes)
    if (!mapped.some(([, to]) => to === code))
      report('dataset.arm.values', `ingen værdi betyder ${code}`, `no value means ${code}`);
  if (!Object.values(data.event.values).includes('event'))
    report('dataset.event.values', 'ingen værdi betyder event', 'no value means event');
  if (data.time.unit !== followUp.unit)
    report(
      'dataset.time.unit',
      `skal være den samme som followUp.unit (${followUp.unit})`,
      `must be the same as followUp.unit (${followUp.unit})`,
    );
  const parts = ['arm', 'time', 'event'] as const;
  const columns = parts.map((part) => data[part].column);
  unique(report, columns, (i) => `dataset.${parts[i]}.column`);
  unique(
    report,
    data.covariates.map((covariate) => covariate.name),
    (i) => `dataset.covariates[${i}].name`,
  );
  data.covariates.forEach(({ column }, i) => {
    if (!columns.includes(column)) return;
    report(
      `dataset.covariates[${i}].column`,
      `${column} er udfaldet eller gruppen og ikke noget, man vidste før`,
      `${column} is the outcome or the arm, and nothing that was known before`,
    );
  });
  data.covariates.forEach((covariate, i) => {
    if (covariate.type === 'continuous') return;
    unique(
      report,
      covariate.categories.map((category) => category.value),
      (j) => `dataset.covariates[${i}].categories[${j}].value`,
    );
  });
}

function known(protocol: Protocol, report: Report, name: string, path: string): Covariate | undefined {
  const found = protocol.dataset.covariates.find((covariate) => covariate.name === name);
  if (!found) {
    const names = protocol.dataset.covariates.map((covariate) => covariate.name).join(', ');
    report(
      path,
      `${name} er ikke blandt dataset.covariates (${names})`,
      `${name} is not among dataset.covariates (${names})`,
    );
  }
  return found;
}

function analyses(protocol: Protocol, report: Report): void {
  const { analysis, followUp } = protocol;
  const all = [analysis.primary, ...analysis.secondary];
  all.forEach((one, i) => {
    const path = i === 0 ? 'analysis.primary' : `analysis.secondary[${i - 1}]`;
    if (one.method === 'rmst' && one.tau > followUp.length)
      report(
        `${path}.tau`,
        `er efter opfølgningens slut (${followUp.length})`,
        `is after the end of follow-up (${followUp.length})`,
      );
    if (one.method === 'cox')
      one.adjustFor.forEach((name, j) => {
        known(protocol, report, name, `${path}.adjustFor[${j}]`);
      });
  });
  unique(
    report,
    all.map((one) => JSON.stringify(one)),
    (i) => (i === 0 ? 'analysis.primary' : `analysis.secondary[${i - 1}]`),
  );
  protocol.baseline.forEach((name, i) => {
    known(protocol, report, name, `baseline[${i}]`);
  });
  protocol.display.times.forEach((time, i) => {
    const before = protocol.display.times[i - 1];
    if (before !== undefined && before >= time)
      report(`display.times[${i}]`, 'tiderne skal være stigende', 'the times must increase');
    if (time > followUp.length)
      report(
        `display.times[${i}]`,
        `er efter opfølgningens slut (${followUp.length})`,
        `is after the end of follow-up (${followUp.length})`,
      );
  });
}

function codedParts(
  protocol: Protocol,
  covariate: Exclude<Covariate, { type: 'continuous' }>,
  report: Report,
): void {
  const groups = protocol.subgroup?.groups ?? [];
  const taken = new Map<string, number>();
  groups.forEach((group, i) => {
    if (!group.values) report(`subgroup.groups[${i}]`, 'skal have values', 'must have values');
    group.values?.forEach((value, j) => {
      if (taken.has(value))
        report(`subgroup.groups[${i}].values[${j}]`, `${value} er i to grupper`, `${value} is in two groups`);
      if (!covariate.categories.some((category) => category.value === value))
        report(
          `subgroup.groups[${i}].values[${j}]`,
          `${value} er ikke en kategori af ${covariate.name}`,
          `${value} is not a category of ${covariate.name}`,
        );
      taken.set(value, i);
    });
  });
  for (const { value } of covariate.categories)
    if (!taken.has(value))
      report('subgroup.groups', `${value} er ikke i nogen gruppe`, `${value} is in no group`);
}

/** Numeric parts must tile the line: each begins where the one before ended, and both ends are open. */
function numericParts(protocol: Protocol, report: Report): void {
  const groups = protocol.subgroup?.groups ?? [];
  groups.forEach((group, i) => {
    const first = i === 0;
    const last = i === groups.length - 1;
    const fits =
      group.values === undefined &&
      (first ? group.atLeast === undefined : group.atLeast === groups[i - 1]?.below) &&
      (last ? group.below === undefined : group.below !== undefined) &&
      !(group.atLeast !== undefined && group.below !== undefined && group.atLeast >= group.below);
    if (!fits)
      report(
        `subgroup.groups[${i}]`,
        'grupperne skal dække alle tal uden hul: den første har kun below, den næste atLeast med samme tal, den sidste kun atLeast',
        'the groups must cover every number without a gap: the first has below only, the next atLeast with the same number, the last atLeast only',
      );
  });
}

function subgroup(protocol: Protocol, report: Report): void {
  if (!protocol.subgroup) return;
  unique(
    report,
    protocol.subgroup.groups.map((group) => group.code),
    (i) => `subgroup.groups[${i}].code`,
  );
  const covariate = known(protocol, report, protocol.subgroup.variable, 'subgroup.variable');
  if (covariate?.type === 'continuous') numericParts(protocol, report);
  else if (covariate) codedParts(protocol, covariate, report);
}

/** What no single field can show: whether the parts of a protocol fit each other. */
export function crossProblems(protocol: Protocol): Problem[] {
  const found: Problem[] = [];
  const report: Report = (path, da, en) => found.push({ path, da, en });
  for (const check of [arms, randomisation, eligibility, dataset, analyses, subgroup])
    check(protocol, report);
  return found;
}
