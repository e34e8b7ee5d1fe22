import { Definitions, plural, Section, Table, Tag } from '../../../ui/index.ts';
import { texts } from '../release/texts.ts';
import { stepText } from '../template.ts';
import { stayText, windowText } from '../texts.ts';
import type { PreviewProps } from './view.tsx';

export function Moves({ page, preview }: Pick<PreviewProps, 'page' | 'preview'>) {
  const { lang } = page;
  const text = texts[lang];
  const { moves } = preview.move;
  if (moves.length === 0) return <p>{text.nothingMoves}</p>;
  return (
    <Section title={text.moves(plural(lang, moves.length, text.step.toLowerCase(), text.steps))}>
      <Table
        caption={text.lead}
        captionHidden
        columns={[
          { key: 'step', text: text.step },
          { key: 'now', text: text.now },
          { key: 'moved', text: text.moved },
        ]}
        rows={moves.map((move) => ({
          step: stepText(lang, move.item.step),
          now: windowText(lang, move.item.window),
          moved: (
            <span>
              {windowText(lang, move.to)} {move.past ? <Tag kind="soon">{text.past}</Tag> : null}
            </span>
          ),
        }))}
      />
      {moves.some((move) => move.past) ? <p>{text.pastHelp}</p> : null}
    </Section>
  );
}

export function Rest({ page, preview }: Pick<PreviewProps, 'page' | 'preview'>) {
  const { lang } = page;
  const text = texts[lang];
  const { stays } = preview.move;
  return (
    <>
      {preview.added.length === 0 ? null : (
        <Section title={text.added}>
          <Definitions
            items={preview.added.map((item) => ({
              term: stepText(lang, item.step),
              value: windowText(lang, item.window),
            }))}
          />
        </Section>
      )}
      {stays.length === 0 ? null : (
        <Section title={text.stays(plural(lang, stays.length, text.step.toLowerCase(), text.steps))}>
          <Table
            caption={text.why}
            captionHidden
            columns={[
              { key: 'step', text: text.step },
              { key: 'now', text: text.now },
              { key: 'why', text: text.why },
            ]}
            rows={stays.map(({ item, reason }) => ({
              step: stepText(lang, item.step),
              now: windowText(lang, item.window),
              why: stayText[lang][reason],
            }))}
          />
        </Section>
      )}
    </>
  );
}
