import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Composed,
  goodPassword,
  openComposed,
  setSecondFactor,
  setUpOrganisation,
  type Visitor,
} from '../../../test/composed.ts';

let composed: Composed;
let administrator: Visitor;
beforeAll(async () => {
  composed = await openComposed();
  ({ visitor: administrator } = await setUpOrganisation(composed));
});
afterAll(() => composed.close());

const rows = async (query: string, values: readonly unknown[] = []) =>
  (await composed.owner.query(query, [...values])).rows;
const branchId = async (name = 'Aarhus') =>
  (await rows('select id from office.branch where name = $1', [name]))[0].id as string;

const invite = (fields: Readonly<Record<string, string>>, by = administrator) =>
  by.post('/users/invite', '/users/invite', {
    name: 'Ida Ågård',
    email: 'ida@test.invalid',
    role: 'programme-lead',
    branch: '',
    ...fields,
  });

/** The path of the link in the newest mail to somebody. */
const linkTo = async (email: string): Promise<string> => {
  const [mail] = await rows(
    'select body from office.mail where recipient = $1 order by created_at desc limit 1',
    [email],
  );
  return /\/invitation\/[\w-]{43}/u.exec(mail?.body ?? '')?.[0] ?? '';
};

/** Invites somebody and lets them accept; gives their browser. */
const colleague = async (role: string, branch = ''): Promise<{ visitor: Visitor; email: string }> => {
  const email = `${randomUUID()}@test.invalid`;
  const invited = await invite({ email, role, branch });
  if (invited.status !== 303) throw new Error(`invitation: ${invited.status}`);
  const visitor = composed.visitor();
  const link = await linkTo(email);
  const accepted = await visitor.post(link, link, { password: goodPassword });
  if (accepted.location !== '/second-factor') throw new Error(`acceptance: ${accepted.status}`);
  await setSecondFactor(visitor);
  return { visitor, email };
};

const heldBy = (email: string) =>
  rows(
    `select m.id, m.role, b.name branch, m.valid_to is null held from office.membership m
     join auth."user" u on u.id = m.user_id left join office.branch b on b.id = m.branch_id
     where u.email = $1 order by m.role`,
    [email],
  );

