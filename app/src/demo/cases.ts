import type { DemoContact, DemoProgramme } from '@primus-motor/trial';
import { knownPosition } from '../office/places/known.ts';
import type { Secrets } from '../platform/secrets.ts';
import { referralSource } from '../programme/courses/release-date.ts';
import { parseCpr } from '../programme/people/cpr.ts';
import { idOf } from './ids.ts';
import { bytes, type Row } from './insert.ts';
import type { DemoMatch } from './matches.ts';
import { scheduleRows } from './schedule.ts';

type Table = readonly [table: string, rows: readonly Row[]];

/** How many days a concern may be open in the demo before somebody has dealt with it. */
const concernDays = 14;

/** About where a place lies; empty for one that is not known. */
const positionOf = (name: string): Row => {
  const position = knownPosition(name);
  return { latitude: position?.north ?? null, longitude: position?.east ?? null };
};

/** The office side: organisation, places, accounts and roles. Nobody in it exists. */
export const officeTables = (demo: DemoProgramme): readonly Table[] => {
  const organisation = { organisation_id: demo.organisation.id };
  return [
    ['office.organisation', [{ ...demo.organisation, demo: true, created_at: `${demo.today}T06:00:00Z` }]],
    ['office.branch', demo.branches.map(({ id, name, area }) => ({ id, ...organisation, name, area }))],
    [
      'office.town',
      demo.towns.map((town) => ({
        id: town.id,
        ...organisation,
        branch_id: town.branchId,
        name: town.name,
        ...positionOf(town.name),
      })),
    ],
    [
      'office.prison',
      demo.prisons.map(({ id, name, kind }) => ({ id, ...organisation, name, kind, ...positionOf(name) })),
    ],
    [
      'auth."user"',
      demo.users.map((user) => ({
        id: user.id,
        name: user.name,
        email: user.email,
        emailVerified: true,
        createdAt: `${demo.today}T06:00:00Z`,
        updatedAt: `${demo.today}T06:00:00Z`,
        twoFactorEnabled: false,
      })),
    ],
    [
      'office.membership',
      demo.users.flatMap((user) =>
        user.roles.map(({ role, branchId }) => ({
          id: idOf('membership', user.id, role, branchId),
          ...organisation,
          user_id: user.id,
          role,
          branch_id: branchId,
          valid_from: `${demo.today}T06:00:00Z`,
        })),
      ),
    ],
  ];
};

