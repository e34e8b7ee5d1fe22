import { hiddenFields, type PageContext } from '../types.ts';

export interface HiddenProps {
  readonly name: string;
  readonly value: string;
}

export const Hidden = ({ name, value }: HiddenProps) => <input type="hidden" name={name} value={value} />;

/** Several hidden fields at once. */
export const HiddenFields = ({ fields }: { readonly fields: Readonly<Record<string, string>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <Hidden name={name} value={value} />
    ))}
  </>
);

/** What every form of a page carries: its token, one id per rendering, and the warning that it came back with. */
export const carriedBy = (page: PageContext, request: string): Readonly<Record<string, string>> => ({
  [hiddenFields.csrf]: page.csrf,
  [hiddenFields.request]: request,
  ...(page.warned === undefined ? {} : { [hiddenFields.warned]: page.warned }),
});
