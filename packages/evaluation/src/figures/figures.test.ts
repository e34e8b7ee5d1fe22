import { lockProtocol } from '@primus-motor/trial';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/analyse.ts';
import { cohort } from '../cohort/cohort.ts';
import { smallCohort, smallProtocol, smallResults } from '../fixture.ts';
import { figureSizes } from './svg.ts';
import { figuresFrom } from './trial/figures.ts';
import type { DrawnFigure } from './trial/page.ts';

const results = smallResults({ mentor: { events: 14, n: 49 }, usual: { events: 26, n: 48 } });
const figures = figuresFrom(results, 'da', 'x');
const all: [string, DrawnFigure][] = Object.entries(figures).flatMap(([name, figure]) =>
  figure === null ? [] : [[name, figure]],
);
const svgs = all.flatMap(([name, figure]) =>
  figureSizes.map((size) => ({ name: `${name}, ${size}`, size, svg: figure.svg[size] })),
);

const parsed = (svg: string) => {
  const element = parseHTML(`<body>${svg}</body>`).document.querySelector('svg');
  if (element === null) throw new Error('no svg');
  return element;
};

describe.each(svgs)('$name', ({ svg, size }) => {
  const element = parsed(svg);

  it('is one image with a title and a description', () => {
    const [title, description] = (element.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(element.getAttribute('role')).toBe('img');
    expect(element.querySelector(`#${title}`)?.textContent?.length).toBeGreaterThan(10);
    expect(element.querySelector(`#${description}`)?.textContent?.length).toBeGreaterThan(20);
  });

  it('needs no style that a strict page forbids, and no number that is none', () => {
    expect(svg).not.toMatch(/<style|style=|<script|NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/u);
  });

  it('names its source and number inside itself', () => {
    expect(element.textContent).toContain('Mentorer efter løsladelse: 97 deltagere.');
  });

  it('is drawn for its width', () => {
    expect(Number(element.getAttribute('width'))).toBe(size === 'wide' ? 680 : 342);
  });
});

describe('the figures of a trial', () => {
  it('are the same bytes each time, with ids of their own', () => {
    expect(figuresFrom(results, 'da', 'x')).toEqual(figures);
    const ids = svgs.flatMap(({ svg }) => [...svg.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id?.startsWith('x-'))).toBe(true);
  });

  it('draw one dot for each participant: filled, hollow, or a cross where the outcome is not known', () => {
    const svg = parsed(figures.dots.svg.wide);
    expect(svg.querySelectorAll('.tone-first.filled > *').length).toBe(14);
    expect(svg.querySelectorAll('.tone-first.hollow > *').length).toBe(35);
    expect(svg.querySelectorAll('.tone-second.filled > *').length).toBe(26);
    const source = smallCohort({ mentor: { events: 5, n: 20 }, usual: { events: 9, n: 20 } });
    const locked = lockProtocol(smallProtocol());
    const time = source.time.map((one, row) => (row === 19 ? null : one));
    const event = source.event.map((one, row) => (row === 19 ? null : one));
    const lacking = analyse(cohort({ ...source, time, event }, locked.protocol), locked, {
      version: '0',
      dataSha256: '0',
    });
    const { dots } = figuresFrom(lacking, 'en', 'y');
    expect(parsed(dots.svg.wide).querySelectorAll('.tone-first.line > *').length).toBe(1);
    expect(dots.table.rows[0]).toEqual(['Mentoring', '5', '14', '1', '20']);
  });

  it('let a dot stand for ten participants in a large trial, and say so', () => {
    const large = figuresFrom(
      smallResults({ mentor: { events: 300, n: 1500 }, usual: { events: 420, n: 1490 } }),
      'da',
      'l',
    );
    expect(parsed(large.dots.svg.wide).querySelectorAll('.tone-first.filled > *').length).toBe(30);
    expect(large.dots.title).toContain('Én prik for hver 10 deltagere.');
  });

  it('tell the arms apart by dash and label, not by colour alone', () => {
    const svg = parsed(figures.survival.svg.narrow);
    expect(svg.querySelector('g.tone-second.line')?.getAttribute('stroke-dasharray')).toBe('7 4');
    expect(svg.textContent).toContain('Sædvanlig');
  });

  it('have a table that says the same', () => {
    expect(figures.survival.table.columns).toEqual([
      'Uger efter løsladelse',
      'Mentorforløb',
      'Mentorforløb: antal',
      'Sædvanlig indsats',
      'Sædvanlig indsats: antal',
    ]);
    expect(figures.survival.table.rows).toHaveLength(5);
    expect(figures.survival.table.rows[4]?.[1]).toMatch(/^71,4\u00a0% \(/u);
    expect(figures.forest?.table.rows.map((row) => row[0])).toEqual([
      'Alle deltagere',
      'Lav risiko',
      'Høj risiko',
    ]);
    expect(figures.flow.table.rows[0]).toEqual([
      'Fordelt ved lodtrækning: 97',
      'Spurgt eller udelukket før: ikke oplyst i dataene',
    ]);
  });

  it('escape what a protocol says', () => {
    const arms = smallProtocol().arms.map((arm) => ({ ...arm, label: { da: '<script>"x"&', en: '<b>' } }));
    const hostile = smallResults({ mentor: { events: 5, n: 20 }, usual: { events: 9, n: 20 } }, { arms });
    const drawn = figuresFrom(hostile, 'da', 'z');
    expect(drawn.dots.svg.wide + drawn.survival.svg.wide + drawn.flow.svg.wide).not.toContain('<script>');
  });
});
