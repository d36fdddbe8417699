type Line = { readonly depth: number; readonly body: string; readonly soft: boolean };

/**
 * Joins the soft line breaks of format=flowed (RFC 3676): a line that ends in a space continues on the next line of
 * the same quote depth. The signature separator `-- ` is a line of its own.
 */
export function joinFlowedLines(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open: { readonly depth: number; readonly pieces: string[] } | null = null;
  for (const { depth, body, soft } of text.split('\n').map(lineOf)) {
    const kept = soft && deleteSpace ? body.slice(0, -1) : body;
    if (open && (depth !== open.depth || body === '-- ')) {
      out.push(open.pieces.join(''));
      open = null;
    }
    open ??= { depth, pieces: depth > 0 ? ['>'.repeat(depth), ' '] : [] };
    open.pieces.push(kept);
    if (soft) continue;
    out.push(open.pieces.join(''));
    open = null;
  }
  if (open) out.push(open.pieces.join(''));
  return out.join('\n');
}

function lineOf(line: string): Line {
  const depth = /^>*/.exec(line)?.[0].length ?? 0;
  const body = line.slice(depth).replace(/^ /, '');
  return { depth, body, soft: body.endsWith(' ') && body !== '-- ' };
}
