import { Refused } from '../../office/refused.ts';
import type { Lang } from '../../ui/index.ts';
import type { Choice } from './choice.ts';
import { type PairExclusion, pairExclusion } from './engine/index.ts';
import type { Assignment } from './pair.ts';
import { exclusionText, pairExclusionName } from './texts.ts';

/** Somebody else filled the place meanwhile: asked as a rule, and held by the database. */
export const placeTaken = (): Refused =>
  new Refused('place-taken', {
    da: 'Parret er ændret af en anden imens. Intet er gemt. Åbn forløbet, og se, hvem der er mentorer nu.',
    en: 'Somebody else changed the pair meanwhile. Nothing was saved. Open the course to see who the mentors are now.',
  });

const refuse = (reason: string, da: string, en: string) => new Refused(reason, { da, en });

/** @throws Refused when the two may not become this course's pair now, with the rule that says so. */
export const mustBeChoosable = (
  { course, ranking, seeker, settings, volunteers, mentors }: Choice,
  running: readonly Assignment[],
  ids: readonly [string, string],
): void => {
  if (course.closedOn !== undefined)
    throw refuse('course-closed', 'Forløbet er afsluttet.', 'The course is closed.');
  if (running.length === 2 || running.some((one) => !ids.includes(one.mentorId))) throw placeTaken();
  const pairRule = (rule: PairExclusion) => {
    const said = (lang: Lang, nothing: string) => `${pairExclusionName[lang][rule]} ${nothing}`;
    return refuse(rule, said('da', 'Intet er gemt.'), said('en', 'Nothing was saved.'));
  };
  if (ids[0] === ids[1]) throw pairRule('same-mentor');
  for (const id of ids.filter((one) => !running.some((assignment) => assignment.mentorId === one))) {
    const left = ranking.leftOut.find(({ volunteer }) => volunteer.id === id);
    if (left !== undefined) {
      const said = (lang: Lang) =>
        `${mentors.get(id)?.name}: ${left.exclusions.map((one) => exclusionText(lang, one)).join('; ')}.`;
      throw refuse('mentor-left-out', said('da'), said('en'));
    }
    if (!ranking.eligible.some((volunteer) => volunteer.id === id))
      throw refuse(
        'unknown-mentor',
        'Mentoren findes ikke i afdelingen. Intet er gemt.',
        'There is no such mentor in the branch. Nothing was saved.',
      );
  }
  const [one, other] = ids.map((id) => volunteers.find((volunteer) => volunteer.id === id));
  const exclusion = one && other ? pairExclusion(one, other, seeker, settings) : 'same-mentor';
  if (exclusion !== undefined) throw pairRule(exclusion);
};
