import { Refusal } from '#platform/refusal.ts';
import { readSheets } from '#platform/sheet.ts';
import {
  fromCapabilities,
  fromCase,
  fromMatrix,
  fromSheets,
  type CasePackage,
  type Framework,
  type Sheet,
} from '../rules/index.ts';

const unreadable = (reason: string): Refusal =>
  new Refusal(422, reason, [{ field: 'content', problem: 'cannot be read' }]);

/** A file that somebody brought, as a framework: a CASE package, a list of capabilities, a matrix, or a spreadsheet. */
export async function readFramework(name: string, content: Buffer, title: string): Promise<Framework> {
  const read = await readSheets(name, content);
  if (read !== undefined) return sheets(read, title);
  if (/\.(json|jsonld|matrix)$/i.test(name)) return json(content);
  throw unreadable(
    'This kind of file is not known here. Bring a CASE package (.json), a spreadsheet (.xlsx, .csv) or a matrix.',
  );
}

function sheets(read: readonly Sheet[], title: string): Framework {
  const found = fromSheets(read, title);
  if (typeof found === 'string') throw unreadable(found);
  return found;
}

function json(content: Buffer): Framework {
  const it = parsed(content);
  if ('CFDocument' in it) {
    const { CFDocument: document } = it;
    if (typeof document !== 'object' || document === null || !('title' in document) || !('identifier' in document))
      throw unreadable('The package has a CFDocument without a title or an identifier.');
    return fromCase(it as unknown as CasePackage);
  }
  const found = fromCapabilities(it) ?? fromMatrix(it);
  if (found === undefined)
    throw unreadable(
      'The file is no CASE package: it has no CFDocument. A list of capabilities or a matrix was not found either.',
    );
  return found;
}

function parsed(content: Buffer): Record<string, unknown> {
  try {
    const it: unknown = JSON.parse(content.toString('utf8').replace(/^\uFEFF/, ''));
    if (typeof it === 'object' && it !== null && !Array.isArray(it)) return it as Record<string, unknown>;
  } catch {
    // Said below, in the same words.
  }
  throw unreadable('The file is no JSON object.');
}
