import { type PageContext, type StepState, Steps } from '../../../ui/index.ts';
import { type PartState, partStates, parts } from './parts.ts';
import { texts } from './texts.ts';
import { headings } from './view.tsx';

const sign: Readonly<Record<PartState, StepState>> = { ready: 'done', begun: 'next', missing: 'next' };

/** The three parts, and how far each is. */
export function Parts({
  page,
  values,
}: {
  readonly page: PageContext;
  readonly values: Readonly<Record<string, string>>;
}) {
  const text = texts[page.lang];
  const states = partStates(values);
  return (
    <Steps
      label={text.parts}
      items={parts.map((part) => ({
        text: text[part],
        href: `#${headings[part]}`,
        state: sign[states[part]],
        detail: text[states[part]],
      }))}
    />
  );
}
