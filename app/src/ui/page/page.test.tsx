import { describe, expect, test } from 'vitest';
import { ButtonLink, ConfirmPage, langHref, Page, PublicPage, TextField } from '../index.ts';
import { hostile } from '../test/hostile.ts';
import { markup, pageContext, render, textOf } from '../test/render.ts';

const page = pageContext();

describe('a page', () => {
  test('has a language, one h1 that is also its title, landmarks, and a skip link that leads somewhere', async () => {
    const root = await render(
      <Page page={page} title="Mikkel: forløb" now={<ButtonLink href="/x">Planlæg</ButtonLink>} />,
    );
    expect(root.documentElement.getAttribute('lang')).toBe('da');
    expect([...root.querySelectorAll('h1')].map(textOf)).toEqual(['Mikkel: forløb']);
    expect(root.title).toBe('Mikkel: forløb · Primus Motor');
    const skip = root.querySelector('a.skipnav')?.getAttribute('href') ?? '';
    expect(root.querySelector(skip)?.localName).toBe('main');
    expect(root.querySelectorAll('main')).toHaveLength(1);
    expect(root.querySelectorAll('header')).toHaveLength(1);
    const aside = root.querySelector('aside');
    expect(textOf(root.getElementById(aside?.getAttribute('aria-labelledby') ?? ''))).toBe('Hvad nu');
  });

  test('marks the current place, once in each of its two navigations, which differ in name', async () => {
    const root = await render(<Page page={page} title="I dag" />);
    const navigations = [...root.querySelectorAll('nav')];
    expect(new Set(navigations.map((nav) => nav.getAttribute('aria-label'))).size).toBe(navigations.length);
    for (const nav of navigations) {
      expect([...nav.querySelectorAll('[aria-current=page]')].map(textOf)).toEqual(['I dag']);
    }
  });

  test('carries nothing that the content policy would refuse', async () => {
    const html = await markup(<Page page={page} title="I dag" />);
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/u);
    expect([...html.matchAll(/<script[^>]*>/gu)].map(String)).toEqual([
      '<script type="module" src="/assets/main.js" blocking="render">',
    ]);
  });

  test('says in its title that something is to be corrected', async () => {
    const root = await render(<Page page={page} title="Henvis" errors={{ name: 'Skriv navnet.' }} />);
    expect(root.title).toBe('Ret dette: Henvis · Primus Motor');
  });

  test('shows what was just done, once, with its way back', async () => {
    const undo = { action: '/undo', fields: { id: '7' }, text: 'Fortryd' };
    const root = await render(
      <Page
        page={pageContext({ notice: { kind: 'done', text: 'Henvisningen er accepteret.', undo } })}
        title="I dag"
      />,
    );
    const notice = root.querySelector('[role=status]');
    expect(textOf(notice)).toBe('Henvisningen er accepteret.Fortryd');
    expect(notice?.querySelector('form')?.getAttribute('action')).toBe('/undo');
  });

  test('escapes its title and the user’s name', async () => {
    for (const text of hostile) {
      const roles = page.user?.roles ?? [];
      const root = await render(
        <Page page={pageContext({ user: { name: text, roles } })} title={text} lead={text} />,
      );
      expect(textOf(root.querySelector('h1'))).toBe(text);
      expect(root.querySelectorAll('script')).toHaveLength(1);
      expect(root.querySelectorAll('img')).toHaveLength(0);
    }
  });
});

describe('a demo', () => {
  test('says so in both languages and lets one look through another role', async () => {
    const root = await render(<Page page={page} title="I dag" />);
    expect(textOf(root.querySelector('.pm-demo-text'))).toBe('Demo: alle personer og tal er opdigtede.');
    const form = root.querySelector('.pm-roles form');
    expect(form?.getAttribute('action')).toBe('/demo/role');
    expect(form?.querySelector('[name=_csrf]')?.getAttribute('value')).toBe('token');
    expect(textOf(form?.querySelector('[aria-current]') ?? null)).toBe('Koordinator i Aarhus');
    const english = await render(<Page page={pageContext({ lang: 'en' })} title="Today" />);
    expect(textOf(english.querySelector('.pm-demo-text'))).toBe('Demo: all people and numbers are invented.');
  });

  test('is not said of a real organisation', async () => {
    const root = await render(
      <Page page={pageContext({ organisation: { name: 'Aarhus', demo: false } })} title="I dag" />,
    );
    expect(root.querySelector('.pm-demo')).toBeNull();
  });
});

describe('the public page', () => {
  test('has no navigation and no sign-out for a stranger', async () => {
    const root = await render(
      <PublicPage page={pageContext({ user: undefined })} title="Det ved vi" footer={<p>Kilde</p>} />,
    );
    expect(root.querySelector('nav')).toBeNull();
    expect(root.querySelector('form[action="/sign-out"]')).toBeNull();
    expect(textOf(root.querySelector('footer'))).toBe('Kilde');
  });
});

describe('the language switch', () => {
  test('leads to the same page in the other language, named in that language', async () => {
    const root = await render(<Page page={page} title="I dag" />);
    const link = root.querySelector('a[lang]');
    expect(textOf(link)).toBe('English');
    expect(link?.getAttribute('href')).toBe('/today?branch=aarhus&lang=en');
  });

  test.each([
    ['/', '/?lang=en'],
    ['/today?lang=da', '/today?lang=en'],
    ['/a?q=æ ø&lang=da#x', '/a?q=%C3%A6+%C3%B8&lang=en'],
    ['/a?b=1?c', '/a?b=1%3Fc&lang=en'],
  ])('%s', (path, href) => {
    expect(langHref(path, 'en')).toBe(href);
  });
});

test('a confirmation says what it does, posts its fields and offers the way back', async () => {
  const root = await render(
    <ConfirmPage
      page={page}
      title="Mikkel: ny dato"
      action="/move"
      confirm="Flyt datoen"
      cancelHref="/course/1"
      fields={{ to: '2027-02-01' }}
    >
      <TextField name="reason" label="Hvorfor" />
    </ConfirmPage>,
  );
  expect(textOf(root.querySelector('.button-primary'))).toBe('Flyt datoen');
  expect(root.querySelector('[name=to]')?.getAttribute('value')).toBe('2027-02-01');
  expect(root.querySelector('.pm-cancel')?.getAttribute('href')).toBe('/course/1');
});