/** The case side: people, consents, mentors, courses and contacts; referrals are numbered on from `firstNumber`. */
export const caseTables = (
  demo: DemoProgramme,
  secrets: Secrets,
  matches: readonly DemoMatch[],
  firstNumber: number,
): readonly Table[] => {
  const organisation_id = demo.organisation.id;
  const branchOfPerson = new Map(demo.participants.map((person) => [person.id, person.branchId]));
  const branchOfMentor = new Map(demo.mentors.map((mentor) => [mentor.id, mentor.branchId]));
  const branchOfCourse = new Map(demo.courses.map((course) => [course.id, course.branchId]));
  const ofPerson = (id: string) => ({ organisation_id, branch_id: branchOfPerson.get(id), person_id: id });
  const ofMentor = (id: string) => ({ organisation_id, branch_id: branchOfMentor.get(id), mentor_id: id });
  const ofCourse = (id: string) => ({ organisation_id, branch_id: branchOfCourse.get(id), course_id: id });
  const matchOf = new Map(
    matches.flatMap(({ row, assignmentIds }) => assignmentIds.map((id) => [id, row['id']])),
  );
  return [
    [
      'programme.person',
      demo.participants.map((person) => ({
        id: person.id,
        organisation_id,
        branch_id: person.branchId,
        name: person.name,
        birth_date: person.birthDate,
        language: person.language,
        phone: person.phone,
        created_at: person.createdAt,
      })),
    ],
    ['keys.identity', demo.participants.map(({ id, cpr }) => identityRow(organisation_id, id, cpr, secrets))],
    [
      'programme.referral',
      demo.referrals.map((referral, index) => ({
        id: referral.id,
        ...ofPerson(referral.participantId),
        number: `PM-${firstNumber + index}`,
        state: referral.state,
        prison_id: referral.prisonId,
        town_id: referral.townId,
        referrer_name: referral.referrerName,
        referrer_contact: referral.referrerContact,
        note: referral.note,
        received_at: referral.receivedAt,
        decided_at: referral.decidedAt,
        decided_by: referral.decidedBy,
        reason: referral.reason,
      })),
    ],
    [
      'programme.release_date',
      demo.releaseDates.map((record) => ({
        id: record.id,
        ...ofPerson(record.participantId),
        kind: record.kind,
        certainty: record.certainty,
        date: record.date,
        source: record.source === 'Henvisningen' ? referralSource : record.source,
        stay: 1,
        recorded_by: record.recordedBy,
        recorded_at: record.recordedAt,
        superseded_by: record.supersededBy,
      })),
    ],
    [
      'programme.consent',
      demo.consents.map((consent) => ({
        id: consent.id,
        ...ofPerson(consent.participantId),
        purpose: consent.purpose,
        version: consent.version,
        given_on: consent.givenOn,
        given_how: consent.givenHow,
        recorded_by: consent.recordedBy,
        recorded_at: consent.recordedAt,
        withdrawn_on: consent.withdrawnOn,
        withdrawn_how: consent.withdrawnHow,
      })),
    ],
    [
      'programme.assessment',
      demo.assessments.map((assessment) => ({
        id: assessment.id,
        ...ofPerson(assessment.participantId),
        facts: {
          riskBand: assessment.riskBand,
          values: { prior_sentences: assessment.priorSentences },
          answers: {},
        },
        recorded_by: assessment.recordedBy,
        recorded_at: assessment.recordedAt,
      })),
    ],
    [
      'programme.mentor',
      demo.mentors.map((mentor) => ({
        id: mentor.id,
        organisation_id,
        branch_id: mentor.branchId,
        user_id: mentor.userId,
        name: mentor.name,
        birth_date: mentor.birthDate,
        phone: mentor.phone,
        email: mentor.email,
        gender: mentor.gender,
        town_id: mentor.townId,
        stage: mentor.stage,
        stage_since: mentor.stageSince,
        capacity: mentor.capacity,
        languages: mentor.languages,
        life_areas: mentor.lifeAreas,
        created_at: mentor.createdAt,
      })),
    ],
    [
      'programme.mentor_check',
      demo.checks.map((check) => ({
        id: check.id,
        ...ofMentor(check.mentorId),
        kind: check.kind,
        prison_id: check.prisonId,
        seen_on: check.seenOn,
        valid_until: check.validUntil,
        recorded_by: check.recordedBy,
        recorded_at: `${check.seenOn}T12:00:00Z`,
      })),
    ],
    [
      'programme.mentor_training',
      demo.trainings.map((training) => ({
        id: training.id,
        ...ofMentor(training.mentorId),
        course_name: training.name,
        completed_on: training.completedOn,
        recorded_by: training.recordedBy,
        recorded_at: `${training.completedOn}T12:00:00Z`,
      })),
    ],
    [
      'programme.course',
      demo.courses.map((course) => ({
        id: course.id,
        ...ofPerson(course.participantId),
        opened_on: course.openedOn,
        opened_by: course.openedBy,
        closed_on: course.closedOn,
        close_reason: course.closeReason,
      })),
    ],
    ['programme.match', matches.map(({ row }) => ({ ...row, ...ofCourse(String(row['course_id'])) }))],
    [
      'programme.assignment',
      demo.assignments.map((assignment) => ({
        id: assignment.id,
        ...ofCourse(assignment.courseId),
        mentor_id: assignment.mentorId,
        match_id: matchOf.get(assignment.id) ?? null,
        place: assignment.place,
        period: `[${assignment.from},${assignment.until ?? ''})`,
        end_reason: assignment.endReason,
      })),
    ],
    ['programme.contact', demo.contacts.map((contact) => contactRow(contact, ofCourse(contact.courseId)))],
    [
      'programme.contact_mentor',
      demo.contacts.flatMap((contact) =>
        contact.mentorIds.map((mentor_id) => {
          const { organisation_id, branch_id } = ofCourse(contact.courseId);
          return { contact_id: contact.id, mentor_id, organisation_id, branch_id };
        }),
      ),
    ],
    [
      'programme.concern',
      demo.contacts
        .filter((contact) => contact.concern)
        .map((contact) => concernRow(contact, ofCourse(contact.courseId), demo)),
    ],
    [
      'programme.schedule_item',
      scheduleRows(demo).map((row) => ({ ...row, ...ofCourse(String(row['course_id'])) })),
    ],
  ];
};

const identityRow = (organisation_id: string, person_id: string, cpr: string, secrets: Secrets): Row => {
  // The demo's numbers are nobody's: sixty is added to the day, so they read as a number only in form.
  const digits = parseCpr(cpr)?.digits ?? cpr.replaceAll(/\D/gu, '');
  return {
    person_id,
    organisation_id,
    cpr_sealed: bytes(secrets.seal('cpr', digits)),
    cpr_fingerprint: bytes(secrets.fingerprint('cpr', digits)),
  };
};

const contactRow = (contact: DemoContact, place: Row): Row => ({
  id: contact.id,
  ...place,
  held_on: contact.heldOn,
  mode: contact.mode,
  kept: contact.kept,
  minutes: contact.minutes,
  life_areas: contact.lifeAreas,
  note: contact.note,
  concern: contact.concern,
  logged_by: contact.loggedBy,
  logged_at: contact.loggedAt,
});

const concernRow = (contact: DemoContact, place: Row, demo: DemoProgramme): Row => {
  const today = Temporal.PlainDate.from(demo.today);
  const open = Temporal.PlainDate.from(contact.heldOn).until(today).days <= concernDays;
  return {
    id: idOf('concern', contact.id),
    ...place,
    contact_id: contact.id,
    text: contact.note,
    raised_by: contact.loggedBy,
    raised_at: contact.loggedAt,
    handled_by: open ? null : 'demo',
    handled_at: open ? null : contact.loggedAt,
    handled_note: open ? null : 'Talt med mentoren og deltageren.',
  };
};
