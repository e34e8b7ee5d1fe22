export { analyse, analyseBlinded, type Provenance } from './analysis/analyse.ts';
export * from './analysis/results.ts';
export { resultsJson } from './analysis/write.ts';
export { type Claims, claimsFrom, type PeopleOfArm } from './claims/claims.ts';
export { type Finding, findingOf, primaryFinding, primaryOf } from './claims/finding.ts';
export { type Cohort, type CovariateColumn, cohort } from './cohort/cohort.ts';
export { type CsvRow, type CsvTable, readCsv } from './cohort/csv.ts';
export { InputError, type Problem as InputProblem } from './cohort/problem.ts';
export { lossColumn, readCohort } from './cohort/read.ts';
export { type Evaluated, EvaluateError, type EvaluateOptions, evaluate } from './command/evaluate.ts';
export { readProtocol } from './command/protocol-file.ts';
export { evaluateUsage, runEvaluate, type Streams } from './command/run.ts';
export { readYaml } from './command/yaml.ts';
export { type Disclosed, disclose, type Withheld } from './disclosure/disclose.ts';
export { type EconomyClaims, economyClaims } from './economy/claims.ts';
export { defaultParameters, publishedPrices } from './economy/prices.ts';
export {
  type EconomyParameters,
  type Money,
  notStated,
  type Parameter,
  type Price,
  type Saving,
  savingPerParticipant,
} from './economy/saving.ts';
export { poster } from './figures/poster.ts';
export type { FigureSize, FigureTable } from './figures/svg.ts';
export { figuresFrom, type TrialFigures } from './figures/trial/figures.ts';
export type { DrawnFigure } from './figures/trial/page.ts';
export { reportHtml } from './report/report.ts';
export { figureStyle } from './report/style.ts';
export { version } from './version.ts';
