import { Details, Table } from '../../../ui/index.ts';
import { scoreParts } from '../engine/index.ts';
import { type ChoosePageProps, pairName } from './props.ts';
import { texts } from './texts.ts';

/** How many points each pair has for what, beside the most that the settings give. */
export function Points({ page, choice }: Pick<ChoosePageProps, 'page' | 'choice'>) {
  const text = texts[page.lang];
  const { pairs } = choice.ranking;
  const { weights, version } = choice.settings;
  return (
    <Details summary={text.weights}>
      <p>{version === 0 ? text.firstSettings : text.settings(version)}</p>
      <Table
        caption={text.weights}
        captionHidden
        narrow="scroll"
        columns={[
          { key: 'part', text: text.part },
          { key: 'most', text: text.most, numeric: true },
          ...pairs.map((pair, index) => ({
            key: String(index),
            text: `${index + 1}. ${pairName(page.lang, choice, pair)}`,
            numeric: true,
          })),
        ]}
        rows={scoreParts.map((part) => ({
          part: text.parts[part],
          most: String(weights[part]),
          ...Object.fromEntries(pairs.map(({ score }, index) => [String(index), String(score[part])])),
        }))}
        total={{
          part: text.total,
          most: '100',
          ...Object.fromEntries(pairs.map(({ score }, index) => [String(index), String(score.total)])),
        }}
      />
    </Details>
  );
}
