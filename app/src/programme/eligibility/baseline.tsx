import type { Covariate } from '@primus-motor/trial';
import { NumberField, type PageContext, Select } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** A baseline value that a plan asks for, and what is written of it. */
export interface Baseline {
  readonly asked: Covariate;
  readonly value: string | number | undefined;
}

/** A number or one of the plan's own values, as the plan words them. */
export function BaselineField({ page: { lang }, asked, value }: Baseline & { readonly page: PageContext }) {
  const named = { name: `value-${asked.name}`, label: asked.label[lang], optional: true };
  if (asked.type === 'continuous')
    return <NumberField {...named} value={value} suffix={asked.unit?.[lang]} decimal />;
  return (
    <Select
      {...named}
      value={value === undefined ? '' : String(value)}
      empty={texts[lang].unknown}
      options={asked.categories.map((category) => ({ value: category.value, text: category.label[lang] }))}
    />
  );
}
