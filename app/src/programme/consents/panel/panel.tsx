import { type PageContext, Section, Tag } from '../../../ui/index.ts';
import { CardPanel } from '../card/panel.tsx';
import { latestOf, notNamed, type Purpose, purposes } from '../consent.ts';
import { words } from '../texts.ts';
import { currentWording } from '../wordings.ts';
import { Given } from './given.tsx';
import type { Consenting } from './load.ts';
import { RecordForm, type ReturnedConsent } from './record-form.tsx';
import { texts } from './texts.ts';

export interface ConsentPanelProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly consenting: Consenting;
  readonly born: boolean;
  readonly today: Temporal.PlainDate;
  readonly returned?: ReturnedConsent | undefined;
}

/** Each purpose on its own: what it says, whether it holds, and the one thing that can be done about it. */
export function ConsentPanel(props: ConsentPanelProps) {
  const { page } = props;
  return (
    <div id="consents">
      <Section title={texts[page.lang].title}>
        {purposes.map((purpose) => (
          <PurposeRow {...props} purpose={purpose} />
        ))}
      </Section>
      <CardPanel page={page} personId={props.personId} card={props.consenting.card} born={props.born} />
    </div>
  );
}

const listed: readonly Purpose[] = ['story-photo', 'researcher-contact'];

function PurposeRow(props: ConsentPanelProps & { readonly purpose: Purpose }) {
  const { page, personId, consenting, purpose, returned } = props;
  const { lang } = page;
  const text = texts[lang];
  const shown = latestOf(consenting.consents, purpose);
  const holding = shown.filter((one) => one.holds);
  const open = purpose === 'authority-contact' || holding.length === 0;
  return (
    <>
      <h3>
        {words[lang].purpose[purpose]}{' '}
        {holding.length > 0 ? (
          <Tag kind="done">{text.holds}</Tag>
        ) : (
          <Tag kind="soon">{shown.length === 0 ? text.missing : text.gone}</Tag>
        )}
      </h3>
      <p>{currentWording(consenting.wordings, purpose)[lang]}</p>
      {shown.map((consent) => (
        <Given page={page} personId={personId} consenting={consenting} purpose={purpose} consent={consent} />
      ))}
      {listed.includes(purpose) ? (
        <p>
          <a href={`/consents?purpose=${purpose}`}>
            {text.list}
            <span class="sr-only">: {words[lang].purpose[purpose]}</span>
          </a>
        </p>
      ) : null}
      {open ? (
        <RecordForm
          {...props}
          again={shown.length > 0 && holding.length === 0}
          missing={notNamed(consenting.consents)}
          returned={returned?.values['purpose'] === purpose ? returned : undefined}
        />
      ) : null}
    </>
  );
}
