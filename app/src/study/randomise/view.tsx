import type { OpenStudy, ReadyPerson } from '../../doors/eligibility.ts';
import { EmptyState, Page, type PageContext, Section } from '../../ui/index.ts';
import { NotReady, Ready } from './lists.tsx';
import { texts } from './texts.ts';

export interface RandomisePageProps {
  readonly page: PageContext;
  readonly studies: readonly OpenStudy[];
  readonly study: OpenStudy | undefined;
  readonly people: readonly ReadyPerson[];
}

/** Who may be allocated now, by number; and what the others lack. */
export function RandomisePage({ page, studies, study, people }: RandomisePageProps) {
  const { lang } = page;
  const text = texts[lang];
  if (study === undefined)
    return (
      <Page page={page} title={text.title} lead={text.lead}>
        <EmptyState text={text.noStudy} action={<a href="/studies">{text.studies}</a>} />
      </Page>
    );
  const ready = people.filter(({ refusal }) => refusal === undefined);
  const others = people.filter(({ refusal }) => refusal !== undefined);
  const elsewhere = studies.filter((one) => one.id !== study.id);
  return (
    <Page page={page} title={text.title} lead={study.title[lang]}>
      <p>{text.lead}</p>
      {people.length === 0 ? <EmptyState text={text.nobody} /> : null}
      {people.length === 0 ? null : (
        <Section title={text.ready}>
          <p>{ready.length === 0 ? text.none : text.once}</p>
          {ready.length === 0 ? null : <Ready page={page} study={study} people={ready} />}
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title={text.notReady}>
          <NotReady page={page} people={others} />
        </Section>
      )}
      {elsewhere.length === 0 ? null : (
        <Section title={text.other}>
          <ul>
            {elsewhere.map((one) => (
              <li>
                <a href={`/randomise?study=${one.id}`}>{one.title[lang]}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
