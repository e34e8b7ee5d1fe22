import { Refused } from '../../office/refused.ts';
import type { Lang } from '../../ui/index.ts';
import type { Assignment } from './pair.ts';
import { pairExclusion } from './rules.ts';
import type { Choice } from './store.ts';
import { exclusionText } from './texts.ts';

/** Somebody else filled the place meanwhile: asked as a rule, and held by the database. */
export const placeTaken = (): Refused =>
  new Refused('place-taken', {
    da: 'Parret er ændret af en anden imens. Intet er gemt. Åbn forløbet, og se, hvem der er mentorer nu.',
    en: 'Somebody else changed the pair meanwhile. Nothing was saved. Open the course to see who the mentors are now.',
  });

const refuse = (reason: string, da: string, en: string) => new Refused(reason, { da, en });

/** @throws Refused when the two may not become this course's pair now, with the rule that says so. */
export const mustBeChoosable = (
  { course, ranking, situation, candidates }: Choice,
  running: readonly Assignment[],
  ids: readonly [string, string],
): void => {
  if (course.closedOn !== undefined)
    throw refuse('course-closed', 'Forløbet er afsluttet.', 'The course is closed.');
  if (running.length === 2 || running.some((one) => !ids.includes(one.mentorId))) throw placeTaken();
  if (ids[0] === ids[1])
    throw refuse(
      'same-mentor',
      'Vælg to forskellige mentorer. Intet er gemt.',
      'Choose two different mentors. Nothing was saved.',
    );
  for (const id of ids.filter((one) => !running.some((assignment) => assignment.mentorId === one))) {
    const left = ranking.leftOut.find(({ candidate }) => candidate.id === id);
    if (left !== undefined) {
      const said = (lang: Lang) =>
        `${left.candidate.name}: ${left.exclusions.map((one) => exclusionText(lang, one)).join('; ')}.`;
      throw refuse('mentor-left-out', said('da'), said('en'));
    }
    if (!ranking.eligible.some((candidate) => candidate.id === id))
      throw refuse(
        'unknown-mentor',
        'Mentoren findes ikke i afdelingen. Intet er gemt.',
        'There is no such mentor in the branch. Nothing was saved.',
      );
  }
  const [one, other] = ids.map((id) => candidates.find((candidate) => candidate.id === id));
  const exclusion = one && other ? pairExclusion(one, other, situation) : 'same-mentor';
  if (exclusion === 'no-common-language')
    throw refuse(
      exclusion,
      'Ingen af de to taler deltagerens sprog. Vælg mindst én, der gør.',
      'Neither of the two speaks the participant’s language. Choose at least one who does.',
    );
  if (exclusion === 'no-clearance')
    throw refuse(
      exclusion,
      'Ingen af de to har adgang til fængslet. Vælg mindst én, der har.',
      'Neither of the two may visit the prison. Choose at least one who may.',
    );
};
