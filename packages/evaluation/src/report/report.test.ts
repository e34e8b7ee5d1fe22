import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis/analyse.ts';
import { readCohort } from '../cohort/read.ts';
import { readProtocol } from '../command/protocol-file.ts';
import { smallProtocol, smallResults } from '../fixture.ts';
import { reportHtml } from './report.ts';
import { dark, light, type Palette } from './style.ts';

const example = new URL('../../../../examples/rossi/', import.meta.url);
const locked = readProtocol(readFileSync(new URL('protocol.yaml', example)));
const data = readFileSync(new URL('trial.csv', example));
const rossi = analyse(readCohort(data, locked.protocol), locked, {
  version: '0.1.0',
  dataSha256: 'd'.repeat(64),
});
const report = reportHtml(rossi);
const { document } = parseHTML(report);
const all = (selector: string) => [...document.querySelectorAll(selector)];
const half = (language: string) => {
  const article = document.querySelector(`article[lang="${language}"]`);
  if (article === null) throw new Error(`no ${language}`);
  return article;
};
const words = (element: Element) => (element.textContent ?? '').replace(/\s+/gu, ' ');

describe('the report', () => {
  it('is one file that runs nothing and fetches nothing, the same bytes each time', () => {
    expect(report).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import/u);
    expect(all('[src], [href^="http"]')).toHaveLength(0);
    expect(reportHtml(rossi)).toBe(report);
  });

  it('stands in Danish first and English after, each marked as what it is', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('da');
    expect(all('article').map((article) => article.getAttribute('lang'))).toEqual(['da', 'en']);
    expect(all('nav a').map((link) => [link.getAttribute('href'), link.getAttribute('lang')])).toEqual([
      ['#da', 'da'],
      ['#en', 'en'],
    ]);
    // the one title that is English in Danish too
    const danish = words(half('da')).replaceAll('Money, Work and Crime', '');
    expect(danish).not.toMatch(/\b(the|and|with|group|interval of|cannot)\b/u);
    expect(words(half('en'))).not.toMatch(/[æøå]|\b(og|ikke|gruppen|med)\b/iu);
  });

  it('says first that the plan was written afterwards, then the answer of the primary analysis', () => {
    const danish = words(half('da'));
    const order = [
      'Planen er skrevet efter forsøget',
      'forskellen kan være tilfældig',
      'Hovedanalysen kan ikke skelne',
      'Analyserne er ikke enige',
      'Alle analyser i planen',
    ];
    const places = order.map((part) => danish.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(danish).not.toContain('næppe tilfældig');
  });

  it('has ids of its own, and every link leads to one of them', () => {
    const ids = all('[id]').map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
    for (const label of all('[aria-labelledby]')) {
      for (const id of (label.getAttribute('aria-labelledby') ?? '').split(' ')) expect(ids).toContain(id);
    }
  });

  it('lets every estimate of the analyses open how it was computed, with data, plan and version', () => {
    for (const language of ['da', 'en']) {
      const links = [...half(language).querySelectorAll('tr.primary td a, tr.secondary td a')];
      expect(links).toHaveLength(6);
      for (const link of links) {
        const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
        expect(target?.querySelector('.trace')?.textContent).toMatch(
          /dddddddddddd · plan [0-9a-f]{12} · Primus Motor 0\.1\.0/u,
        );
      }
    }
    expect(words(document.body)).toContain(locked.hash);
  });

  it('has tables that a screen reader can walk: captions, and a scope on every heading', () => {
    expect(all('table').length).toBeGreaterThan(8);
    for (const one of all('table'))
      expect(one.querySelector('caption')?.textContent?.length).toBeGreaterThan(5);
    for (const head of all('th')) expect(head.getAttribute('scope')).toMatch(/^(col|row)$/u);
  });

  it('has headings that skip no level', () => {
    for (const language of ['da', 'en']) {
      const levels = [...half(language).querySelectorAll('h1, h2, h3')].map((one) =>
        Number(one.tagName.slice(1)),
      );
      levels.forEach((level, index) => {
        expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      });
    }
  });

  it('escapes what a protocol says', () => {
    const hostile = { da: '<img src=x onerror=alert(1)>', en: '"><script>alert(1)</script>' };
    const results = smallResults(
      { mentor: { events: 9, n: 30 }, usual: { events: 12, n: 30 } },
      { title: hostile, source: hostile },
    );
    expect(reportHtml(results)).not.toMatch(/<img|<script/u);
  });

  it('is whole for a trial without subgroup, baseline or anything that can be computed', () => {
    const { subgroup: _, ...rest } = smallProtocol();
    const none = smallResults(
      { mentor: { events: 0, n: 5 }, usual: { events: 0, n: 5 } },
      { ...rest, subgroup: undefined, baseline: [] },
    );
    const html = reportHtml(none);
    expect(html).not.toMatch(/NaN|undefined|Infinity|\bnull\b/u);
    expect(html).toContain('Kan ikke regnes ud');
    expect(html).not.toContain('da-how-subgroup');
  });
});

describe('the colours', () => {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string) => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const text: (keyof Palette)[] = ['ink', 'teal', 'ochre', 'quiet'];

  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('of the %s scheme reach 4.5 : 1 for text and 3 : 1 for lines', (_, palette) => {
    for (const ground of [palette.paper, palette.card]) {
      for (const name of text) expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.line, ground)).toBeGreaterThanOrEqual(3);
    }
  });
});
