/** Our own mark: two strokes that carry a third. */
export const Mark = () => (
  <svg class="pm-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="pm-mark-bearer" d="M7 28C7 21 8.5 16.5 12.5 13.5" />
    <path class="pm-mark-bearer" d="M25 28C25 21 23.5 16.5 19.5 13.5" />
    <path class="pm-mark-borne" d="M5 10.5C10 5.5 22 5.5 27 10.5" />
  </svg>
);
