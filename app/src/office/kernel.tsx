import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Actor, ChangeRequest, Register } from '../platform/database/register.ts';
import type { Assets } from '../platform/http/assets.ts';
import { asRead, FormError, type PostedForm, readForm } from '../platform/http/form.ts';
import type { Log } from '../platform/log.ts';
import { type FormErrors, hiddenFields, type Lang, type PageContext, type PageNotice } from '../ui/index.ts';
import { allows, entersAsMentor } from './access.ts';
import { closedBranch } from './branches/closed.ts';
import { cookieName, cookieOptions } from './cookies.ts';
import { type ErrorKind, ErrorPage } from './error-page.tsx';
import { formWords } from './form-words.ts';
import type { House } from './house.ts';
import { navigationOf } from './navigation.ts';
import { cardOf, participantCookie, participantCookieName } from './participant/cookie.ts';
import { type ProofAge, proofFirst } from './prove/proof.ts';
import { Absent, Refused } from './refused.ts';
import { leadBack } from './reload.ts';
import type { Rejected, Reply, Route, RouteContext } from './route.ts';
import { nobody, type Viewer } from './viewer.ts';

type OpenRegister = (actor: Actor, request: ChangeRequest) => Register;

/** What a one-time link stands for: it has no account, but it belongs to an organisation. */
export interface OneTimeLink {
  readonly id: string;
  readonly organisationId: string;
  readonly organisation: LinkOrganisation;
}

/** A participant who came in with a card: no account, but a person and an organisation. */
export interface CardHolder {
  readonly cardId: string;
  readonly participantId: string;
  readonly organisationId: string;
  readonly organisation: LinkOrganisation;
}

/** Whose link or card it is: said on its pages, and above all when everything there is invented. */
interface LinkOrganisation {
  readonly name: string;
  readonly demo: boolean;
}

export interface KernelParts {
  readonly house: House;
  readonly clock: Clock;
  readonly log: Log;
  readonly assets: Assets;
  readonly registers: Readonly<
    Record<'cases' | 'mentors' | 'study' | 'doors' | 'accounts' | 'privacy', OpenRegister>
  >;
  readonly viewerOf: (headers: Headers) => Promise<Viewer>;
  readonly proofAge: ProofAge;
  /** The roles of the demo organisation that the viewer may switch between. */
  readonly demoRoles: (viewer: Viewer, lang: Lang) => Promise<PageContext['demoRoles']>;
  /** From the token in a one-time link's address to the link; undefined when there is none. */
  readonly findLink: (token: string) => Promise<OneTimeLink | undefined>;
  /** From a card to the participant who holds it; undefined when it holds no longer. */
  readonly findCard: (cardId: string) => Promise<CardHolder | undefined>;
}

const requestIdSchema = z.uuid();

/** Puts every route on the server, each with the same guards in the same order. */
export const mount = (server: Hono, routes: readonly Route[], parts: KernelParts): void => {
  for (const route of routes) {
    server.on(route.method.toUpperCase(), route.path, (http) => answer(http, route, parts));
  }
  leadBack(server, routes);
  // Faults are caught here: behind `onError` alone this answer would go out without the headers of every other.
  server.notFound((http) =>
    parts
      .viewerOf(http.req.raw.headers)
      .then((viewer) => showError(http, parts, 'not-found', viewer))
      .catch((error) => broken(error, http, parts)),
  );
  server.onError((error, http) => broken(error, http, parts));
};

const answer = async (http: Context, route: Route, parts: KernelParts): Promise<Response> => {
  let viewer = nobody;
  try {
    viewer = await parts.viewerOf(http.req.raw.headers);
    const verdict = allows(route.access, viewer);
    if (verdict === 'sign-in') return http.redirect(signInPath(http, route), 303);
    if (verdict === 'no') return await showError(http, parts, 'not-found', viewer);
    const proof = await proofFirst(route, viewer, new URL(http.req.url), parts.proofAge);
    if (proof !== undefined) return http.redirect(proof, 303);
    if (route.access.who === 'participant' && !(await admitted(http, parts)))
      return http.redirect('/me/sign-in', 303);
    const reply =
      route.method === 'get'
        ? await showPage(http, route, parts, viewer)
        : await act(http, route, parts, viewer);
    return await respond(http, reply, parts, viewer);
  } catch (error) {
    if (error instanceof Absent) return showError(http, parts, 'not-found', viewer);
    const refusal = error instanceof Refused ? error : closedBranch(error);
    if (refusal !== undefined) return showError(http, parts, 'refused', viewer, refusal);
    if (error instanceof FormError)
      return showError(http, parts, error.status === 413 ? 'too-large' : 'bad-form', viewer);
    if (error instanceof BadToken) return showError(http, parts, 'stale-form', viewer);
    return broken(error, http, parts, route);
  }
};

