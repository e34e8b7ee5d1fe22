import { describe, expect, test } from 'vitest';
import {
  DayLine,
  DayList,
  Definitions,
  EmptyState,
  Figure,
  LangProvider,
  Pagination,
  PlainTable,
  Steps,
  Table,
  Tag,
  Timeline,
  type TimelineProps,
} from '../index.ts';
import { hostile } from '../test/hostile.ts';
import { markup, render, textOf } from '../test/render.ts';

const date = (iso: string) => Temporal.PlainDate.from(iso);

describe('a table', () => {
  const columns = [
    { key: 'who', text: 'Hvem' },
    { key: 'minutes', text: 'Minutter', numeric: true },
  ] as const;

  test('has a caption, a heading for each column and each row, and labels for its stacked form', async () => {
    const root = await render(
      <Table
        caption="Kontakter, n = 2"
        columns={columns}
        rows={[
          { who: 'Jens', minutes: 75 },
          { who: 'Lone', minutes: 20 },
        ]}
        total={{ who: 'I alt', minutes: 95 }}
      />,
    );
    expect(textOf(root.querySelector('caption'))).toBe('Kontakter, n = 2');
    expect([...root.querySelectorAll('thead th[scope=col]')].map(textOf)).toEqual(['Hvem', 'Minutter']);
    expect([...root.querySelectorAll('tbody th[scope=row]')].map(textOf)).toEqual(['Jens', 'Lone']);
    expect(root.querySelector('tbody td')?.getAttribute('data-title')).toBe('Minutter');
    expect(root.querySelector('tbody td')?.className).toBe('pm-num');
    expect(textOf(root.querySelector('tfoot'))).toBe('I alt95');
  });

  test('that scrolls can be reached by keyboard and has a name', async () => {
    const root = await render(<PlainTable caption="Tal" columns={['Arm', 'n']} rows={[['Mentor', '48']]} />);
    const region = root.querySelector('.pm-scroll');
    expect(region?.getAttribute('tabindex')).toBe('0');
    expect(region?.getAttribute('aria-label')).toBe('Tal');
    expect(textOf(root.querySelector('td.pm-num'))).toBe('48');
  });

  test('escapes its cells', async () => {
    for (const text of hostile) {
      const root = await render(<PlainTable caption={text} columns={[text]} rows={[[text]]} />);
      expect(textOf(root.querySelector('tbody th'))).toBe(text);
      expect(root.querySelector('script, img, svg')).toBeNull();
    }
  });
});

describe('the timeline', () => {
  const props: TimelineProps = {
    label: 'Mikkels forløb',
    from: date('2026-11-24'),
    to: date('2028-01-24'),
    today: date('2027-01-12'),
    release: { date: date('2027-01-24'), text: 'Løsladelse', certain: false },
    phases: [
      { from: date('2026-11-24'), to: date('2027-01-24'), text: 'I fængslet', kind: 'prison' },
      { from: date('2027-01-24'), to: date('2028-01-24'), text: 'Ude', kind: 'community' },
    ],
    items: [
      { date: date('2027-02-24'), text: 'Møde efter en måned', state: 'planned' },
      { date: date('2026-12-01'), text: 'Første møde', state: 'done', href: '/m/1' },
      { date: date('2027-01-05'), text: 'Plan for tre dage', state: 'missed' },
    ],
  };

  test('lists everything in the order of days, with today and the release in their place', async () => {
    const root = await render(<Timeline {...props} />);
    const lines = [...root.querySelectorAll('.pm-timeline-list li')].map(textOf);
    expect(lines).toEqual([
      '1. dec. 2026Første mødeGjort',
      '5. jan. 2027Plan for tre dageIkke gjort',
      '12. jan. 2027I dag',
      '24. jan. 2027Løsladelseom 12 dage',
      '24. feb. 2027Møde efter en måned',
    ]);
    expect(root.querySelector('li a')?.getAttribute('href')).toBe('/m/1');
  });

  test('draws inside its picture, also what lies outside the course, without style attributes', async () => {
    const html = await markup(<Timeline {...props} today={date('2030-01-01')} />);
    expect(html).not.toContain('style=');
    const xs = [...html.matchAll(/\b(?:x|x1|x2)="([\d.-]+)"/gu)].map((m) => Number(m[1]));
    expect(xs.length).toBeGreaterThan(20);
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...xs)).toBeLessThanOrEqual(680);
    expect(html).not.toContain('I dag');
  });

  test('has a name for its picture and speaks English', async () => {
    const root = await render(
      <LangProvider value="en">
        <Timeline {...props} />
      </LangProvider>,
    );
    expect(root.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe('Mikkels forløb');
    expect(textOf(root.querySelector('.pm-timeline-line--missed'))).toBe(
      '5 Jan 2027Plan for tre dageNot done',
    );
  });

  test('a course of one day does not break the picture', async () => {
    const one = await markup(<Timeline {...props} from={props.today} to={props.today} />);
    expect(one).not.toMatch(/NaN|Infinity/u);
  });
});

