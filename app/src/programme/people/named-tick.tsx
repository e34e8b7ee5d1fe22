import { Checkbox, type Lang } from '../../ui/index.ts';
import { namesIn } from './names.ts';

const label: Readonly<Record<Lang, string>> = {
  da: 'Navnet skal stå der',
  en: 'The name is to stand there',
};

interface NamedTickProps {
  readonly lang: Lang;
  /** What was written before the form came back. */
  readonly text: string | undefined;
  readonly names: readonly string[];
  readonly checked: boolean;
}

/** The tick that keeps a name; only there when the text that came back holds one. */
export const NamedTick = ({ lang, text = '', names, checked }: NamedTickProps) =>
  namesIn(text, names).length === 0 ? null : <Checkbox name="named" label={label[lang]} checked={checked} />;
