/** JSON has no infinity: a limit that is not bounded is null. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
