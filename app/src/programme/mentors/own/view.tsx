import {
  Definitions,
  Details,
  EmptyState,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  Section,
} from '../../../ui/index.ts';
import type { Conduct } from '../../conduct/store.ts';
import { shortDate } from '../../courses/texts.ts';
import { AbsenceForm } from '../absence/form.tsx';
import { absenceText, texts as absenceTexts } from '../absence/texts.ts';
import { approvalVerdict, validUntil } from '../approval.ts';
import { declarationKinds } from '../declarations.ts';
import { languageList } from '../languages.ts';
import type { Absence } from '../mentor.ts';
import { texts as shown } from '../show/texts.ts';
import type { CheckRecord, MentorRecord } from '../store.ts';
import { checkName, requirementName, slotName, stageName, transportName } from '../texts.ts';
import { ConductText, Declarations } from './agree.tsx';
import { texts } from './texts.ts';

export interface OwnPageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly checks: readonly CheckRecord[];
  readonly conduct: Conduct | undefined;
  readonly absences: readonly Absence[];
  readonly today: Temporal.PlainDate;
  readonly errors?: FormErrors | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}

const isOwn = (requirement: string): boolean =>
  requirement === 'conduct' || (declarationKinds as readonly string[]).includes(requirement);

function Seen({ page, mentor, checks, today }: OwnPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const lacking = approvalVerdict(mentor, mentor.checks, mentor.trainings, today).missing.filter(
    ({ requirement }) => !isOwn(requirement),
  );
  return (
    <>
      {checks.length === 0 ? (
        <p>{text.noChecks}</p>
      ) : (
        <>
          <p>{text.checksHelp}</p>
          <Definitions
            items={checks.map((check) => {
              const end = validUntil(check);
              const name = checkName[lang][check.kind];
              const until = end === undefined ? '' : `, ${shown[lang].until} ${shortDate(lang, end)}`;
              return {
                term: check.prison === undefined ? name : `${name}: ${check.prison}`,
                value: `${shown[lang].seen} ${shortDate(lang, check.seenOn)}${until}`,
              };
            })}
          />
        </>
      )}
      {lacking.length === 0 ? null : (
        <>
          <p>{text.lacks}</p>
          <ul>
            {lacking.map((one) => (
              <li>{requirementName(lang, one)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OwnAbsence({ page, absences, today, errors, values }: OwnPageProps) {
  const text = texts[page.lang];
  return (
    <>
      <p>{text.absenceHelp}</p>
      {absences.map((absence) => (
        <p>{absenceText(page.lang, absence)}</p>
      ))}
      <Details summary={absenceTexts[page.lang].add} open={errors !== undefined}>
        <AbsenceForm page={page} action="/my/about/absence" today={today} errors={errors} values={values} />
      </Details>
    </>
  );
}

function OwnData({ page, mentor }: OwnPageProps) {
  const { lang } = page;
  const said = shown[lang];
  const date = mentor.birthDate;
  return (
    <>
      <p>{texts[lang].wrong}</p>
      <Definitions
        items={[
          { term: texts[lang].stage, value: stageName[lang][mentor.stage] },
          {
            term: said.birthDate,
            value: date === undefined ? said.notStated : formatDate(lang, date, 'day'),
          },
          { term: said.phone, value: mentor.phone || said.notStated },
          { term: said.email, value: mentor.email || said.notStated },
          { term: said.town, value: mentor.town },
          { term: said.languages, value: languageList(lang, mentor.languages) },
          {
            term: said.slots,
            value: mentor.slots.map((slot) => slotName[lang][slot]).join(', ') || said.notStated,
          },
          {
            term: said.transport,
            value: said.travel(transportName[lang][mentor.transport], mentor.maxTravelMinutes),
          },
          { term: said.capacity, value: String(mentor.capacity) },
        ]}
      />
    </>
  );
}

/** The mentor's own page: what to agree to, what was seen, when away, and what is written. */
export function OwnPage(props: OwnPageProps) {
  const { page, mentor, conduct, today } = props;
  const text = texts[page.lang];
  const { missing } = approvalVerdict(mentor, mentor.checks, mentor.trainings, today);
  const open = missing.filter(({ requirement }) => isOwn(requirement));
  return (
    <Page page={page} title={text.title} lead={mentor.name} errors={props.errors}>
      <Section title={text.todo}>
        {open.length === 0 ? <p>{text.nothing}</p> : null}
        {open.some(({ requirement }) => requirement === 'conduct') ? <p>{text.readConduct}</p> : null}
        <Declarations page={page} missing={missing} />
      </Section>
      <Section title={text.conduct}>
        <ConductText page={page} mentor={mentor} conduct={conduct} />
      </Section>
      <Section title={text.absence}>
        <OwnAbsence {...props} />
      </Section>
      <Section title={text.checks}>
        <Seen {...props} />
      </Section>
      <Section title={text.data}>
        <OwnData {...props} />
      </Section>
    </Page>
  );
}

/** The account has the role, and nobody has said which mentor it is. */
export function NobodyPage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title}>
      <EmptyState text={text.none} />
    </Page>
  );
}
