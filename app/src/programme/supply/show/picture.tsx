import { formatNumber, type Lang } from '../../../ui/index.ts';
import type { MonthTotal } from '../supply.ts';
import { monthHead, texts } from '../texts.ts';

interface Size {
  readonly width: number;
  readonly label: number;
  readonly step: number;
}

/** A line for each month: short enough for a phone, and no letter is scaled down. */
const sizes = {
  wide: { width: 680, label: 140, step: 30 },
  narrow: { width: 320, label: 96, step: 30 },
} as const;

/** The tones of look.md; the outline tells the second apart without them. */
const filled = '#0f5c63';
const outlined = '#94580d';

const top = 40;
const bar = 16;

interface PictureProps {
  readonly lang: Lang;
  readonly months: readonly MonthTotal[];
  readonly title: string;
}

const Legend = ({ lang, x, apart }: { readonly lang: Lang; readonly x: number; readonly apart: number }) => (
  <>
    <rect x={x} y={8} width={12} height={12} fill={filled} />
    <text x={x + 18} y={18}>
      {texts[lang].has}
    </text>
    <rect x={x + apart} y={8.5} width={11} height={11} fill="none" stroke={outlined} />
    <text x={x + apart + 18} y={18}>
      {texts[lang].hasNot}
    </text>
  </>
);

/** A bar for each month's releases: filled for who has or can have a pair, an empty outline for who has not. */
const Drawing = ({ lang, months, title, size, id }: PictureProps & { size: Size; id: string }) => {
  const most = Math.max(1, ...months.map(({ releases }) => releases));
  const room = size.width - size.label - 44;
  const wide = (n: number) => Math.round((room * n * 10) / most) / 10;
  const height = top + months.length * size.step + 8;
  const number = (n: number) => formatNumber(lang, n);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={size.width}
      height={height}
      viewBox={`0 0 ${size.width} ${height}`}
      role="img"
      aria-labelledby={id}
      font-size="14"
      fill="currentColor"
    >
      <title id={id}>{title}</title>
      <Legend lang={lang} x={0} apart={size === sizes.narrow ? 186 : 220} />
      {months.map((month, index) => {
        const y = top + index * size.step;
        const has = wide(month.covered);
        const lacks = wide(month.releases) - has;
        return (
          <g>
            <text x={0} y={y + 13}>
              {monthHead(lang, month.month)}
            </text>
            {has > 0 ? <rect x={size.label} y={y} width={has} height={bar} fill={filled} /> : null}
            {lacks > 0 ? (
              <rect
                x={size.label + has + 0.5}
                y={y + 0.5}
                width={Math.max(1, lacks - 1)}
                height={bar - 1}
                fill="none"
                stroke={outlined}
              />
            ) : null}
            <text x={size.label + wide(month.releases) + 6} y={y + 13}>
              {month.releases === month.covered
                ? number(month.releases)
                : `${number(month.covered)}/${number(month.releases)}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
};

/** The same picture for a page and for a phone. */
export const supplyPicture = (props: PictureProps) => ({
  wide: String(<Drawing {...props} size={sizes.wide} id="supply-wide" />),
  narrow: String(<Drawing {...props} size={sizes.narrow} id="supply-narrow" />),
});
