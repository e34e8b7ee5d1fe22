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
