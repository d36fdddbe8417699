import { convert } from 'html-to-text';
import sanitize from 'sanitize-html';
import { cleanText } from '#kernel/clean-text.ts';

const MAX_HTML = 2_000_000;
const MAX_NESTING = 100;

const TAGS = [
  'a',
  'abbr',
  'address',
  'article',
  'aside',
  'b',
  'bdi',
  'bdo',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'font',
  'footer',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'main',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'tt',
  'u',
  'ul',
  'var',
  'wbr',
];

const CELL = ['align', 'valign', 'width', 'height', 'bgcolor', 'colspan', 'rowspan', 'data-remote-background'];
const WORDS = [/^[a-z-]{1,30}$/];
const SIZE = [/^-?[\d.]{1,7}(px|pt|em|rem|%|cm|mm|in|ex)?(\s+-?[\d.]{1,7}(px|pt|em|rem|%|cm|mm|in|ex)?){0,3}$/];
const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{1,40}\)$/i, ...WORDS];

/** Styles that can neither load anything nor move text over the desk's own screen. */
const STYLES = {
  '*': {
    color: COLOUR,
    'background-color': COLOUR,
    'font-size': [...SIZE, ...WORDS],
    'font-weight': [/^(\d{3}|[a-z]{1,10})$/],
    'font-style': WORDS,
    'font-family': [/^[\w\s"',-]{1,200}$/],
    'text-align': WORDS,
    'text-decoration': WORDS,
    'vertical-align': WORDS,
    'white-space': WORDS,
    'list-style-type': WORDS,
    'line-height': SIZE,
    'margin-left': SIZE,
    padding: SIZE,
    'padding-left': SIZE,
    'border-collapse': WORDS,
    'text-indent': SIZE,
  },
};

export type SafeHtml = { readonly html: string; readonly problems: readonly string[] };

/**
 * Mail HTML that may be shown: no scripts, forms, styles that position, or anything that loads by itself. Remote
 * pictures keep their address in `data-remote-src`, so that a viewer can show them when the officer asks.
 */
export function safeHtml(source: string): SafeHtml {
  const problems: string[] = [];
  if (source.length > MAX_HTML) problems.push('The HTML is very long; its end was left in the original.');
  const html = sanitize(source.slice(0, MAX_HTML), {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['dir', 'lang', 'title', 'style'],
      a: ['href', 'name', 'rel', 'target'],
      img: ['src', 'alt', 'width', 'height', 'data-remote-src', 'align', 'border'],
      table: [...CELL, 'border', 'cellpadding', 'cellspacing', 'summary'],
      td: CELL,
      th: CELL,
      tr: CELL,
      tbody: CELL,
      col: ['span', 'width'],
      colgroup: ['span', 'width'],
      font: ['color', 'face', 'size'],
      ol: ['start', 'type'],
      ul: ['type'],
      li: ['value'],
      time: ['datetime'],
      div: ['align', 'data-remote-background'],
      p: ['align'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['cid', 'data'] },
    allowProtocolRelative: false,
    allowedStyles: STYLES,
    nestingLimit: MAX_NESTING,
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'head',
      'xml',
      'template',
      'iframe',
      'svg',
      'math',
    ],
    transformTags: { a: linkOpensApart, img: remotePictureKept, '*': remoteBackgroundKept },
  });
  return { html: cleanText(html), problems };
}

function linkOpensApart(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  return { tagName, attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' } };
}

function remotePictureKept(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const { src = '', srcset: _srcset, 'data-remote-src': _planted, ...rest } = attribs;
  const address = src.trim();
  if (/^cid:/i.test(address) || /^data:image\/(png|jpe?g|gif|webp);base64,/i.test(address)) {
    return { tagName, attribs: { ...rest, src: address } };
  }
  return { tagName, attribs: remoteAddress(address) === null ? rest : { ...rest, 'data-remote-src': address } };
}

function remoteBackgroundKept(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const { background, 'data-remote-background': _planted, ...rest } = attribs;
  const address = remoteAddress((background ?? '').trim());
  return { tagName, attribs: address === null ? rest : { ...rest, 'data-remote-background': address } };
}

function remoteAddress(address: string): string | null {
  return /^(https?:)?\/\/[^\s"'<>]+$/i.test(address) && address.length < 4000 ? address : null;
}

/** Plain text of HTML that `safeHtml` has already made harmless and shallow. */
export function htmlToPlainText(safe: string): string {
  const text = convert(safe, {
    wordwrap: false,
    limits: { maxInputLength: MAX_HTML, maxDepth: MAX_NESTING + 20, maxChildNodes: 50_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      {
        selector: 'a',
        options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['(', ')'], noAnchorUrl: true },
      },
      { selector: 'table', format: 'block' },
      { selector: 'td', format: 'inline' },
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      ...[1, 2, 3, 4, 5, 6].map((level) => ({ selector: `h${level}`, options: { uppercase: false } })),
      { selector: 'blockquote', format: 'blockquote' },
      { selector: 'hr', options: { length: 20 } },
    ],
  });
  return cleanText(
    text
      .replace(/[ \t\u00A0]+\n/g, '\n')
      .replace(/\u00A0/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  );
}

/** For parts that only exist as text while a neighbour is HTML. */
export function textToHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  return `<div>${escaped.replaceAll('\n', '<br>')}</div>`;
}
