import type { PageContext } from '../../../ui/index.ts';
import type { Study } from '../../studies/study.ts';
import { texts } from './texts.ts';

export interface StudyPageProps {
  readonly page: PageContext;
  readonly study: Study;
}

/** What the pages of a study's analysis have in common. */
export const frame = ({ page, study }: StudyPageProps) => ({
  page,
  title: texts[page.lang].title,
  lead: study.locked.protocol.title[page.lang],
  back: { href: `/studies/${study.id}`, text: study.locked.protocol.title[page.lang] },
});