/** A fault of ours: the log has it under a number that its reader sees, and nothing else of it is shown. */
const broken = (error: unknown, http: Context, parts: KernelParts, route?: Route) => {
  const reference = randomBytes(5).toString('hex');
  parts.log.error({ error, reference, route: route?.path, method: route?.method }, 'request failed');
  return showError(http, parts, 'broken', nobody, undefined, reference);
};

/** Lets the holder of a card in, for another half hour. */
const admitted = async (http: Context, parts: KernelParts): Promise<boolean> => {
  const { house, clock } = parts;
  const cookie = getCookie(http, participantCookieName(house));
  const cardId = cookie === undefined ? undefined : cardOf(house, cookie, clock.now());
  const holder = cardId === undefined ? undefined : await parts.findCard(cardId);
  if (holder === undefined) return false;
  http.set('holder', holder);
  http.set('organisation', holder.organisation);
  http.header('Set-Cookie', participantCookie(house, holder.cardId, clock.now()), { append: true });
  return true;
};

const holderOf = (http: Context): CardHolder | undefined => http.get('holder') as CardHolder | undefined;

const signInPath = (http: Context, route: Route): string =>
  route.method === 'get' ? `/sign-in?next=${encodeURIComponent(new URL(http.req.url).pathname)}` : '/sign-in';

const showPage = async (http: Context, route: Route, parts: KernelParts, viewer: Viewer): Promise<Reply> => {
  const params = parseOrNothing(route.params, http.req.param());
  if (params === nothing) return { kind: 'not-found' };
  const asked = Object.fromEntries(
    Object.entries(http.req.query()).flatMap(([name, value]) =>
      name === 'lang' ? [] : [[name, asRead(value)]],
    ),
  );
  const query = parseOrNothing(route.query, asked);
  const context = await contextFor(http, route, parts, viewer, undefined);
  const reply = await route.run({
    ...context,
    params,
    query: query === nothing ? parseOrNothing(route.query, {}) : query,
    body: undefined,
  });
  if (route.audit.endsWith('.read') && reply.kind !== 'not-found') {
    const subject = Object.values(http.req.param())[0];
    await context.cases.note({ action: route.audit, subject });
  }
  return reply;
};

const act = async (http: Context, route: Route, parts: KernelParts, viewer: Viewer): Promise<Reply> => {
  const params = parseOrNothing(route.params, http.req.param());
  if (params === nothing) return { kind: 'not-found' };
  refuseForeignOrigin(http);
  const form = await readForm(http, route.limit);
  const token = csrfOf(http, parts, viewer);
  if (!parts.house.secrets.verify('csrf', token.visit, form.values['_csrf'] ?? '')) throw new BadToken();
  const requestId = requestIdSchema.safeParse(form.values['_request']).data;
  const known = { ...(await contextFor(http, route, parts, viewer, requestId)), params, query: undefined };
  const warned = form.values[hiddenFields.warned];
  const context = { ...known, page: { ...known.page, warned } };
  const parsed = route.body?.safeParse(plain(form), { error: formWords });
  const warning = parsed?.success ? await route.warns?.look({ ...context, body: parsed.data }) : undefined;
  const seen = warning === undefined ? undefined : seenAs(warning);
  const taken = seen === undefined || seen === warned;
  if (parsed?.success && taken) return route.run({ ...context, body: parsed.data });
  if (route.rejected === undefined) throw new FormError(400);
  const page = taken ? context.page : { ...context.page, warned: seen };
  const rejected = rejection(form, parsed?.error, context.lang);
  return route.rejected(
    { ...context, page, body: undefined },
    { ...rejected, errors: warning ?? rejected.errors },
  );
};

/** A warning as the form carries it: another as soon as there is something else to say; nothing where there is nothing. */
const seenAs = (warning: FormErrors): string | undefined =>
  Object.keys(warning).length === 0
    ? undefined
    : createHash('sha256').update(JSON.stringify(warning)).digest('base64url').slice(0, 22);

