import {
  Details,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  TextArea,
} from '../../ui/index.ts';
import type { Conduct } from './store.ts';
import { texts } from './texts.ts';

/** The code in force, and the form for the next version, which begins with the words of this one. */
export function ConductPage(props: {
  readonly page: PageContext;
  readonly versions: readonly Conduct[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
}) {
  const { page, versions, errors, values } = props;
  const { lang } = page;
  const text = texts[lang];
  const [current, ...older] = versions;
  const written = (which: 'da' | 'en') => values?.[which] ?? current?.text[which] ?? texts[which].proposal;
  const held = ({ version, validFrom }: Conduct) => text.inForce(version, formatDate(lang, validFrom, 'day'));
  return (
    <Page
      page={page}
      title={text.title}
      lead={text.lead}
      back={{ href: '/settings', text: text.back }}
      errors={errors}
    >
      <p>{current === undefined ? text.none : held(current)}</p>
      <Form
        page={page}
        action="/settings/conduct"
        submit={text.publish((current?.version ?? 0) + 1)}
        errors={errors}
        requestId={values?.['_request']}
      >
        <TextArea name="da" label={text.da} value={written('da')} maxLength={4000} rows={10} />
        <TextArea name="en" label={text.en} value={written('en')} maxLength={4000} rows={10} />
      </Form>
      {older.length === 0 ? null : (
        <Details summary={text.older}>
          {older.map((one) => (
            <>
              <h3>{held(one)}</h3>
              {one.text[lang].split(/\n+/u).map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </>
          ))}
        </Details>
      )}
    </Page>
  );
}
