import { useLang } from '../context.ts';
import { formatDate } from '../text/dates.ts';
import type { Words } from '../types.ts';
import { type FieldProps, Group, useField } from './group.tsx';

const words: Words<'left' | 'limit'> = {
  da: { left: 'tegn tilbage', limit: 'Der er plads til {n} tegn.' },
  en: { left: 'characters left', limit: 'There is room for {n} characters.' },
};

/** Widths say how much is expected: xs a few digits, s a code or date, m a name, l a sentence, full the column. */
export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full';

const widths: Readonly<Record<FieldWidth, string>> = {
  xs: 'input-width-xxs',
  s: 'input-width-xs',
  m: 'input-width-m',
  l: 'input-width-xl',
  full: 'pm-full',
};

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  readonly autocomplete?: string | undefined;
  readonly width?: FieldWidth | undefined;
  readonly maxLength?: number | undefined;
  /** Off unless asked for in names, codes and addresses: 'true' only where running text is written. */
  readonly spellcheck?: boolean | undefined;
  readonly autofocus?: boolean | undefined;
}

export function TextField(props: TextFieldProps) {
  const { id, aria } = useField(props);
  return (
    <Group {...props}>
      <input
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        class={`form-input ${widths[props.width ?? 'm']}`}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete ?? 'off'}
        spellcheck={props.spellcheck ?? false}
        maxlength={props.maxLength}
        required={!props.optional}
        autofocus={props.autofocus}
        {...aria}
      />
    </Group>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  /** Shows how much room is left; never cuts what is written. */
  readonly maxLength?: number | undefined;
  readonly rows?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  const lang = useLang();
  const { id, aria } = useField(props);
  const limit = props.maxLength;
  const described = [aria['aria-describedby'], limit === undefined ? '' : `${id}-limit`]
    .filter(Boolean)
    .join(' ');
  return (
    <Group {...props}>
      <textarea
        id={id}
        name={props.name}
        class="form-input pm-full"
        rows={props.rows ?? 4}
        spellcheck={true}
        required={!props.optional}
        aria-invalid={aria['aria-invalid']}
        aria-describedby={described || undefined}
        data-limit={limit}
      >
        {props.value ?? ''}
      </textarea>
      {limit === undefined ? null : (
        <span class="form-hint pm-limit" id={`${id}-limit`} data-left={words[lang].left}>
          {words[lang].limit.replace('{n}', String(limit))}
        </span>
      )}
    </Group>
  );
}

export interface NumberFieldProps extends FieldProps {
  readonly value?: number | string | undefined;
  /** Stands after the number: minutter, kr. */
  readonly suffix?: string | undefined;
  readonly decimal?: boolean | undefined;
  readonly width?: FieldWidth | undefined;
}

/** A number typed as text: no spinner that changes it by a scroll. */
export function NumberField(props: NumberFieldProps) {
  const { id, aria } = useField(props);
  const input = (
    <input
      id={id}
      name={props.name}
      type="text"
      inputmode={props.decimal ? 'decimal' : 'numeric'}
      value={props.value}
      class={`form-input pm-number ${widths[props.width ?? 'xs']}`}
      autocomplete="off"
      required={!props.optional}
      {...aria}
    />
  );
  if (props.suffix === undefined) return <Group {...props}>{input}</Group>;
  return (
    <Group {...props} label={`${props.label} (${props.suffix})`}>
      {input}
    </Group>
  );
}

export interface DateFieldProps extends FieldProps {
  /** A date, or what was posted when it could not be read. */
  readonly value?: Temporal.PlainDate | string | undefined;
  readonly min?: Temporal.PlainDate | undefined;
  readonly max?: Temporal.PlainDate | undefined;
}

/**
 * The browser's own date control: keyboard, screen reader and phone know it; posts one ISO date. The date is written
 * out in words under it, because the control shows day and month in the browser's order, not the page's.
 */
export function DateField(props: DateFieldProps) {
  const lang = useLang();
  const { id, aria } = useField(props);
  const { value } = props;
  const date = value instanceof Temporal.PlainDate ? value : undefined;
  return (
    <Group {...props}>
      <input
        id={id}
        name={props.name}
        type="date"
        value={value?.toString()}
        min={props.min?.toString()}
        max={props.max?.toString()}
        class="form-input input-width-s"
        required={!props.optional}
        data-date={`${id}-words`}
        {...aria}
      />
      <output class="pm-date-words" id={`${id}-words`} for={id}>
        {date ? formatDate(lang, date) : ''}
      </output>
    </Group>
  );
}

export interface TimeFieldProps extends FieldProps {
  /** HH:MM */
  readonly value?: string | undefined;
}

export function TimeField(props: TimeFieldProps) {
  const { id, aria } = useField(props);
  return (
    <Group {...props}>
      <input
        id={id}
        name={props.name}
        type="time"
        value={props.value}
        class="form-input input-width-xs"
        required={!props.optional}
        {...aria}
      />
    </Group>
  );
}

export interface FileFieldProps extends FieldProps {
  /** Accepted kinds, e.g. `.csv,text/csv`. The form needs `files`. */
  readonly accept?: string | undefined;
}

export function FileField(props: FileFieldProps) {
  const { id, aria } = useField(props);
  return (
    <Group {...props}>
      <input
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        class="pm-file"
        required={!props.optional}
        {...aria}
      />
    </Group>
  );
}
