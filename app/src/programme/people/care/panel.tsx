import { ButtonLink, type PageContext, Section } from '../../../ui/index.ts';
import type { Care } from './care.ts';
import { CallRules } from './head.tsx';

const texts = {
  da: {
    title: 'Kontakt med deltageren',
    none: 'Der er ikke skrevet noget om kontakt endnu.',
    rule: 'Aftale om kontakt',
    alerts: 'Vigtigt at vide',
    about: 'Ret telefon, sprog og dæknavn',
  },
  en: {
    title: 'Contact with the participant',
    none: 'Nothing is written about contact yet.',
    rule: 'Agreement on contact',
    alerts: 'Important to know',
    about: 'Correct telephone, language and alias',
  },
} as const;

interface CarePanelProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly care: Care | undefined;
}

/** The telephone number with its rules, and where each is written. */
export function CarePanel({ page, personId, care }: CarePanelProps) {
  const text = texts[page.lang];
  const path = `/people/${personId}`;
  return (
    <Section title={text.title}>
      {care === undefined || (care.rule === undefined && care.phone === '') ? <p>{text.none}</p> : null}
      <CallRules lang={page.lang} care={care} />
      <div class="pm-actions">
        <ButtonLink href={`${path}/contact-rule`} kind="secondary">
          {text.rule}
        </ButtonLink>
        <ButtonLink href={`${path}/alerts`} kind="secondary">
          {text.alerts}
        </ButtonLink>
        <ButtonLink href={`${path}/about`} kind="quiet">
          {text.about}
        </ButtonLink>
      </div>
    </Section>
  );
}