describe('invitations', () => {
  test('mail, role and event come together; the link makes the account with its second factor, once', async () => {
    const { visitor, email } = await colleague('coordinator', await branchId());
    expect(await heldBy(email)).toMatchObject([{ role: 'coordinator', branch: 'Aarhus', held: true }]);
    expect((await visitor.get('/')).location).toBe('/today');
    const again = composed.visitor();
    const link = await linkTo(email);
    expect((await again.get(link)).status).toBe(410);
    const [counts] = await rows(
      `select (select count(*)::int from audit.event where action = 'account.invited') invited,
              (select count(*)::int from audit.event where action = 'account.invitation-accepted') accepted,
              (select count(*)::int from office.mail where recipient = $1) mails`,
      [email],
    );
    expect(counts).toEqual({ invited: 1, accepted: 1, mails: 1 });
  });

  test('two clicks on the form are one invitation', async () => {
    const email = 'to.klik@test.invalid';
    const _request = randomUUID();
    await Promise.all([invite({ email, _request }), invite({ email, _request })]);
    expect(await rows('select 1 from office.mail where recipient = $1', [email])).toHaveLength(1);
  });

  test('a short password is refused and the invitation stays open; a withdrawn one is gone', async () => {
    const email = 'kort@test.invalid';
    await invite({ email });
    const link = await linkTo(email);
    const visitor = composed.visitor();
    const short = await visitor.post(link, link, { password: 'elleve tegn' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('mindst 12 tegn');
    const [open] = await rows('select id from office.invitation where email = $1', [email]);
    const stopped = await administrator.post('/users', '/users/withdraw', { invitation: open.id });
    expect(stopped.status).toBe(303);
    expect((await visitor.get(link)).status).toBe(410);
    expect((await visitor.post('/sign-in', link, { password: goodPassword })).status).toBe(410);
    expect(await heldBy(email)).toEqual([]);
  });

  test('expires after seven days, and ends with the rights of whoever invited', async () => {
    const email = 'sent@test.invalid';
    await invite({ email });
    const link = await linkTo(email);
    await rows(`update office.invitation set expires_at = now() - interval '1 second' where email = $1`, [
      email,
    ]);
    expect((await composed.visitor().get(link)).status).toBe(410);
    const other = await colleague('administrator');
    await invite({ email: 'arvet@test.invalid' }, other.visitor);
    const [role] = await heldBy(other.email);
    await administrator.post('/users', '/users/end', { role: role.id });
    expect((await composed.visitor().get(await linkTo('arvet@test.invalid'))).status).toBe(410);
  });

  test('an account that is there gets the role at once, without mail', async () => {
    const { email } = await colleague('programme-lead');
    const granted = await invite({ email, role: 'trial-manager' });
    expect(granted.status).toBe(303);
    expect((await heldBy(email)).map(({ role }) => role)).toEqual(['programme-lead', 'trial-manager']);
    expect(await rows('select 1 from office.mail where recipient = $1', [email])).toHaveLength(1);
  });

  test('the two sides of the blinding never meet in one person, not even by two invitations', async () => {
    const { email } = await colleague('evaluator');
    expect((await invite({ email, role: 'coordinator', branch: await branchId() })).status).toBe(409);
    const both = 'begge@test.invalid';
    await invite({ email: both, role: 'evaluator' });
    const first = await linkTo(both);
    await invite({ email: both, role: 'trial-manager' });
    const second = await linkTo(both);
    const visitor = composed.visitor();
    await visitor.post(first, first, { password: goodPassword });
    const refused = await composed.visitor().post(second, `${second}/accept`, {});
    expect(refused.status).toBe(409);
    expect((await heldBy(both)).map(({ role }) => role)).toEqual(['evaluator']);
  });

  test.each([
    [{ role: 'coordinator', branch: '' }, 'vælg den'],
    [{ role: 'evaluator', branch: 'own' }, 'lad afdelingen stå tom'],
    [{ role: 'owner' }, 'Vælg en rolle.'],
    [{ email: 'ingen' }, 'Skriv en mailadresse'],
  ])('%j is refused beside its field', async (fields, text) => {
    const branch = 'branch' in fields && fields.branch === 'own' ? { branch: await branchId() } : {};
    const page = await invite({ ...fields, ...branch });
    expect(page.status).toBe(422);
    expect(page.html).toContain(text);
  });

  test('a branch of another organisation is none', async () => {
    const other = randomUUID();
    const foreign = randomUUID();
    await rows(`insert into office.organisation (id, name, demo) values ($1, 'Demo', true)`, [other]);
    await rows(`insert into office.branch (id, organisation_id, name) values ($1, $2, 'Fremmed')`, [
      foreign,
      other,
    ]);
    expect((await invite({ role: 'coordinator', branch: foreign })).status).toBe(409);
  });
});

describe('ending a role', () => {
  test('asks first, keeps the history, and the next request of whoever has none left is nobody', async () => {
    const { visitor, email } = await colleague('coordinator', await branchId());
    expect((await visitor.get('/account')).status).toBe(200);
    const [role] = await heldBy(email);
    const asked = await administrator.get(`/users/end?role=${role.id}`);
    expect(asked.html).toContain('er ikke længere koordinator, Aarhus');
    await administrator.post('/users', '/users/end', { role: role.id });
    expect(await visitor.get('/account')).toMatchObject({
      status: 303,
      location: '/sign-in?next=%2Faccount',
    });
    expect(await heldBy(email)).toMatchObject([{ role: 'coordinator', held: false }]);
    expect(
      await rows(`select 1 from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1`, [
        email,
      ]),
    ).toEqual([]);
    expect((await administrator.post('/users', '/users/end', { role: role.id })).status).toBe(409);
  });

  test('the last administrator stays; of two who end each other at once, one does', async () => {
    const open = `select m.id from office.membership m where role = 'administrator' and valid_to is null`;
    for (const extra of (await rows(open)).slice(1))
      await administrator.post('/users', '/users/end', { role: extra.id });
    const [own] = await rows(open);
    const refused = await administrator.post('/users', '/users/end', { role: own.id });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('mindst én administrator');
    const other = await colleague('administrator');
    const [theirs] = await heldBy(other.email);
    const answers = await Promise.all([
      administrator.post('/users', '/users/end', { role: theirs.id }),
      other.visitor.post('/users', '/users/end', { role: own.id }),
    ]);
    expect(await rows(open)).toHaveLength(1);
    // Whoever came second is refused, or is nobody by then.
    expect(answers.filter(({ location }) => location === '/users')).toHaveLength(1);
    // Whoever is left goes on in the tests that follow.
    if ((await rows(open))[0].id !== own.id) administrator = other.visitor;
  });

  test('a role of another organisation does not exist', async () => {
    const organisation = randomUUID();
    const user = randomUUID();
    const role = randomUUID();
    await rows(`insert into office.organisation (id, name, demo) values ($1, 'Demo to', true)`, [
      organisation,
    ]);
    await rows(`insert into auth."user" (id, name, email) values ($1, 'Fremmed', 'fremmed@test.invalid')`, [
      user,
    ]);
    await rows(
      `insert into office.membership (id, organisation_id, user_id, role) values ($1, $2, $3, 'administrator')`,
      [role, organisation, user],
    );
    expect((await administrator.get(`/users/end?role=${role}`)).status).toBe(404);
    expect((await administrator.post('/users', '/users/end', { role })).status).toBe(404);
    expect((await administrator.get(`/users/reset?account=${user}`)).status).toBe(404);
    expect((await administrator.get('/users')).html).not.toContain('fremmed@test.invalid');
  });
});

test('a reset takes password, second factor and sessions, and the link gives new ones; the roles stay', async () => {
  const { visitor, email } = await colleague('programme-lead');
  const [user] = await rows('select id from auth."user" where email = $1', [email]);
  const asked = await administrator.get(`/users/reset?account=${user.id}`);
  expect(asked.status).toBe(200);
  const done = await administrator.post('/users', '/users/reset', { account: user.id });
  expect(done.status).toBe(303);
  expect((await visitor.get('/account')).status).toBe(303);
  const stale = composed.visitor();
  expect((await stale.post('/sign-in', '/sign-in', { email, password: goodPassword })).status).toBe(422);
  const fresh = composed.visitor();
  const link = await linkTo(email);
  const accepted = await fresh.post(link, link, { password: 'en helt ny adgangskode' });
  expect(accepted.location).toBe('/second-factor');
  await setSecondFactor(fresh);
  expect((await fresh.get('/account')).html).toContain('Programleder');
  expect((await heldBy(email)).filter(({ held }) => held)).toHaveLength(1);
});

test('only administrators see accounts', async () => {
  const { visitor } = await colleague('data-protection-officer');
  for (const path of ['/users', '/users/invite']) expect((await visitor.get(path)).status).toBe(404);
  expect((await invite({}, visitor)).status).toBe(404);
});
