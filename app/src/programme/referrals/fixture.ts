import { randomUUID } from 'node:crypto';
import type { Answer, TestHouse } from '../../../test/house.ts';

type Side = 'A' | 'B';
type Fields = Readonly<Record<string, string>>;

/** A new one-time link of a coordinator; gives its path. */
export const makeLink = async (house: TestHouse): Promise<string> => {
  const made = await house
    .as('coordinatorA')
    .post('/referral-links/new', { prison: house.ids.prison, contactName: '' });
  return /\/refer\/[\w-]+/u.exec(made.html)?.[0] ?? '';
};

/** What an invented prison contact writes of an invented person. */
export const writtenOf = (house: TestHouse, side: Side, more: Fields = {}): Fields => ({
  name: 'Mikkel Sørensen',
  cpr: '12.3.1990',
  language: 'da',
  personKnows: 'yes',
  certainty: 'likely',
  releaseDate: '2027-02-01',
  whyUnknown: '',
  kind: 'expected',
  town: side === 'A' ? house.ids.townA : house.ids.townB,
  referrerName: 'Socialrådgiver Prøve',
  referrerContact: '12 34 56 78',
  note: '',
  ...more,
});

export interface Referred {
  /** Path of the link. */
  readonly link: string;
  readonly id: string;
  /** Path of the referral. */
  readonly path: string;
  readonly number: string;
  readonly person: string;
  /** What the one who refers got to see. */
  readonly answer: Answer;
}

/** Sends a form, and once more where it comes back with a question, as who means it does. */
export const sendTwice = async (house: TestHouse, path: string, fields: Fields): Promise<Answer> => {
  const first = await house.as('nobody').post(path, fields);
  const warned = /name="_warned" value="([^"]+)"/u.exec(first.html)?.[1];
  return warned === undefined ? first : house.as('nobody').post(path, { ...fields, _warned: warned });
};

/** Hands somebody in through a new link. */
export const refer = async (house: TestHouse, side: Side, more: Fields = {}): Promise<Referred> => {
  const link = await makeLink(house);
  const answer = await sendTwice(house, link, writtenOf(house, side, more));
  const number = /\bPM-\d{4,}\b/u.exec(answer.html)?.[0] ?? '';
  const { rows } = await house.owner.query('select id, person_id from programme.referral where number = $1', [
    number,
  ]);
  const id = String(rows[0]?.id);
  return { link, id, path: `/referrals/${id}`, number, person: String(rows[0]?.person_id), answer };
};

/** A page without what differs each time it is drawn. */
export const withoutNumbers = (html: string): string =>
  html
    .replaceAll(/PM-\d+/gu, 'PM')
    .replaceAll(/\/refer\/[\w-]+/gu, '/refer')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'id');

/** Asks the prison about an invented mentor of branch A through a referral's link; gives the request's id and the mentor's. */
export const askForVisit = async (
  house: TestHouse,
  name: string,
  referral: string,
): Promise<{ readonly request: string; readonly mentor: string }> => {
  const { owner, ids, clock } = house;
  const [request, mentor] = [randomUUID(), randomUUID()];
  await owner.query(
    `insert into programme.mentor (id, organisation_id, branch_id, name, birth_date, town_id, stage, stage_since)
     values ($1, $2, $3, $4, '1980-01-01', $5, 'approved', '2026-01-01')`,
    [mentor, ids.organisation, ids.branchA, name, ids.townA],
  );
  await owner.query(
    `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, referral_id, sent_on, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $7, '2026-11-01', 'test', $6)`,
    [request, ids.organisation, ids.branchA, mentor, ids.prison, clock.now().toString(), referral],
  );
  return { request, mentor };
};
