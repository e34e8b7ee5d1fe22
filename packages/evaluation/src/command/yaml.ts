import { type Document, LineCounter, parseDocument, visit } from 'yaml';

/** A place at which a file is no YAML that can be used; the line where there is one. */
export interface YamlFault {
  readonly line?: number;
  readonly what: string;
}

export type ReadYaml =
  | {
      readonly ok: true;
      readonly source: unknown;
      readonly document: Document;
      readonly lines: LineCounter;
    }
  | { readonly ok: false; readonly faults: readonly YamlFault[] };

/** Beyond this a few lines of repetitions would unfold to more than the memory holds. */
const repetitions = 100;

/** A character written as an escape that neither a fingerprint nor a database can keep. */
const isUnkept = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed());

function unkept(document: Document.Parsed, lines: LineCounter): YamlFault[] {
  const found: YamlFault[] = [];
  visit(document, {
    Scalar(_, { value, range }) {
      if (!isUnkept(value)) return;
      const at = range ? { line: lines.linePos(range[0]).line } : {};
      found.push({ ...at, what: 'a text holds NUL or half a character' });
    },
  });
  return found;
}

/** Reads YAML (or JSON, which is YAML) into plain values. A tag that is not known is a fault: what it meant would be lost. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const said = [...document.errors, ...document.warnings].map(({ pos: [at], message }) => ({
    line: lines.linePos(at).line,
    what: message.split('\n')[0] ?? '',
  }));
  const faults = said.length > 0 ? said : unkept(document, lines);
  if (faults.length > 0) return { ok: false, faults };
  try {
    return { ok: true, source: document.toJS({ maxAliasCount: repetitions }), document, lines };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { ok: false, faults: [{ what: error.message.split('\n')[0] ?? '' }] };
  }
}
