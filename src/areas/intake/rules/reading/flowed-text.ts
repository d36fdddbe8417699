/**
 * Joins the soft line breaks of format=flowed (RFC 3676): a line that ends in a space continues on the next line of
 * the same quote depth. The signature separator `-- ` is a line of its own.
 */
export function joinFlowedLines(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let open: string[] | null = null;
  let openDepth = 0;
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const body = line.slice(depth).replace(/^ /, '');
    const soft = body.endsWith(' ') && body !== '-- ';
    const kept = soft && deleteSpace ? body.slice(0, -1) : body;
    if (open && depth === openDepth && body !== '-- ') open.push(kept);
    else {
      if (open) out.push(open.join(''));
      open = [depth > 0 ? `${'>'.repeat(depth)} ${kept}` : kept];
      openDepth = depth;
    }
    if (!soft) {
      out.push(open.join(''));
      open = null;
    }
  }
  if (open) out.push(open.join(''));
  return out.join('\n');
}
