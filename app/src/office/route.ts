import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Register } from '../platform/database/register.ts';
import type { Content, FormErrors, Lang, PageContext, PageNotice } from '../ui/index.ts';
import type { House } from './house.ts';
import type { Role, Viewer } from './viewer.ts';

/**
 * Who may use a route, and over what. `over` and `subject` make the access matrix:
 * - organisation: anybody with the role in the organisation
 * - branch: a coordinator of the subject's branch; everybody else gets 404, as for an id that does not exist
 * - own: a mentor who is assigned to the subject's course today
 * A participant comes in with a card (`participant/cookie.ts`), sees what is their own, and has no account.
 */
export type Access =
  | { readonly who: 'anyone' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'link' }
  | { readonly who: 'participant' }
  | { readonly who: readonly Role[]; readonly over: 'organisation' }
  | { readonly who: readonly Role[]; readonly over: 'branch' | 'own'; readonly subject?: Subject };

/** What an id in a path stands for; the access matrix fills it in. */
export type Subject =
  | 'referral'
  | 'person'
  | 'course'
  | 'mentor'
  | 'concern'
  | 'study'
  | 'contact'
  | 'match'
  | 'plan'
  | 'import'
  | 'expense'
  | 'link-answer'
  | 'clearance'
  | 'hold';

export type Reply =
  | {
      readonly kind: 'page';
      readonly body: Content;
      readonly status: 200 | 403 | 404 | 409 | 410 | 422 | 429 | 500;
    }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly notice?: PageNotice | undefined;
      readonly cookies?: readonly string[];
    }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly content: string | Uint8Array<ArrayBuffer>;
      readonly inline?: boolean;
    };

/** What a handler gets: who asks, for what, and the registers as this viewer may see them. */
export interface RouteContext<P, Q, B> {
  readonly viewer: Viewer;
  /** The person whose card was shown, on a participant's own pages. */
  readonly participant: string | undefined;
  readonly lang: Lang;
  /** Picks the text in the reader's language: `say({ da: '…', en: '…' })`. */
  readonly say: (text: Readonly<Record<Lang, string>>) => string;
  readonly page: PageContext;
  /** Fresh for each rendering: the form carries it, and the same one twice is one change. */
  readonly newRequestId: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly clock: Clock;
  /** The case register. */
  readonly cases: Register;
  /** The research register. */
  readonly study: Register;
  /** The doors between them; only `doors/` may use it. */
  readonly doors: Register;
  /** Accounts and sessions; only `office/` may use it. */
  readonly accounts: Register;
  /** Everything that is held about one person, for who looks after their rights; only `privacy/` may use it. */
  readonly privacy: Register;
  readonly house: House;
  readonly http: HonoContext;
}

/** A form that did not parse: what is wrong where, and what the person had written. */
export interface Rejected {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/**
 * What may stand in a form and is better written otherwise: the form comes back once with the words beside its fields,
 * and is taken when it is sent again.
 */
export interface Warning<Context> {
  readonly fields: readonly string[];
  readonly look: (context: Context) => Promise<FormErrors>;
}

interface GetOptions<P, Q> {
  readonly access: Access;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly proof?: 'recent';
  /** The audit action of a read that must be logged, or why none is needed. */
  readonly reads: `${string}.read` | 'nothing sensitive';
  readonly show: (context: RouteContext<P, Q, undefined>) => Promise<Reply>;
}

interface PostOptions<P, B> {
  readonly access: Access;
  readonly params?: z.ZodType<P>;
  /** Strict: a field that the form does not have is refused. */
  readonly body: z.ZodType<B>;
  /** The audit action. */
  readonly audit: string;
  readonly proof?: 'recent';
  /** At most this many bytes; 64 KiB unless said. */
  readonly limit?: number;
  readonly warns?: Warning<RouteContext<P, undefined, B>>;
  readonly act: (context: RouteContext<P, undefined, B>) => Promise<Reply>;
  /** Shows the form again with the errors beside the fields. */
  readonly rejected: (context: RouteContext<P, undefined, undefined>, rejected: Rejected) => Promise<Reply>;
}

export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly access: Access;
  /** Audit action of a change, or of a read; 'nothing sensitive' for the rest. */
  readonly audit: string;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** Whether the viewer must have proved who they are within the last minutes. */
  readonly proof: 'recent' | undefined;
  readonly limit: number;
  readonly warns: Warning<RouteContext<unknown, undefined, unknown>> | undefined;
  readonly run: (context: RouteContext<unknown, unknown, unknown>) => Promise<Reply>;
  readonly rejected:
    | ((context: RouteContext<unknown, undefined, undefined>, rejected: Rejected) => Promise<Reply>)
    | undefined;
}

/** A page: without access rule and word about what it reads it does not compile. */
export const get = <P = unknown, Q = unknown>(path: string, options: GetOptions<P, Q>): Route =>
  Object.freeze({
    method: 'get',
    path,
    access: options.access,
    audit: options.reads,
    params: options.params,
    query: options.query,
    body: undefined,
    proof: options.proof,
    limit: 0,
    warns: undefined,
    run: options.show as Route['run'],
    rejected: undefined,
  });

/** A change: without access rule, strict schema, audit name and a way to show errors it does not compile. */
export const post = <P, B>(path: string, options: PostOptions<P, B>): Route =>
  Object.freeze({
    method: 'post',
    path,
    access: options.access,
    audit: options.audit,
    params: options.params,
    query: undefined,
    body: options.body,
    proof: options.proof,
    limit: options.limit ?? 65_536,
    warns: options.warns as Route['warns'],
    run: options.act as Route['run'],
    rejected: options.rejected as Route['rejected'],
  });

export const view = (body: Content, status: 200 | 403 | 404 | 409 | 410 | 422 | 429 = 200): Reply => ({
  kind: 'page',
  body,
  status,
});
/** After a change: back to a page, with a word about what happened. */
export const redirect = (to: string, notice?: PageNotice): Reply => ({ kind: 'redirect', to, notice });
/** The same answer for what does not exist and for what this viewer may not know of. */
export const notFound: Reply = Object.freeze({ kind: 'not-found' });
/** A form's errors beside its fields, with what was written kept. */
export const rejectedForm = (body: Content): Reply => ({ kind: 'page', body, status: 422 });
