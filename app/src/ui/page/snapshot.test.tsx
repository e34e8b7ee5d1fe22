import { expect, test } from 'vitest';
import {
  ButtonLink,
  DateField,
  DayLine,
  DayList,
  Figures,
  Form,
  type Lang,
  Page,
  PostButton,
  RadioGroup,
  Section,
  TextArea,
} from '../index.ts';
import { markup, pageContext } from '../test/render.ts';

const readable = (html: string): string => `${html.replaceAll('><', '>\n<')}\n`;

/** A page with the frame, a day's lines and a form in error: what every page is made of. */
const today = (lang: Lang) => {
  const page = pageContext({ lang });
  const requestId = '00000000-0000-4000-8000-000000000000';
  return (
    <Page
      page={page}
      title="I dag"
      lead="Aarhus"
      now={<ButtonLink href="/courses/1">Aftal afhentning</ButtonLink>}
    >
      <Figures items={[{ value: '23', text: 'forløb i gang', href: '/courses' }]} />
      <Section title="Venter på dig">
        <DayList label="Venter på dig">
          <DayLine
            tone="soon"
            action={
              <PostButton page={page} action="/a" text="Aftal" context="Mikkel" requestId={requestId} />
            }
          >
            Mikkel løslades om 12 dage; ingen ved, hvem der henter.
          </DayLine>
        </DayList>
      </Section>
      <Form
        page={page}
        action="/contacts"
        submit="Gem"
        requestId={requestId}
        errors={{ how: 'Vælg hvordan.' }}
        thumb
      >
        <DateField name="date" label="Dag" value={Temporal.PlainDate.from('2027-01-12')} />
        <RadioGroup name="how" legend="Hvordan" variant="big" options={[{ value: 'visit', text: 'Besøg' }]} />
        <TextArea name="note" label="Note" maxLength={500} optional />
      </Form>
    </Page>
  );
};

test.each(['da', 'en'] as const)('the markup of a whole page, %s', async (lang) => {
  await expect(readable(await markup(today(lang)))).toMatchFileSnapshot(`snapshots/today.${lang}.html`);
});
