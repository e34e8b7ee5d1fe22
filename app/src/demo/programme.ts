import {
  type DemoMentor,
  type DemoProgramme,
  type ProgrammeSize,
  simulateProgramme,
} from '@primus-motor/trial';
import type pg from 'pg';
import type { Secrets } from '../platform/secrets.ts';
import { caseTables, officeTables } from './cases.ts';
import { idOf } from './ids.ts';
import { insertRows, type Row } from './insert.ts';

type Table = readonly [table: string, rows: readonly Row[]];

/** Referrals of the programme are numbered from here. */
const firstReferral = 10_001;

const everyNth = <T>(list: readonly T[], nth: number): readonly T[] =>
  list.filter((_, index) => index % nth === nth - 1);

/** What lies between people on the day: absences, unanswered requests, pauses, outlays. */
const underWay = (part: DemoProgramme): readonly Table[] => {
  const today = Temporal.PlainDate.from(part.today);
  const organisation_id = part.organisation.id;
  const day = (days: number): string => today.add({ days }).toString();
  const at = (days: number): string => `${day(days)}T09:00:00Z`;
  const approved = part.mentors.filter(({ stage }) => stage === 'approved');
  const ofMentor = ({ id, branchId }: DemoMentor) => ({
    organisation_id,
    branch_id: branchId,
    mentor_id: id,
  });
  const by = { recorded_by: 'demo', recorded_at: at(-14) };
  const running = part.courses.filter(({ closedOn }) => closedOn === null);
  const places = part.assignments.filter(({ until }) => until === null);
  return [
    [
      'programme.mentor_absence',
      everyNth(approved, 40).map((mentor, index) => ({
        id: idOf('absence', mentor.id),
        ...ofMentor(mentor),
        kind: 'leave',
        period: index % 2 === 0 ? `[${day(-40)},${day(-2)})` : `[${day(-40)},)`,
        return_on: index % 2 === 0 ? day(-2) : null,
        note: '',
        ...by,
      })),
    ],
    [
      'programme.clearance_request',
      everyNth(approved, 50).flatMap((mentor) => {
        const check = part.checks.find(
          ({ mentorId, prisonId }) => mentorId === mentor.id && prisonId !== null,
        );
        return check === undefined
          ? []
          : [
              {
                id: idOf('request', mentor.id),
                ...ofMentor(mentor),
                prison_id: check.prisonId,
                sent_on: day(-120),
                ...by,
              },
            ];
      }),
    ],
    [
      'programme.course_hold',
      everyNth(running, 20).map((course) => ({
        id: idOf('hold', course.id),
        organisation_id,
        branch_id: course.branchId,
        course_id: course.id,
        reason: 'hospital',
        note: '',
        from_on: day(-40),
        word_on: day(-40),
        ...by,
      })),
    ],
    [
      'programme.expense',
      everyNth(places, 20).map((place) => ({
        id: idOf('outlay', place.id),
        organisation_id,
        branch_id: part.courses.find(({ id }) => id === place.courseId)?.branchId,
        mentor_id: place.mentorId,
        course_id: place.courseId,
        kind: 'outlay',
        spent_on: day(-3),
        km: null,
        amount_ore: 4800,
        note: 'To billetter.',
        state: 'written',
        reason: '',
        written_by: idOf('writer', place.id),
        written_at: at(-3),
      })),
    ],
  ];
};

/**
 * Loads a simulated programme of any size through the application's own tables: into the demo programme of the same
 * seed where that is loaded, else as an organisation of its own. All or nothing.
 *
 * @param db - a connection as the owner of the database
 */
export const loadProgramme = async (
  db: pg.ClientBase,
  secrets: Secrets,
  today: Temporal.PlainDate,
  seed: number,
  size: ProgrammeSize,
): Promise<void> => {
  await db.query('begin');
  const parts = simulateProgramme(seed, today, size);
  await insertFrame(db, parts.next().value as DemoProgramme);
  let number = firstReferral;
  let inserted = Promise.resolve();
  for (const part of parts) {
    const tables = [
      ...officeTables(part).filter(([table]) => table === 'auth."user"' || table === 'office.membership'),
      ...caseTables(part, secrets, [], number),
      ...underWay(part),
    ];
    number += part.referrals.length;
    // The next part is made while this one is being written.
    await inserted;
    inserted = insertAll(db, tables);
  }
  await inserted;
  await db.query('commit');
};

const insertAll = async (db: pg.ClientBase, tables: readonly Table[]): Promise<void> => {
  for (const [table, rows] of tables) await insertRows(db, table, rows);
};

/** The places and the staff, unless the demo programme has brought them. */
const insertFrame = async (db: pg.ClientBase, frame: DemoProgramme): Promise<void> => {
  const found = await db.query('select 1 from office.organisation where id = $1', [frame.organisation.id]);
  if (found.rowCount === 0) await insertAll(db, officeTables(frame));
};
