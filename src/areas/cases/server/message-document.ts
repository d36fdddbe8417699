import { html, trusted } from '#kernel/html.ts';
import type { Db } from '#platform/db.ts';
import type { Actor } from '#platform/work.ts';
import { readMessage } from './message.ts';
import { sql } from 'kysely';

export type Document = { readonly markup: string; readonly policy: string; readonly caseId: string };

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:12px;overflow-wrap:anywhere}img{max-width:100%;height:auto}
blockquote{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #b8c4c4}table{max-width:100%}`;

/**
 * A message's HTML as a document of its own, for a frame that runs nothing. It was sanitised when it came; pictures that
 * are part of the message are shown, and remote ones only when the officer asks, because asking tells the sender.
 */
export async function messageDocument(
  reading: { db: Db; actor: Actor },
  id: string,
  remote: boolean,
): Promise<Document> {
  const message = await readMessage(reading, id);
  const inline = await inlineParts(reading.db, id);
  const own = (message.html ?? '').replace(/(["'])cid:([^"']+)\1/gi, (whole, _quote: string, cid: string) => {
    const part = inline.get(cid);
    return part === undefined ? whole : `"/api/attachments/${part}?view=1"`;
  });
  const shown = remote ? own.replace(/\sdata-remote-(src|srcset|background)=/gi, ' $1=') : own;
  const body =
    message.html === null ? html`<pre style="white-space:pre-wrap">${message.fullBody}</pre>` : trusted(shown);
  const page = html`<!doctype html>
    <html>
      <head>
        <meta charset="utf-8" />
        <title>Message</title>
        <base target="_blank" />
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  const images = remote ? "img-src 'self' data: https: http:" : "img-src 'self' data:";
  return {
    caseId: message.caseId,
    markup: page.markup,
    policy: `default-src 'none'; style-src 'unsafe-inline'; ${images}; frame-ancestors 'self'; sandbox allow-popups`,
  };
}

async function inlineParts(db: Db, messageId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; contentId: string }>`
    select id, content_id as "contentId" from cases.attachment
     where message_id = ${messageId} and content_id is not null`.execute(db);
  return new Map(rows.map(({ id, contentId }) => [contentId, id]));
}
