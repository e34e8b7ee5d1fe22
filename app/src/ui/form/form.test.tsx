import { describe, expect, test } from 'vitest';
import {
  Checkbox,
  CheckboxGroup,
  type Content,
  DateField,
  FileField,
  Form,
  type FormErrors,
  NumberField,
  PostButton,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../index.ts';
import { hostile } from '../test/hostile.ts';
import { markup, pageContext, render, textOf } from '../test/render.ts';

const page = pageContext();
const options = [
  { value: 'visit', text: 'Besøg', hint: 'I fængslet eller ude' },
  { value: 'phone', text: 'Telefon' },
];

const everyField = (text = '') => (
  <>
    <TextField name="name" label="Navn" hint="Som i passet" value={text} />
    <TextArea name="note" label="Note" value={text} maxLength={500} optional />
    <NumberField name="minutes" label="Varighed" suffix="minutter" value={45} />
    <DateField name="date" label="Dag" value={Temporal.PlainDate.from('2027-01-12')} />
    <TimeField name="time" label="Tid" />
    <Select name="town" label="By" options={[{ value: 'aarhus', text: text || 'Aarhus' }]} value="aarhus" />
    <RadioGroup name="how" legend="Hvordan" options={options} value="phone" variant="big" />
    <CheckboxGroup name="areas" legend="Emner" options={options} values={['visit']} variant="chips" />
    <Checkbox name="concern" label="Jeg er bekymret" tone="concern" />
    <FileField name="file" label="Fil" accept=".csv" />
  </>
);

const form = (children: Content, errors: FormErrors = {}, more: { thumb?: boolean; draft?: string } = {}) => (
  <Form page={page} action="/log" submit="Gem" errors={errors} requestId="request-1" {...more}>
    {children}
  </Form>
);

describe('a form', () => {
  test('posts its token, its request id and its own hidden fields', async () => {
    const root = await render(form(null));
    const element = root.querySelector('form');
    expect(element?.getAttribute('method')).toBe('post');
    expect(element?.getAttribute('action')).toBe('/log');
    expect(element?.hasAttribute('novalidate')).toBe(true);
    expect(root.querySelector('[name=_csrf]')?.getAttribute('value')).toBe('token');
    expect(root.querySelector('[name=_request]')?.getAttribute('value')).toBe('request-1');
    expect(textOf(root.querySelector('button'))).toBe('Gem');
  });

  test('makes a request id of its own when none is given', async () => {
    const root = await render(<PostButton page={page} action="/accept" text="Accepter" />);
    expect(root.querySelector('[name=_request]')?.getAttribute('value')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('carries files and a draft only when asked to', async () => {
    const plain = await render(form(null));
    expect(plain.querySelector('form')?.hasAttribute('enctype')).toBe(false);
    expect(plain.querySelector('form')?.hasAttribute('data-draft')).toBe(false);
    const root = await render(form(null, {}, { draft: 'contact:1' }));
    expect(root.querySelector('form')?.getAttribute('data-draft')).toBe('contact:1');
  });
});

describe('fields', () => {
  test('every input a person sees has a label that points to it, and every id is used once', async () => {
    const root = await render(form(everyField()));
    const inputs = [...root.querySelectorAll('input:not([type=hidden]), textarea, select')];
    expect(inputs).toHaveLength(12);
    for (const input of inputs) expect(textOf(root.querySelector(`label[for="${input.id}"]`))).not.toBe('');
    const ids = [...root.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every description exists', async () => {
    const root = await render(
      form(everyField(), { name: 'Skriv navnet.', how: 'Vælg hvordan.', areas: 'Vælg et.' }),
    );
    const described = [...root.querySelectorAll('[aria-describedby]')];
    expect(described.length).toBeGreaterThan(4);
    for (const element of described) {
      for (const id of element.getAttribute('aria-describedby')?.split(' ') ?? []) {
        expect(root.getElementById(id), id).not.toBeNull();
      }
    }
  });

  test('only the optional ones say so; the others are required', async () => {
    const root = await render(form(everyField()));
    expect(textOf(root.querySelector('label[for=f-note]'))).toBe('Note (frivilligt)');
    expect(root.querySelector('#f-note')?.hasAttribute('required')).toBe(false);
    expect(textOf(root.querySelector('label[for=f-name]'))).toBe('Navn');
    expect(root.querySelector('#f-name')?.hasAttribute('required')).toBe(true);
  });

  test('values come back: text, choice, list and date, the date also in words', async () => {
    const root = await render(form(everyField('Søren')));
    expect(root.querySelector('#f-name')?.getAttribute('value')).toBe('Søren');
    expect(root.querySelector('#f-note')?.textContent).toBe('Søren');
    expect(root.querySelector('#f-town option[selected]')?.getAttribute('value')).toBe('aarhus');
    expect(root.querySelector('[name=how][checked]')?.getAttribute('value')).toBe('phone');
    expect(root.querySelector('#f-date')?.getAttribute('value')).toBe('2027-01-12');
    expect(textOf(root.querySelector('output'))).toBe('tirsdag 12. januar 2027');
  });

  test('a list is posted under a name with brackets, so that one choice is a list too', async () => {
    const root = await render(form(everyField()));
    const names = [...root.querySelectorAll('.pm-chips input')].map((input) => input.getAttribute('name'));
    expect(names).toEqual(['areas[]', 'areas[]']);
    expect(root.querySelector('.pm-chips [checked]')?.getAttribute('value')).toBe('visit');
  });

  test('two forms on a page keep their ids apart', async () => {
    const one = (id: string) => (
      <Form page={page} action="/x" submit="Gem" id={id} errors={{ name: 'Skriv navnet.' }}>
        <TextField name="name" label="Navn" />
      </Form>
    );
    const root = await render([one('a'), one('b')]);
    expect(root.getElementById('a-name')).not.toBeNull();
    expect(root.querySelector('a[href="#b-name"]')).not.toBeNull();
  });
});

describe('errors', () => {
  const errors = { name: 'Skriv navnet.', how: 'Vælg hvordan.', areas: 'Vælg mindst et emne.' };

  test('stand first, count themselves and lead to a field that exists', async () => {
    const root = await render(form(everyField(), errors));
    const summary = root.querySelector('[data-error-summary]');
    expect(summary?.getAttribute('role')).toBe('alert');
    expect(summary?.getAttribute('tabindex')).toBe('-1');
    expect(textOf(summary?.querySelector('h2') ?? null)).toBe('Der er 3 ting at rette');
    const links = [...(summary?.querySelectorAll('a') ?? [])];
    expect(links.map(textOf)).toEqual(Object.values(errors));
    for (const link of links) {
      const target = root.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      expect(target?.localName).toBe('input');
    }
  });

  test('stand beside the field too, tied to it', async () => {
    const root = await render(form(everyField(), errors));
    const input = root.getElementById('f-name');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    expect(input?.getAttribute('aria-describedby')).toBe('f-name-hint f-name-error');
    expect(textOf(root.getElementById('f-name-error'))).toBe('Ret dette: Skriv navnet.');
    expect(root.getElementById('f-note')?.hasAttribute('aria-invalid')).toBe(false);
  });

  test('one of the whole form has no link', async () => {
    const root = await render(form(null, { '': 'Personen er allerede henvist.' }));
    expect(textOf(root.querySelector('[data-error-summary] h2'))).toBe('Der er én ting at rette');
    expect(root.querySelector('[data-error-summary] a')).toBeNull();
  });
});

test('nothing a person writes becomes markup', async () => {
  const calm = await render(form(everyField('x'), { name: 'x' }));
  for (const text of hostile) {
    const root = await render(form(everyField(text), { name: text }));
    expect(root.querySelectorAll('*').length, text).toBe(calm.querySelectorAll('*').length);
    expect(root.querySelector('#f-name')?.getAttribute('value')).toBe(text);
    expect(await markup(form(everyField(text)))).not.toMatch(/<script|<img|<svg/u);
  }
});

test('a button that stands beside a name says which one to those who do not see the line', async () => {
  const root = await render(
    <PostButton page={page} action="/a" text="Accepter" context="Mikkel" fields={{ id: '7' }} />,
  );
  expect(textOf(root.querySelector('button'))).toBe('Accepter Mikkel');
  expect(root.querySelector('[name=id]')?.getAttribute('value')).toBe('7');
});