class BadToken extends Error {}

/** A browser says where a form comes from: another site's is refused before it is read. */
const refuseForeignOrigin = (http: Context): void => {
  const site = http.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new BadToken();
  const origin = http.req.header('origin');
  if (origin === undefined || origin === 'null') return;
  const host = http.req.header('host');
  if (URL.parse(origin)?.host !== host) throw new BadToken();
};

const nothing = Symbol('did not parse');

const parseOrNothing = (schema: z.ZodType | undefined, value: unknown): unknown => {
  if (schema === undefined) return {};
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : nothing;
};

const carried = new Set<string>(Object.values(hiddenFields));

/** Fields for the schema: a name that came once is a text, a name ending in [] or repeated is a list. */
const plain = (form: PostedForm): Record<string, unknown> => {
  const fields: Record<string, unknown> = { ...form.files };
  for (const [name, list] of Object.entries(form.lists)) {
    if (carried.has(name)) continue;
    if (name.endsWith('[]')) fields[name.slice(0, -2)] = list;
    else fields[name] = list.length === 1 ? list[0] : list;
  }
  return fields;
};

const rejection = (form: PostedForm, error: z.ZodError | undefined, lang: Lang): Rejected => {
  const errors: Record<string, string> = {};
  for (const issue of error?.issues ?? []) {
    const name = issue.code === 'unrecognized_keys' ? '' : String(issue.path[0] ?? '');
    errors[name] ??= inLanguage(issue.message, lang);
  }
  const lists = Object.fromEntries(
    Object.entries(form.lists).map(([name, list]) => [name.replace(/\[\]$/u, ''), list]),
  );
  return { errors, values: form.values, lists };
};

/** Messages in schemas are written `dansk | english`. */
const inLanguage = (message: string, lang: Lang): string => {
  const [da, en] = message.split(' | ');
  return (lang === 'en' ? en : da) ?? message;
};

const contextFor = async (
  http: Context,
  route: Route,
  parts: KernelParts,
  viewer: Viewer,
  requestId: string | undefined,
): Promise<Omit<RouteContext<unknown, unknown, unknown>, 'params' | 'query' | 'body'>> => {
  const lang = langOf(http, parts);
  const token = http.req.param('token');
  const link = route.access.who === 'link' && token !== undefined ? await parts.findLink(token) : undefined;
  if (link !== undefined) http.set('organisation', link.organisation);
  const holder = holderOf(http);
  const actor: Actor = {
    userId: link === undefined && holder === undefined ? viewer.userId : '',
    organisationId: link?.organisationId ?? holder?.organisationId ?? viewer.organisation?.id,
    linkId: link?.id,
    participantId: holder?.participantId,
  };
  const request: ChangeRequest = { action: `${route.method} ${route.path}`, requestId };
  return {
    viewer,
    participant: holder?.participantId,
    lang,
    say: (text) => text[lang],
    page: await pageContext(http, parts, viewer, lang),
    newRequestId: randomUUID(),
    clock: parts.clock,
    cases: parts.registers[entersAsMentor(route.access, viewer) ? 'mentors' : 'cases'](actor, request),
    study: parts.registers.study(actor, request),
    doors: parts.registers.doors(actor, request),
    accounts: parts.registers.accounts(actor, request),
    privacy: parts.registers.privacy(actor, request),
    house: parts.house,
    http,
  };
};

/** The form token is bound to this visit and this session: a new session makes old tokens worthless. */
const csrfOf = (http: Context, parts: KernelParts, viewer: Viewer): { visit: string; token: string } => {
  const name = cookieName(parts.house, 'visit');
  let cookie = getCookie(http, name) ?? (http.get('visit') as string | undefined);
  if (cookie === undefined) {
    cookie = randomBytes(16).toString('base64url');
    setCookie(http, name, cookie, cookieOptions(parts.house));
    http.set('visit', cookie);
  }
  const visit = `${cookie} ${viewer.sessionId}`;
  return { visit, token: parts.house.secrets.sign('csrf', visit) };
};

const isLang = (value: string | undefined): value is Lang => value === 'da' || value === 'en';

