const strokes = {
  left: 'M7 28C7 21 8.5 16.5 12.5 13.5',
  right: 'M25 28C25 21 23.5 16.5 19.5 13.5',
  borne: 'M5 10.5C10 5.5 22 5.5 27 10.5',
} as const;

/** Our own mark: two strokes that carry a third. */
export const Mark = () => (
  <svg class="pm-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="pm-mark-bearer" d={strokes.left} />
    <path class="pm-mark-bearer" d={strokes.right} />
    <path class="pm-mark-borne" d={strokes.borne} />
  </svg>
);

const { left, right, borne } = strokes;

/** The mark as the browser's icon: in the address itself, so that no page waits for it. */
export const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke-width="4" stroke-linecap="round"><path stroke="#0f5c63" d="${left}${right}"/><path stroke="#94580d" d="${borne}"/></svg>`,
)}`;
