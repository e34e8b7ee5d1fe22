import type { Child } from 'hono/jsx';

/** The two languages of every page; Danish comes first. */
export type Lang = 'da' | 'en';

/** Anything that may stand inside an element: text, a number, JSX, a list of them, or nothing. */
export type Content = Child;

/** A text in both languages, kept beside the component that says it. */
export type Words<T extends string> = Readonly<Record<Lang, Readonly<Record<T, string>>>>;

/** Field name -> sentence a person reads. The key '' is an error of the whole form. */
export type FormErrors = Readonly<Record<string, string>>;

/** What was just done, with the way back where there is one. */
export interface PageNotice {
  readonly kind: 'done' | 'info' | 'warning';
  readonly text: string;
  readonly undo?:
    | {
        readonly action: string;
        readonly fields: Readonly<Record<string, string>>;
        readonly text: string;
      }
    | undefined;
}

/** What every page needs to know about the request; one frozen object, made once per request. */
export interface PageContext {
  readonly lang: Lang;
  /** Path with query, as asked for; the language switch comes back to it. */
  readonly path: string;
  readonly csrf: string;
  readonly nonce: string;
  readonly user?:
    | {
        readonly name: string;
        readonly roles: readonly { readonly role: string; readonly branch?: string | undefined }[];
      }
    | undefined;
  readonly nav: readonly { readonly href: string; readonly text: string; readonly current: boolean }[];
  readonly organisation?: { readonly name: string; readonly demo: boolean } | undefined;
  /** The role switcher; only demo organisations have one. */
  readonly demoRoles?:
    | readonly { readonly id: string; readonly text: string; readonly current: boolean }[]
    | undefined;
  readonly notice?: PageNotice | undefined;
  /** The warning that the form came back with; its forms carry it, so that the same again is taken. */
  readonly warned?: string | undefined;
  readonly assets: { readonly css: string; readonly js: string };
}

/** The addresses the frame itself links or posts to. The application serves them. */
export const frameRoutes = Object.freeze({
  home: '/',
  /** The own account: name, roles, sign-out. */
  account: '/account',
  /** POST, no fields: ends the session. */
  signOut: '/sign-out',
  /** POST, field `role`: demo organisations only. */
  demoRole: '/demo/role',
  /** Query parameter on any page: `?lang=da` or `?lang=en`. */
  langParameter: 'lang',
});

/** Hidden fields every form carries. */
export const hiddenFields = Object.freeze({ csrf: '_csrf', request: '_request', warned: '_warned' });
