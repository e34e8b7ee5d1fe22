import { ButtonLink, EmptyState, type Lang, Page, type PageContext } from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import type { Release } from '../release.ts';
import type { Published } from '../store.ts';
import { Ready } from './ready.tsx';
import { Standing } from './standing.tsx';
import { texts } from './texts.ts';

export interface PublicationPageProps {
  readonly page: PageContext;
  readonly study: Study;
  readonly standing: Published | undefined;
  readonly release?: Release;
  /** Why the approved analysis cannot be published now. */
  readonly refusal?: Readonly<Record<Lang, string>>;
  readonly requestId: string;
}

/** What would be published, or what stands and can be withdrawn. */
export function PublicationPage(props: PublicationPageProps) {
  const { page, study, standing, release } = props;
  const { lang } = page;
  const text = texts[lang];
  const body = () => {
    if (standing !== undefined) return <Standing {...props} standing={standing} />;
    if (release !== undefined) return <Ready {...props} release={release} />;
    const action = <ButtonLink href={`/studies/${study.id}/unblinding`}>{text.unblinding}</ButtonLink>;
    return <EmptyState text={props.refusal?.[lang] ?? text.notYet} action={action} />;
  };
  return (
    <Page
      page={page}
      title={text.title}
      lead={study.locked.protocol.title[lang]}
      back={{ href: `/studies/${study.id}`, text: study.locked.protocol.title[lang] }}
    >
      {body()}
    </Page>
  );
}
