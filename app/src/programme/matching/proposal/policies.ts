import { sql } from 'kysely';
import { Refused } from '../../../office/refused.ts';
import type { Database } from '../../../platform/database/register.ts';
import type { Course } from '../../courses/store.ts';
import { freePlaces } from '../../mentors/mentor.ts';
import { findMentor } from '../../mentors/store.ts';
import { pairState } from '../pair.ts';
import { placeTaken } from '../policies.ts';
import { assignmentsOf } from '../store.ts';
import { namesPerson } from './names.ts';

const refuse = (reason: string, da: string, en: string): Refused => new Refused(reason, { da, en });

export const alreadyAsked = (): Refused =>
  refuse(
    'already-asked',
    'Et andet par er spurgt om forløbet. Intet er gemt. Vent på svarene, eller tag forslaget tilbage.',
    'Another pair is asked about the course. Nothing was saved. Wait for the answers, or take the proposal back.',
  );

export const nothingInReserve = (): Refused =>
  refuse(
    'nothing-in-reserve',
    'Der er ikke længere et reservepar at spørge. Find et andet par.',
    'There is no pair in reserve to ask any more. Find another pair.',
  );

/**
 * A pause keeps the pair that is there; a new one would wait for somebody who is not coming. So nobody is asked for a course
 * that rests, and who was asked before does not begin until it goes on.
 */
export const courseRests = (): Refused =>
  refuse(
    'course-rests',
    'Forløbet er på pause. Parret, der er der, bliver, men et nyt begynder først, når pausen er slut. Intet er gemt.',
    'The course is paused. The pair that is there stays, but a new one does not begin before the pause is over. Nothing was saved.',
  );

/** @throws Refused when one of the texts, which mentors read before the pair is live, names the participant. */
export const mustNotName = (person: string, texts: readonly string[]): void => {
  if (texts.some((text) => namesPerson(text, person)))
    throw refuse(
      'names-person',
      'Målet eller beskeden nævner deltagerens navn. Intet er gemt. Skriv uden navne.',
      'The goal or the message names the participant. Nothing was saved. Write without names.',
    );
};

/**
 * What the database knows of a course and two mentors, whatever they were judged by. Called with both held still.
 *
 * @throws Refused with the rule that says no.
 */
export const mustBeAskable = async (
  db: Database,
  course: {
    readonly id: string;
    readonly personId: string;
    readonly branchId: string;
    readonly openedOn: Temporal.PlainDate;
    readonly closedOn: Temporal.PlainDate | undefined;
    readonly hold: Course['hold'];
  },
  mentorIds: readonly [string, string],
  today: Temporal.PlainDate,
): Promise<void> => {
  if (course.closedOn !== undefined)
    throw refuse('course-closed', 'Forløbet er afsluttet.', 'The course is closed.');
  if (course.hold !== undefined) throw courseRests();
  const { rows } = await sql<{ asked: boolean; consent: boolean }>`
    select exists (select 1 from programme.match where course_id = ${course.id} and state = 'asked') asked,
      programme.consent_holds(${course.personId}::uuid, 'programme', '', ${today.toString()}::date) consent`.execute(
    db,
  );
  if (rows[0]?.asked !== false) throw alreadyAsked();
  if (!rows[0].consent)
    throw refuse(
      'no-consent',
      'Deltagerens samtykke gælder ikke længere. Intet er gemt.',
      'The participant’s consent no longer holds. Nothing was saved.',
    );
  const { running } = pairState(await assignmentsOf(db, [course.id]), course.openedOn, today);
  if (running.length === 2 || running.some((one) => !mentorIds.includes(one.mentorId))) throw placeTaken();
  if (mentorIds[0] === mentorIds[1])
    throw refuse(
      'same-mentor',
      'Vælg to forskellige mentorer. Intet er gemt.',
      'Choose two different mentors. Nothing was saved.',
    );
  for (const id of mentorIds.filter((one) => !running.some((assignment) => assignment.mentorId === one))) {
    const mentor = await findMentor(db, id, today);
    if (mentor?.branchId !== course.branchId)
      throw refuse(
        'unknown-mentor',
        'Mentoren findes ikke i afdelingen. Intet er gemt.',
        'There is no such mentor in the branch. Nothing was saved.',
      );
    if (freePlaces(mentor) === 0)
      throw refuse(
        'mentor-taken',
        `${mentor.name} er ikke ledig nu: ikke godkendt, på pause, eller uden fri plads. Intet er gemt.`,
        `${mentor.name} is not free now: not approved, paused, or without a free place. Nothing was saved.`,
      );
  }
};
