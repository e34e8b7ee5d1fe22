import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, type RouteContext } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { idParams } from '../../../programme/mentors/fields.ts';
import { formatDate } from '../../../ui/index.ts';
import { guardians } from '../../access.ts';
import { keptSentences } from '../../retention/policy.ts';
import { policyNow } from '../../retention/store.ts';
import { findSubject } from '../../subject.ts';
import { asJson, ownData } from '../copy.ts';
import { Copy } from '../html.tsx';
import { findRequest, noteCopy } from '../store.ts';
import { texts } from '../texts.ts';

const schema = z.strictObject({
  format: z.enum(['html', 'json']),
  language: z.enum(['da', 'en']),
  gives: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
});

const types = { html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

type Context = Pick<
  RouteContext<{ readonly id: string }, undefined, z.output<typeof schema>>,
  'params' | 'body' | 'clock' | 'house'
>;

/** The file, and what is noted of it. */
const make = async (db: Database, { params, body, clock, house }: Context) => {
  const { format, language } = body;
  const request = await findRequest(db, params.id);
  if (request === undefined) throw new Absent('no-such-request');
  if (request.outcome !== undefined)
    throw new Refused('request-closed', { da: texts.da.closedBefore, en: texts.en.closedBefore });
  const subject = await findSubject(db, request.kind, request.subjectId);
  if (subject === undefined) throw new Absent('no-such-person');
  const data = await ownData(db, subject, language, new Set(body.gives), house.secrets);
  const day = formatDate(language, clock.today());
  const policy = await policyNow(db, subject.organisationId, clock.today());
  const kept = keptSentences(language, policy, subject.kind);
  const content =
    format === 'json'
      ? asJson(data, language)
      : `<!doctype html>${await (<Copy data={data} lang={language} day={day} kept={kept} />)}`;
  const hash = createHash('sha256').update(content).digest('hex');
  return { content, subject, noted: { format, hash, rows: data.rows, heldBack: data.heldBack } };
};

/** Makes the copy and hands it out; of it stay a hash and the counts. */
export const makeCopy = post('/privacy/requests/:id/copy', {
  access: guardians,
  params: idParams,
  body: schema,
  audit: 'access-request.copied',
  act: async (context) => {
    const { privacy, params, body, viewer, clock } = context;
    let content: string | undefined;
    await privacy.change(
      ({ subject, ...detail }: { readonly subject: string; readonly [fact: string]: string | number }) => ({
        action: 'access-request.copied',
        subject,
        detail: { request: params.id, ...detail },
      }),
      async (db) => {
        const made = await make(db, context);
        const copy = { requestId: params.id, organisationId: made.subject.organisationId, ...made.noted };
        await noteCopy(db, copy, { by: viewer.userId, now: clock.now() });
        content = made.content;
        return { subject: made.subject.id, ...made.noted };
      },
    );
    // The second press of the same button: noted already, and made again.
    content ??= (await privacy.read((db) => make(db, context))).content;
    const name = `primus-motor-${clock.today()}.${body.format}`;
    return { kind: 'file', name, type: types[body.format], content };
  },
  rejected: async () => notFound,
});