describe('a figure', () => {
  const table = <PlainTable caption="Tal" columns={['Arm', 'n']} rows={[['Mentor', '48']]} />;
  const svg = '<svg viewBox="0 0 10 10"><title>t</title><circle r="3"/></svg>';

  test('has the finding as its heading, the picture, its source, its twin and its downloads', async () => {
    const root = await render(
      <Figure
        title="Færre faldt tilbage"
        svg={{ wide: svg, narrow: svg }}
        table={table}
        caption="n = 97"
        downloads={[{ href: '/f.svg', text: 'SVG' }]}
      />,
    );
    expect(textOf(root.querySelector('h2'))).toBe('Færre faldt tilbage');
    expect(root.querySelectorAll('circle')).toHaveLength(2);
    expect(textOf(root.querySelector('figcaption'))).toBe('n = 97HentSVG');
    expect(root.querySelector('details table')).not.toBeNull();
  });

  test.each([
    '<svg><script>1</script></svg>',
    '<svg onload="x()"></svg>',
    '<svg><style>a{}</style></svg>',
    '<svg><a href="javascript:x">1</a></svg>',
    '<p>not a picture</p>',
  ])('refuses %s', async (bad) => {
    await expect(markup(<Figure title="t" svg={bad} table={table} />)).rejects.toThrow('without script');
  });
});

test('steps say in words what is done, what is now and what comes', async () => {
  const root = await render(
    <Steps
      label="Skridt"
      items={[
        { text: 'Samtykke', state: 'done' },
        { text: 'Lodtrækning', state: 'current', href: '/r' },
        { text: 'Første møde', state: 'next' },
      ]}
    />,
  );
  expect([...root.querySelectorAll('.pm-step-text')].map(textOf)).toEqual([
    'Samtykke (gjort)',
    'Lodtrækning (nu)',
    'Første møde (kommer)',
  ]);
  expect(textOf(root.querySelector('[aria-current=step] a'))).toBe('Lodtrækning');
});

test('a day line is a sentence with one action at its end', async () => {
  const root = await render(
    <DayList label="Venter på dig">
      <DayLine tone="soon" action={<button type="button">Aftal</button>} meta="i går">
        Mikkel løslades om 12 dage.
      </DayLine>
    </DayList>,
  );
  expect(root.querySelector('ul')?.getAttribute('aria-label')).toBe('Venter på dig');
  expect(textOf(root.querySelector('li'))).toBe('Mikkel løslades om 12 dage.i gårAftal');
});

test('a tag of any meaning but the neutral one carries a sign beside its colour', async () => {
  for (const kind of ['done', 'soon', 'danger', 'info'] as const) {
    expect((await render(<Tag kind={kind}>x</Tag>)).querySelector('svg[aria-hidden=true]')).not.toBeNull();
  }
  expect((await render(<Tag>x</Tag>)).querySelector('svg')).toBeNull();
});

test('pages of a list: only the ways that exist, none when there is one page', async () => {
  const href = (page: number) => `?page=${page}`;
  const first = await render(<Pagination current={1} pages={3} href={href} />);
  expect([...first.querySelectorAll('a')].map(textOf)).toEqual(['Næste']);
  expect(textOf(first.querySelector('nav span'))).toBe('Side 1 af 3');
  expect((await render(<Pagination current={1} pages={1} href={href} />)).querySelector('nav')).toBeNull();
});

test('definitions and empty states escape what they show', async () => {
  for (const text of hostile) {
    const root = await render(
      <>
        <Definitions items={[{ term: text, value: text }]} />
        <EmptyState text={text} />
      </>,
    );
    expect(textOf(root.querySelector('dd'))).toBe(text);
    expect(textOf(root.querySelector('.pm-empty'))).toBe(text);
    expect(root.querySelector('script, img')).toBeNull();
  }
});