const langOf = (http: Context, parts: KernelParts): Lang => {
  const name = cookieName(parts.house, 'lang');
  const asked = http.req.query('lang');
  if (isLang(asked)) {
    setCookie(http, name, asked, cookieOptions(parts.house, 31_536_000));
    return asked;
  }
  const kept = getCookie(http, name);
  return isLang(kept) ? kept : 'da';
};

const noticeSchema = z.object({
  kind: z.enum(['done', 'info', 'warning']),
  text: z.string(),
  undo: z
    .object({
      action: z.string().startsWith('/'),
      fields: z.record(z.string(), z.string()),
      text: z.string(),
    })
    .optional(),
});

const takeNotice = (http: Context, parts: KernelParts): PageNotice | undefined => {
  const name = cookieName(parts.house, 'notice');
  const [body, signature] = (getCookie(http, name) ?? '').split('.');
  if (!body || !signature) return undefined;
  setCookie(http, name, '', { ...cookieOptions(parts.house), maxAge: 0 });
  if (!parts.house.secrets.verify('notice', body, signature)) return undefined;
  return noticeSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))).data;
};

const leaveNotice = (http: Context, parts: KernelParts, notice: PageNotice): void => {
  const body = Buffer.from(JSON.stringify(notice)).toString('base64url');
  const value = `${body}.${parts.house.secrets.sign('notice', body)}`;
  setCookie(http, cookieName(parts.house, 'notice'), value, cookieOptions(parts.house, 60));
};

const pageContext = async (
  http: Context,
  parts: KernelParts,
  viewer: Viewer,
  lang: Lang,
): Promise<PageContext> => {
  const url = new URL(http.req.url);
  const holder = holderOf(http);
  const ofLink = http.get('organisation') as LinkOrganisation | undefined;
  return Object.freeze({
    lang,
    path: `${url.pathname}${url.search}`,
    csrf: csrfOf(http, parts, viewer).token,
    nonce: '',
    user:
      viewer.userId === '' || holder !== undefined
        ? undefined
        : {
            name: viewer.name,
            roles: viewer.memberships.map((one) => ({ role: one.role, branch: one.branchName })),
          },
    nav: holder === undefined ? navigationOf(viewer, lang, url.pathname) : [],
    organisation: ofLink ?? viewer.organisation,
    demoRoles:
      holder === undefined && viewer.organisation?.demo === true
        ? await parts.demoRoles(viewer, lang)
        : undefined,
    notice: http.req.method === 'GET' ? takeNotice(http, parts) : undefined,
    assets: { css: parts.assets.css, js: parts.assets.js },
  });
};

const respond = async (
  http: Context,
  reply: Reply,
  parts: KernelParts,
  viewer: Viewer,
): Promise<Response> => {
  http.header('Cache-Control', 'no-store');
  switch (reply.kind) {
    case 'page':
      return http.html(String(await reply.body), reply.status);
    case 'redirect': {
      if (reply.notice !== undefined) leaveNotice(http, parts, reply.notice);
      for (const cookie of reply.cookies ?? []) http.header('Set-Cookie', cookie, { append: true });
      return http.redirect(reply.to, 303);
    }
    case 'file': {
      http.header('Content-Type', reply.type);
      const how = reply.inline === true ? 'inline' : 'attachment';
      http.header('Content-Disposition', `${how}; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
      http.header('X-Content-Type-Options', 'nosniff');
      return http.body(reply.content);
    }
    case 'not-found':
      return showError(http, parts, 'not-found', viewer);
  }
};

const statusOf: Readonly<Record<ErrorKind, 400 | 403 | 404 | 409 | 413 | 500>> = {
  'not-found': 404,
  refused: 409,
  'too-large': 413,
  'bad-form': 400,
  'stale-form': 403,
  broken: 500,
};

/** A page that says what happened, what is safe and what to do; never a stack, a query or a path. */
const showError = async (
  http: Context,
  parts: KernelParts,
  kind: ErrorKind,
  viewer: Viewer,
  refusal?: Refused,
  reference?: string,
): Promise<Response> => {
  const lang = langOf(http, parts);
  // The frame must not need the database: it may be what broke.
  const seen = kind === 'broken' ? nobody : viewer;
  const page = await pageContext(http, parts, seen, lang);
  http.header('Cache-Control', 'no-store');
  const body = <ErrorPage page={page} kind={kind} words={refusal?.words[lang]} reference={reference} />;
  return http.html(String(await body), statusOf[kind]);
};
