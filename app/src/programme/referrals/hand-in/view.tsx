import {
  Button,
  Form,
  type FormErrors,
  formatDate,
  type PageContext,
  PublicPage,
} from '../../../ui/index.ts';
import { draftBasis } from '../draft/newer.ts';
import type { Draft } from '../draft/store.ts';
import { lastDayOf } from '../link-state.ts';
import { PersonFields, ReferrerFields, ReleaseFields } from './fields.tsx';
import { Parts } from './part-list.tsx';
import { texts } from './texts.ts';

export interface HandInPageProps {
  readonly page: PageContext;
  readonly action: string;
  readonly link: {
    readonly id: string;
    readonly prison: string;
    readonly organisation: string;
    readonly expires_at: Temporal.Instant;
  };
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  readonly draft?: { readonly savedAt: Temporal.Instant; readonly fields: Draft } | undefined;
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly requestId?: string | undefined;
}

export const headings = { person: 'part-person', release: 'part-release', you: 'part-you' } as const;

/** One page, twelve fields: what a prison contact knows without looking it up twice. */
export function HandInPage(props: HandInPageProps) {
  const { page, action, link, towns, draft, errors, values = {}, requestId } = props;
  const text = texts[page.lang];
  const fields = { lang: page.lang, values, towns };
  return (
    <PublicPage
      page={page}
      title={text.title}
      lead={text.lead(link.prison, link.organisation)}
      errors={errors}
    >
      <p>{text.expires(formatDate(page.lang, lastDayOf(link.expires_at)))}</p>
      <Parts page={page} values={values} />
      <Form
        page={page}
        action={action}
        submit={text.send}
        secondary={
          <Button kind="secondary" formAction={`${action}/draft`}>
            {text.keep}
          </Button>
        }
        errors={errors}
        requestId={requestId}
        hidden={{ basis: values['basis'] ?? draftBasis(draft) }}
        // What is kept behind the link is newer than what an older page left on this device.
        draft={`referral:${link.id}:${draft?.savedAt.epochMilliseconds ?? 0}`}
      >
        <h2 id={headings.person}>{text.person}</h2>
        <PersonFields {...fields} />
        <h2 id={headings.release}>{text.release}</h2>
        <ReleaseFields {...fields} />
        <h2 id={headings.you}>{text.you}</h2>
        <ReferrerFields {...fields} />
      </Form>
    </PublicPage>
  );
}
