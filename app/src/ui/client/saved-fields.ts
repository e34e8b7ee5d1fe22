/** Name and value of every choice and text a person made; never hidden fields, passwords or files. */
export type SavedFields = readonly (readonly [string, string])[];

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const never = new Set(['hidden', 'password', 'file', 'submit', 'button']);

export const isField = (target: EventTarget | null): target is Field =>
  (target instanceof HTMLInputElement && !never.has(target.type)) ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

const isChoice = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter(isField).filter((field) => field.name !== '');

export const readFields = (form: HTMLFormElement): SavedFields =>
  fieldsOf(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map((field) => [field.name, field.value]);

/** Puts saved values back; a field that was not saved as chosen is unchosen. */
export function writeFields(form: HTMLFormElement, saved: SavedFields): void {
  for (const field of fieldsOf(form)) {
    if (isChoice(field))
      field.checked = saved.some(([name, value]) => name === field.name && value === field.value);
    else field.value = saved.find(([name]) => name === field.name)?.[1] ?? field.value;
  }
}
