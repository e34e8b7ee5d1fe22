import { readYaml } from '@primus-motor/evaluation';
import {
  checkProtocol,
  type LockedProtocol,
  lockProtocol,
  type Problem,
  type Protocol,
} from '@primus-motor/trial';

/** A protocol as written, read for a study that is run here. */
export type ReadProtocol =
  | { readonly ok: true; readonly source: unknown; readonly locked: LockedProtocol }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const protocolBytes = 1024 * 1024;

/** What a study that is run in this house needs beyond what any protocol needs. */
const houseProblems = (protocol: Protocol): readonly Problem[] => {
  const found: Problem[] = [];
  const must = (met: boolean, path: string, da: string, en: string) => {
    if (!met) found.push({ path, da, en });
  };
  must(
    protocol.randomisation.method === 'permuted-blocks',
    'randomisation.method',
    'skal være permuted-blocks: lodtrækningen sker her',
    'must be permuted-blocks: the randomisation happens here',
  );
  for (const [role, code] of [
    ['experimental', 'mentoring'],
    ['control', 'control'],
  ] as const) {
    const index = protocol.arms.findIndex((arm) => arm.role === role);
    must(
      protocol.arms[index]?.code === code,
      `arms[${index}].code`,
      `skal være ${code}, fordi rollen er ${role}`,
      `must be ${code}, since the role is ${role}`,
    );
  }
  must(
    protocol.outcome.definition !== undefined,
    'outcome.definition',
    'mangler: uden den kan udfaldet ikke dannes af registret',
    'missing: without it the outcome cannot be derived from the register',
  );
  must(
    protocol.followUp.unit === 'days',
    'followUp.unit',
    'skal være days: registret har datoer',
    'must be days: the register holds dates',
  );
  must(
    protocol.prespecified === true,
    'prespecified',
    'skal være true: planen registreres, før nogen er med',
    'must be true: the plan is registered before anybody takes part',
  );
  return found;
};

/** Reads a protocol from YAML, or JSON, which is YAML; says everything that is wrong, each by its place. */
export const readStudyProtocol = (text: string): ReadProtocol => {
  const yaml = readYaml(text);
  if (!yaml.ok)
    return {
      ok: false,
      problems: yaml.faults.map(({ line, what }) => ({
        path: line === undefined ? '(top)' : `linje/line ${line}`,
        da: `er ikke YAML (${what})`,
        en: `is not YAML (${what})`,
      })),
    };
  const { source } = yaml;
  const checked = checkProtocol(source);
  if (!checked.ok) return { ok: false, problems: checked.problems };
  const problems = houseProblems(checked.protocol);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, source, locked: lockProtocol(source) };
};
