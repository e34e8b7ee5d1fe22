import { randomUUID } from 'node:crypto';
import { codeFrom } from '../sign-in.ts';
import {
  aboutSubject,
  another,
  inOwnPlace,
  type Presser,
  type SampleMaker,
  type Stage,
  withPassword,
} from './sample.ts';
import { addColleague, addInvitation, addSetupLink, freshEmail } from './things.ts';

const password = 'fire tilfældige ord her';

let hashed: Promise<string> | undefined;
/** Slow on purpose, so one for all. */
const passwordHash = ({ house }: Stage): Promise<string> => {
  hashed ??= house.parts.house.accounts.hashPassword(password);
  return hashed;
};

/** An account with a password and no second factor. */
const addAccount = async (stage: Stage): Promise<string> => {
  const [user, email] = [randomUUID(), freshEmail()];
  await stage.house.owner.query(`insert into auth."user" (id, name, email) values ($1, 'Prøve Konto', $2)`, [
    user,
    email,
  ]);
  await stage.house.owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $1, $2, now())`,
    [user, await passwordHash(stage)],
  );
  return email;
};

const givePassword = async ({ browser }: Presser, email: string): Promise<void> => {
  const answer = await browser.post('/sign-in', { email, password });
  if (answer.status !== 303) throw new Error(`sign-in: ${answer.status}`);
};

/** The secret that the second-factor page shows. */
const secretOf = async ({ browser }: Presser): Promise<string> => {
  const page = await browser.get('/second-factor');
  return (/class="pm-secret">([^<]+)</u.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
};

export const officeSamples: Readonly<Record<string, SampleMaker>> = {
  '/demo': inOwnPlace(async () => ({ path: '/demo', fields: {} })),
  '/demo/role': inOwnPlace(async ({ demo }, { user }) => ({
    path: '/demo/role',
    fields: { role: demo.mentor },
    ...(user === demo.coordinator
      ? {}
      : { refused: { status: 404, because: 'only somebody of a demo organisation changes roles' } as const }),
  })),
  '/sign-in': withPassword(async (stage) => ({
    path: '/sign-in',
    fields: { email: await addAccount(stage), password },
  })),
  '/sign-in/code': withPassword(async (stage, presser) => {
    const email = await addAccount(stage);
    await givePassword(presser, email);
    const secret = await secretOf(presser);
    // On the stroke of a half minute the code before is too old; the next one is not.
    for (let tries = 0, done = 422; tries < 2 && done !== 303; tries++)
      done = (await presser.browser.post('/second-factor', { code: codeFrom(secret, -1) })).status;
    await presser.browser.post('/sign-out', {});
    await givePassword(presser, email);
    return { path: '/sign-in/code', fields: { code: codeFrom(secret) } };
  }),
  '/branches': inOwnPlace(async (_, { home }) => ({
    path: '/branches',
    fields: { branch: home.branch, writing: 'open' },
  })),
  '/sign-out': inOwnPlace(async (_, { browser }) => {
    await browser.post('/demo', {});
    return { path: '/sign-out', fields: {} };
  }),
  '/second-factor': withPassword(async (stage, presser) => {
    await givePassword(presser, await addAccount(stage));
    return { path: '/second-factor', fields: { code: codeFrom(await secretOf(presser)) } };
  }),
  '/prove': withPassword(async (stage, presser) => {
    await givePassword(presser, await addAccount(stage));
    const secret = await secretOf(presser);
    for (let tries = 0, done = 422; tries < 2 && done !== 303; tries++)
      done = (await presser.browser.post('/second-factor', { code: codeFrom(secret, -1) })).status;
    return { path: '/prove', fields: { code: codeFrom(secret) } };
  }),
  '/setup/:token': withPassword(async (stage) => ({
    path: `/setup/${await addSetupLink(stage)}`,
    fields: {
      organisation: 'Endnu en',
      branches: 'Nord: Skagen',
      prisons: 'Horserød: åbent',
      name: 'Prøve Administrator',
      email: freshEmail(),
      password,
    },
    refused: { status: 409, because: 'the organisation of this installation is set up already' },
  })),
  '/setup/:token/administrator': withPassword(async (stage) => ({
    path: `/setup/${await addSetupLink(stage)}/administrator`,
    fields: { name: 'Prøve Administrator', email: freshEmail(), password },
  })),
  '/invitation/:token': withPassword(async (stage) => ({
    path: `/invitation/${(await addInvitation(stage, freshEmail())).token}`,
    fields: { password },
  })),
  '/invitation/:token/accept': inOwnPlace(async (stage) => ({
    path: `/invitation/${(await addInvitation(stage, await addAccount(stage))).token}/accept`,
    fields: {},
  })),
  '/users/invite': inOwnPlace(async () => ({
    path: '/users/invite',
    fields: { name: 'Prøve Ny', email: freshEmail(), role: 'programme-lead', branch: '' },
  })),
  '/users/withdraw': aboutSubject(async (stage) => ({
    path: '/users/withdraw',
    fields: { invitation: (await addInvitation(stage, freshEmail())).id },
  })),
  '/users/end': aboutSubject(async (stage) => ({
    path: '/users/end',
    fields: { role: (await addColleague(stage, 'programme-lead')).membership },
  })),
  '/users/reset': aboutSubject(async (stage) => ({
    path: '/users/reset',
    fields: { account: (await addColleague(stage, 'programme-lead')).user },
  })),
  '/outbox/:mailId/again': aboutSubject(async ({ house }) => {
    const mail = randomUUID();
    await house.owner.query(
      `insert into office.mail (id, organisation_id, recipient, subject, body)
       values ($1, $2, 'en@test.invalid', $3, 'Hej')`,
      [mail, house.ids.organisation, `Prøve ${another()}`],
    );
    return { path: `/outbox/${mail}/again`, fields: {} };
  }),
};
