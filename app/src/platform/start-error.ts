/**
 * Something that a person who starts Primus Motor can put right: a taken port, a wrong setting, a folder
 * that cannot be written. The message is one line that says what is wrong and what to do; commands print it
 * as it is and exit with 1. Anything else that is thrown is a fault of ours and is printed as one.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The code of a system error (`ENOENT`, `EADDRINUSE`) or of a PostgreSQL error (`28P01`), if there is one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** A full disk as what it is: whatever writes may find it, and PostgreSQL says it in its own way. All else as it came. */
export function told(error: unknown): unknown {
  if (!['ENOSPC', 'EDQUOT', '53100'].includes(errorCode(error) ?? '')) return error;
  return new StartError(
    'there is no space left on the disk of the data folder or of the database: make room and start again; nothing that was saved is lost',
  );
}

/** First line of an error's message, for one-line reports. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/\r?\n/u, 1)[0] ?? text;
}
