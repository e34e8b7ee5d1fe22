/** A mail address that may break where it is read in parts: on a phone there is no room for a long one. */
export const Address = ({ of }: { readonly of: string }) => (
  <span>{of.split(/(?<=[@.])/u).flatMap((part, i) => (i === 0 ? [part] : [<wbr />, part]))}</span>
);
