import type { Scenario } from './scenario.ts';
import { aftChoices } from './scenarios/aft-choices.ts';
import { causal } from './scenarios/causal.ts';
import { causalChoices } from './scenarios/causal-choices.ts';
import { causalResults } from './scenarios/causal-results.ts';
import { competingChoices } from './scenarios/competing-choices.ts';
import { coxChoices } from './scenarios/cox-choices.ts';
import { hazards } from './scenarios/hazards.ts';
import { instrumentChoices } from './scenarios/instrument-choices.ts';
import { modelResults } from './scenarios/model-results.ts';
import { pooling } from './scenarios/pooling.ts';
import { poolingChoices } from './scenarios/pooling-choices.ts';
import { recurrent } from './scenarios/recurrent.ts';
import { recurrentChoices } from './scenarios/recurrent-choices.ts';
import { regression } from './scenarios/regression.ts';
import { regressionChoices } from './scenarios/regression-choices.ts';
import { regressionResults } from './scenarios/regression-results.ts';
import { sequential } from './scenarios/sequential.ts';
import { sequentialChoices } from './scenarios/sequential-choices.ts';
import { survival } from './scenarios/survival.ts';
import { survivalChoices } from './scenarios/survival-choices.ts';
import { tableChoices } from './scenarios/table-choices.ts';
import { tables } from './scenarios/tables.ts';

/** The scenarios of each family of methods, as the page shows them. */
export const families: Readonly<Record<string, readonly Scenario[]>> = {
  Tables: [...tables, ...tableChoices],
  'Survival and competing risks': [...survival, ...survivalChoices, ...competingChoices],
  'Hazard and accelerated failure time models': [...hazards, ...coxChoices, ...aftChoices, ...modelResults],
  'Recurrent events': [...recurrent, ...recurrentChoices],
  Regression: [...regression, ...regressionChoices, ...regressionResults],
  'Causal effects': [...causal, ...causalChoices, ...instrumentChoices, ...causalResults],
  'Sequential and anytime-valid methods': [...sequential, ...sequentialChoices],
  'Missing data, multiplicity, meta-analysis, resampling': [...pooling, ...poolingChoices],
};

export const scenarios: readonly Scenario[] = Object.values(families).flat();
