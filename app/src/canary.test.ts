import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openComposed, setUpOrganisation } from '../test/composed.ts';
import { freshToken } from '../test/samples/things.ts';
import { fixedClock } from './platform/clock.ts';

/** Invented values that stand nowhere else: whatever of them is in the log came from a form or from the database. */
const canary = {
  name: 'Kanarie Fuglsang',
  cpr: '010190-4321',
  note: 'Sidder og nynner i vinduet',
  referrer: 'Vogter Burmand',
  contact: 'vogter@bur.invalid',
  mail: 'kirsten.kanin@bur.invalid',
  administrator: 'Kirsten Kanin',
  phone: '+45 70 12 34 56',
  address: 'Fuglevænget 12',
} as const;

const written = (lines: readonly string[]): readonly string[] =>
  Object.values(canary).filter((value) =>
    lines.some((line) => line.includes(value) || line.includes(value.replaceAll(/[- ]/gu, ''))),
  );

test('what people write never reaches the log, whether it goes well, is refused or breaks', async () => {
  const lines: string[] = [];
  const outputs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((...said) => void lines.push(said.map(String).join(' '))),
  );
  const composed = await openComposed({
    clock: fixedClock(Temporal.PlainDate.from('2026-11-22')),
    log: { write: (line) => void lines.push(line) },
  });
  try {
    const { visitor } = await setUpOrganisation(composed, canary.mail, canary.administrator);
    const link = await referralLink(composed);
    const prisoner = composed.visitor();
    const form = {
      name: canary.name,
      cpr: canary.cpr,
      town: (await composed.owner.query('select id from office.town order by name limit 1')).rows[0].id,
      certainty: 'unknown',
      whyUnknown: 'pending-case',
      personKnows: 'yes',
      releaseDate: '',
      kind: 'expected',
      language: 'da',
      referrerName: canary.referrer,
      referrerContact: `${canary.contact} ${canary.phone} ${canary.address}`,
      note: canary.note,
    };
    const refused = await prisoner.post(link, link, { ...form, town: canary.address });
    expect(refused.status).toBe(422);
    const done = await prisoner.post(link, link, form);
    expect(done.status).toBe(200);
    const invited = { name: canary.name, email: canary.contact, role: 'programme-lead', branch: '' };
    expect((await visitor.post('/users/invite', '/users/invite', invited)).status).toBe(303);
    await composed.visitor().post('/sign-in', '/sign-in', { email: canary.mail, password: canary.note });

    // A database that breaks in the middle may tell what it was given.
    await composed.owner.query(
      `create function public.tell() returns trigger language plpgsql as $$ begin
         raise exception 'cannot keep %', to_jsonb(new) using detail = to_jsonb(new)::text; end $$;
       create trigger tells before insert on programme.referral for each row execute function public.tell();
       create trigger tells before insert on office.invitation for each row execute function public.tell();`,
    );
    const again = await referralLink(composed);
    expect((await prisoner.post(again, again, form)).status).toBe(500);
    expect(
      (await visitor.post('/users/invite', '/users/invite', { ...invited, email: `anden.${canary.contact}` }))
        .status,
    ).toBe(500);
  } finally {
    await composed.close();
    for (const output of outputs) output.mockRestore();
  }
  // A log without a line would prove nothing.
  expect(lines.filter((line) => line.includes('request failed')).length).toBeGreaterThanOrEqual(2);
  expect(written(lines)).toEqual([]);
  expect(written([...lines, canary.cpr.replace('-', '')])).toEqual([canary.cpr]);
});

const referralLink = async (composed: Awaited<ReturnType<typeof openComposed>>): Promise<string> => {
  const { token, hash } = freshToken();
  await composed.owner.query(
    `insert into programme.referral_link (id, organisation_id, prison_id, token_hash, expires_at)
     select $1, p.organisation_id, p.id, $2, now() + interval '1 year' from office.prison p order by p.name limit 1`,
    [randomUUID(), hash],
  );
  return `/refer/${token}`;
};
