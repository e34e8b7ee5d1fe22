import {
  Checkbox,
  type Crumb,
  DateField,
  Definitions,
  EmptyState,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { alertKinds, alertName, type Care } from '../care/care.ts';
import { texts } from './texts.ts';

interface AlertsPageProps {
  readonly page: PageContext;
  readonly person: { readonly id: string; readonly shown: string; readonly name: string };
  readonly care: Care;
  readonly back: Crumb;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What holds now, each with its removal, and a form for something new. */
export function AlertsPage({ page, person, care, back, values = {}, errors, requestId }: AlertsPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/people/${person.id}/alerts`;
  return (
    <Page page={page} title={text.title(person.shown)} lead={text.lead} back={back} errors={errors}>
      <Section title={text.now}>
        {care.alerts.length === 0 ? (
          <EmptyState text={text.none} />
        ) : (
          <Definitions
            items={care.alerts.map((alert) => ({
              term: alertName[lang][alert.kind],
              value: (
                <>
                  {alert.text}
                  <br />
                  {alert.forMentors ? text.mentorsSee : text.mentorsNot}
                  {alert.until === undefined
                    ? ''
                    : `, ${text.until.toLowerCase()} ${formatDate(lang, alert.until, 'day')}`}
                </>
              ),
              action: (
                <PostButton
                  page={page}
                  action={`${path}/${alert.id}/end`}
                  text={text.end}
                  context={alert.text}
                  kind="quiet"
                />
              ),
            }))}
          />
        )}
      </Section>
      <Section title={text.add}>
        <Form page={page} action={path} submit={text.confirm} errors={errors} requestId={requestId}>
          <RadioGroup
            name="kind"
            legend={text.kind}
            value={values['kind']}
            options={alertKinds.map((value) => ({ value, text: alertName[lang][value] }))}
          />
          <TextField name="text" label={text.text} hint={text.textHint} value={values['text']} width="l" />
          <DateField name="until" label={text.until} hint={text.untilHint} value={values['until']} optional />
          <Checkbox name="forMentors" label={text.forMentors} checked={values['forMentors'] === 'yes'} />
        </Form>
      </Section>
    </Page>
  );
}
