/** Small drawn signs, so that no meaning hangs on colour alone. */
export type IconName = 'done' | 'soon' | 'danger' | 'info' | 'next';

const paths: Readonly<Record<IconName, string>> = {
  done: 'M4 10.5l4 4 8-9',
  soon: 'M10 5v5.5l3.5 2M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15',
  danger: 'M10 3l8 14H2zM10 8.5v4M10 14.6v.4',
  info: 'M10 9v5.5M10 5.8v.4M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15',
  next: 'M7 4l6 6-6 6',
};

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="pm-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
