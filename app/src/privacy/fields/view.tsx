import { fields, type Seer } from '../../office/fields.ts';
import { roleName } from '../../office/viewer.ts';
import { joinWords, type Lang, Page, type PageContext, Section, sentence, Table } from '../../ui/index.ts';

const texts = {
  da: {
    title: 'Hvem må se og ændre hvad',
    lead: 'Siderne spørger denne tabel, og hver rolle prøves på hver side. En mentor får de andre felter afvist af databasen selv.',
    back: 'Persondata',
    participant: 'Om en deltager',
    volunteer: 'Om en frivillig',
    field: 'Felt',
    see: 'Ser det',
    change: 'Ændrer det',
    nobody: 'Ingen',
    scope:
      'En koordinator: i egen afdeling. En mentor: om egne deltagere i dag, og om sig selv. En deltager: sit eget. Fængslet: med et engangslink. Administrator og databeskyttelsesrådgiver ser kun noget i kopien til en, der har bedt om indsigt, eller når en person slettes; administratoren også CPR-numre i listen over nøgler til en registermyndighed.',
    seers: { participant: 'deltageren', prison: 'fængslet' },
  },
  en: {
    title: 'Who may see and change what',
    lead: 'The pages ask this table, and every role is tried on every page. For a mentor the database itself refuses the other fields.',
    back: 'Personal data',
    participant: 'About a participant',
    volunteer: 'About a volunteer',
    field: 'Field',
    see: 'Sees it',
    change: 'Changes it',
    nobody: 'Nobody',
    scope:
      'A coordinator: in the own branch. A mentor: of the own participants today, and of themselves. A participant: their own. The prison: by a one-time link. Administrator and data protection officer see something only in the copy for somebody who asked, or when a person is erased; the administrator also CPR numbers in the list of keys for a register’s authority.',
    seers: { participant: 'the participant', prison: 'the prison' },
  },
} as const;

const who = (lang: Lang, seers: readonly Seer[]): string =>
  seers.length === 0
    ? texts[lang].nobody
    : sentence(
        joinWords(
          lang,
          seers.map((seer) =>
            seer === 'participant' || seer === 'prison'
              ? texts[lang].seers[seer]
              : roleName[lang][seer].toLowerCase(),
          ),
        ),
      );

export function FieldsPage({ page }: { readonly page: PageContext }) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/privacy', text: text.back }}>
      <p>{text.scope}</p>
      {(['participant', 'volunteer'] as const).map((of) => (
        <Section title={text[of]}>
          <Table
            caption={text[of]}
            captionHidden
            columns={[
              { key: 'field', text: text.field },
              { key: 'see', text: text.see },
              { key: 'change', text: text.change },
            ]}
            rows={Object.values(fields)
              .filter((field) => field.of === of)
              .map((field) => ({
                field: field.words[lang],
                see: who(lang, field.see),
                change: who(lang, field.change),
              }))}
          />
        </Section>
      ))}
    </Page>
  );
}
