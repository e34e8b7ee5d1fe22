import { raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { Form, type FormErrors, type PageContext, PublicPage, Section, TextField } from '../../ui/index.ts';
import type { PendingSecondFactor } from '../accounts/accounts.ts';
import { texts } from './texts.ts';

export interface SecondFactorPageProps {
  readonly page: PageContext;
  readonly pending: PendingSecondFactor;
  readonly errors?: FormErrors | undefined;
}

/** Large enough for a phone's camera, with the quiet edge it needs in both colour schemes. */
const pictureOf = (uri: string): string =>
  renderSVG(uri, { border: 4 }).replace('<svg ', '<svg width="264" height="264" aria-hidden="true" ');

/** The secret in groups of four, as people copy it. */
const grouped = (secret: string): string => secret.match(/.{1,4}/gu)?.join(' ') ?? secret;

export function SecondFactorPage({ page, pending, errors }: SecondFactorPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead} errors={errors}>
      <Section title={text.scan}>
        <p>{text.scanAbout}</p>
        <div role="img" aria-label={text.picture}>
          {raw(pictureOf(pending.uri))}
        </div>
        <p>{text.typed}</p>
        <p>
          <code class="pm-secret">{grouped(pending.secret)}</code>
        </p>
      </Section>
      <Section title={text.spare}>
        <p>{text.spareAbout}</p>
        <ul>
          {pending.spareCodes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text.confirm}>
        <Form page={page} action="/second-factor" submit={text.submit} errors={errors}>
          <TextField
            name="code"
            label={text.code}
            width="s"
            inputmode="numeric"
            autocomplete="one-time-code"
          />
        </Form>
      </Section>
    </PublicPage>
  );
}
