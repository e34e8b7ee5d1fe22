import { createHash } from 'node:crypto';
import { analyse, analyseBlinded, type Results, resultsJson, version } from '@primus-motor/evaluation';
import { armOf as armWithRole } from '@primus-motor/trial';
import { analysisFile, columnsOf } from './columns.ts';
import { type Followed, followAll, type StudyData } from './follow-up.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The program that computes results, as they name it. */
export const codeVersion = version;

/** Results and the SHA-256 of exactly the text that `results.json` holds. */
export interface Computed {
  readonly results: Results;
  readonly hash: string;
}

const computed = (results: Results): Computed =>
  Object.freeze({ results, hash: sha256(resultsJson(results)) });

/** SHA-256 of the pseudonymous analysis file: the same people with the same outcomes have the same one. */
export const dataHash = (data: StudyData): string =>
  sha256(analysisFile(followAll(data), data.study.locked.protocol));

/** The protocol's analyses with the arms as X and Y. The same data give the same bytes. */
export const computeBlinded = (data: StudyData): Computed => {
  const { locked } = data.study;
  const people = followAll(data);
  const columns = columnsOf(people, locked.protocol, ({ codedArm }) => codedArm);
  const dataSha256 = sha256(analysisFile(people, locked.protocol));
  return computed(analyseBlinded(columns, locked, { version, dataSha256 }));
};

/** The same analyses of the same data with the arms by name, once two people have agreed to it. */
export const computeNamed = (data: StudyData, mentoringCode: string): Computed => {
  const { locked } = data.study;
  const people = followAll(data);
  const [mentoring, control] = [
    armWithRole(locked.protocol, 'experimental'),
    armWithRole(locked.protocol, 'control'),
  ];
  const named = ({ codedArm }: Followed) => (codedArm === mentoringCode ? mentoring.code : control.code);
  const dataSha256 = sha256(analysisFile(people, locked.protocol));
  return computed(analyse(columnsOf(people, locked.protocol, named), locked, { version, dataSha256 }));
};
