import type { DemoCourse, DemoMentor, DemoProgramme } from '@primus-motor/trial';
import { defaultSettings } from '../programme/matching/engine/index.ts';
import { answerDay } from '../programme/matching/proposal/deadline.ts';
import { idOf } from './ids.ts';
import type { Row } from './insert.ts';
import { firstSuggestion } from './matches.ts';

type Table = readonly [table: string, rows: readonly Row[]];

/** A coordinator of the demo has read what is older than so many days. */
const readDays = 28;
/** What a kilometre is worth in the demo, in øre: an invented rate. */
const orePerKm = 200;

/** What is under way in the demo today, and what lies between people rather than in the trial's record. */
export const underWayTables = (demo: DemoProgramme): readonly Table[] => {
  const organisation_id = demo.organisation.id;
  const today = Temporal.PlainDate.from(demo.today);
  const day = (days: number): string => today.add({ days }).toString();
  const at = (days: number): string => `${day(days)}T09:00:00Z`;
  const coordinatorOf = (branchId: string): string =>
    demo.users.find(({ roles }) =>
      roles.some((one) => one.role === 'coordinator' && one.branchId === branchId),
    )?.id ?? 'demo';
  const place = ({ branchId }: { readonly branchId: string }) => ({ organisation_id, branch_id: branchId });
  const runsNow = demo.assignments.filter(({ until }) => until === null || until > demo.today);
  const mentorsOn = (course: DemoCourse) => runsNow.filter(({ courseId }) => courseId === course.id);
  const running = demo.courses.filter(({ closedOn }) => closedOn === null);
  const inBranches = demo.branches.map(({ id }) => ({
    courses: running.filter(({ branchId }) => branchId === id),
    mentors: demo.mentors.filter(({ branchId, stage }) => branchId === id && stage === 'approved'),
  }));

  // One proposal in each branch with a course that nobody is on yet: two of the three have said yes.
  const asked = inBranches.flatMap(({ courses }) => {
    const course = courses.find(
      (one) => one.openedOn < demo.today && !demo.assignments.some(({ courseId }) => courseId === one.id),
    );
    const pair = course === undefined ? undefined : firstSuggestion(demo, course, day(-1));
    return course === undefined || pair === undefined
      ? []
      : [{ id: idOf('asked', course.id), course, pair, by: coordinatorOf(course.branchId) }];
  });
  const takenUp = new Set([
    ...runsNow.map(({ mentorId }) => mentorId),
    ...asked.flatMap(({ pair }) => pair.mentorIds),
  ]);
  const away = inBranches.flatMap(({ mentors }) => mentors.find(({ id }) => !takenUp.has(id)) ?? []);
  // Where many courses run, one rests.
  const resting = inBranches.flatMap(({ courses }) => {
    const whole = courses.filter((course) => mentorsOn(course).length === 2);
    return whole.length > 4 ? whole.slice(1, 2) : [];
  });
  const spenders = running.flatMap((course) =>
    mentorsOn(course).flatMap(({ mentorId }) => {
      const mentor = demo.mentors.find(({ id }) => id === mentorId);
      return mentor?.userId === null || mentor === undefined ? [] : [{ course, mentor }];
    }),
  );
  const expense = ({ course, mentor }: { course: DemoCourse; mentor: DemoMentor }, more: Row): Row => ({
    ...place(course),
    mentor_id: mentor.id,
    course_id: course.id,
    written_by: mentor.userId,
    ...more,
  });

  return [
    [
      'programme.match',
      asked.map(({ id, course, pair, by }) => ({
        id,
        ...place(course),
        course_id: course.id,
        mentor_ids: pair.mentorIds,
        suggested_rank: 1,
        grounds: pair.grounds,
        state: 'asked',
        made_on: day(-1),
        made_by: by,
        made_at: at(-1),
        asked_on: day(-1),
        answer_by: answerDay(today.subtract({ days: 1 }), defaultSettings.limits.answerDays).toString(),
        ask_fallback: false,
        joint_goal: 'Et fast sted at bo.',
        introduction: 'I har begge tid om aftenen.',
      })),
    ],
    [
      'programme.match_answer',
      asked.flatMap(({ id, course, pair, by }) =>
        (['participant', 'mentor-1', 'mentor-2'] as const).map((party, index) => {
          const said = party !== 'mentor-2';
          return {
            match_id: id,
            ...place(course),
            party,
            mentor_id: pair.mentorIds[index - 1] ?? null,
            answer: said ? 'yes' : null,
            reason: '',
            answered_at: said ? at(-1) : null,
            how: said ? (party === 'participant' ? 'in-person' : 'by-phone') : null,
            recorded_by: said ? by : null,
          };
        }),
      ),
    ],
    [
      'programme.mentor_absence',
      away.map((mentor) => ({
        id: idOf('absence', mentor.id),
        ...place(mentor),
        mentor_id: mentor.id,
        kind: 'leave',
        period: `[${day(-12)},${day(30)})`,
        return_on: day(30),
        note: '',
        recorded_by: coordinatorOf(mentor.branchId),
        recorded_at: at(-14),
      })),
    ],
    [
      'programme.course_hold',
      resting.map((course) => ({
        id: idOf('hold', course.id),
        ...place(course),
        course_id: course.id,
        reason: 'hospital',
        note: '',
        from_on: day(-6),
        word_on: day(-6),
        recorded_by: coordinatorOf(course.branchId),
        recorded_at: at(-6),
      })),
    ],
    [
      'programme.contact_reading',
      demo.contacts.flatMap((contact) => {
        const course = demo.courses.find(({ id }) => id === contact.courseId);
        const reader = coordinatorOf(course?.branchId ?? '');
        return course === undefined || contact.loggedAt >= at(-readDays) || contact.loggedBy === reader
          ? []
          : [
              {
                contact_id: contact.id,
                ...place(course),
                read_by: reader,
                read_at: Temporal.Instant.from(contact.loggedAt).add({ hours: 24 }).toString(),
                thanked: contact.note !== '',
              },
            ];
      }),
    ],
    [
      'programme.expense_rate',
      [
        {
          organisation_id,
          from_on: day(-300),
          ore_per_km: orePerKm,
          set_by:
            demo.users.find(({ roles }) => roles.some(({ role }) => role === 'programme-lead'))?.id ?? 'demo',
          set_at: at(-300),
        },
      ],
    ],
    [
      'programme.expense',
      spenders.flatMap((one) => [
        expense(one, {
          id: idOf('driving', one.course.id, one.mentor.id),
          kind: 'driving',
          spent_on: day(-5),
          km: 34,
          amount_ore: 34 * orePerKm,
          note: 'Frem og tilbage til et møde.',
          state: 'written',
          reason: '',
          written_at: at(-5),
          closed_by: null,
          closed_at: null,
        }),
        expense(one, {
          id: idOf('outlay', one.course.id, one.mentor.id),
          kind: 'outlay',
          spent_on: day(-20),
          km: null,
          amount_ore: 4800,
          note: 'To billetter.',
          state: 'approved',
          reason: '',
          written_at: at(-20),
          closed_by: coordinatorOf(one.course.branchId),
          closed_at: at(-17),
        }),
      ]),
    ],
  ];
};
