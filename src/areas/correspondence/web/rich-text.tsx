import { useEffect, useId, useRef, useState } from 'react';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { EditorContent, Extension, useEditor, useEditorState, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { Suggestions, calledIn, useCalled, type Called, type Calling } from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { say } from '#ui/words/say.ts';
import { gapsIn } from '../rules/index.ts';
import { cleanPaste, paragraphsOf } from './rich-words.ts';

type RichTextProps = {
  readonly label: string;
  /** The text with its look, or the plain words it begins with. */
  readonly html: string | undefined;
  readonly body: string;
  readonly onChange: (change: { html: string; body: string }) => void;
  readonly onSend: (next: boolean) => void;
  readonly onLeave: () => void;
  readonly calling: Calling;
};

const MOST_SHOWN = 7;
/** Marks the places that wait to be filled, wherever they stand. */
const GapMarks = Extension.create({
  name: 'gap marks',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            gapPlaces(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'gap-mark' })),
          ),
      },
    }),
  ],
});

/** Where the gaps of a text stand in its document. */
function gapPlaces(doc: Node): readonly { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, '\n', '\n');
    for (const gap of gapsIn(text)) places.push({ from: pos + 1 + gap.from, to: pos + 1 + gap.to });
    return false;
  });
  return places;
}

const EXTENSIONS = [
  GapMarks,
  StarterKit.configure({
    heading: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, defaultProtocol: 'https' },
  }),
];

/** The answer with bold, lists, quotes and links. It is fetched when an officer asks for it; plain text needs none of it. */
export function RichText({ label, html, body, onChange, onSend, onLeave, calling }: RichTextProps) {
  const list = useId();
  const called = useCalled();
  const [sought, setSought] = useState<Called & { readonly place: number }>();
  const [at, setAt] = useState(0);
  const found = sought === undefined ? [] : calling.find(sought.typed).slice(0, MOST_SHOWN);
  const keys = useRef<(event: KeyboardEvent, editor: Editor) => boolean>(() => false);
  const editor: Editor | null = useEditor({
    extensions: EXTENSIONS,
    content: html ?? paragraphsOf(body),
    injectCSS: false,
    autofocus: 'end',
    editorProps: {
      attributes: { class: 'text rich', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      transformPastedHTML: cleanPaste,
      handleKeyDown: (_view, event): boolean => (editor === null ? false : keys.current(event, editor)),
    },
    onUpdate: ({ editor: now }) => {
      onChange({ html: now.getHTML(), body: now.getText({ blockSeparator: '\n\n' }) });
      setSought(soughtIn(now, calling.sign));
      setAt(0);
    },
    onBlur: () => {
      setSought(undefined);
      onLeave();
    },
  });
  useEffect(() => {
    if (called > 0) editor?.commands.focus();
  }, [called, editor]);
  const pick = (n: number) => {
    const one = found[n];
    if (one === undefined || sought === undefined || editor === null) return;
    const from = sought.place - sought.typed.length - sought.sign.length;
    const filled = calling.pick(one);
    setSought(undefined);
    editor.chain().focus().deleteRange({ from, to: sought.place }).insertContent(paragraphsOf(filled)).run();
    setSought(undefined);
    goToGap(editor, from);
  };
  useEffect(() => {
    const move = (step: number) => setAt((at + step) % found.length);
    const acts = {
      ArrowUp: () => move(found.length - 1),
      ArrowDown: () => move(1),
      Enter: () => pick(at),
      Tab: () => pick(at),
      Escape: () => setSought(undefined),
    };
    keys.current = (event, now) => heard(event, now, { acts: found.length > 0 ? acts : undefined, onSend });
  });
  if (editor === null) return null;
  return (
    <div className="writing">
      {found.length > 0 && <Suggestions id={list} calling={calling} found={found} at={at} pick={pick} />}
      <Tools editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}

type Acts = Readonly<Record<'ArrowUp' | 'ArrowDown' | 'Enter' | 'Tab' | 'Escape', () => void>>;
type Hearing = { readonly acts: Acts | undefined; readonly onSend: (next: boolean) => void };

/** Whether a key was meant for the list, for sending or for the next gap, and not for the text. */
function heard(event: KeyboardEvent, editor: Editor, { acts, onSend }: Hearing): boolean {
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') onSend(event.shiftKey);
    return event.key === 'Enter';
  }
  const act = Object.entries(acts ?? {}).find(([key]) => key === event.key)?.[1];
  act?.();
  return act !== undefined || (event.key === 'Tab' && !event.shiftKey && goToGap(editor, editor.state.selection.to));
}

/** What was begun with the sign just before the caret, and where. */
function soughtIn({ state }: Editor, sign: string): (Called & { place: number }) | undefined {
  const { $head, empty } = state.selection;
  if (!empty) return undefined;
  const before = $head.parent.textBetween(0, $head.parentOffset, '\n', '\n');
  const called = calledIn(before, before.length, [sign]);
  return called === undefined ? undefined : { ...called, place: $head.pos };
}

/** Selects the next gap from a place on. False where there is none, so that Tab leaves as ever. */
function goToGap(editor: Editor, from: number): boolean {
  const next = gapPlaces(editor.state.doc).find((place) => place.from >= from);
  if (next === undefined) return false;
  return editor.chain().focus().setTextSelection(next).scrollIntoView().run();
}

type Tool = {
  readonly word: string;
  readonly keys: string;
  readonly on: string;
  readonly run: (editor: Editor) => void;
};

const toolsOf = (): readonly Tool[] => [
  { word: say('Bold'), keys: 'Ctrl B', on: 'bold', run: (e) => e.chain().focus().toggleBold().run() },
  { word: say('Italic'), keys: 'Ctrl I', on: 'italic', run: (e) => e.chain().focus().toggleItalic().run() },
  { word: say('List'), keys: 'Ctrl ⇧ 8', on: 'bulletList', run: (e) => e.chain().focus().toggleBulletList().run() },
  {
    word: say('Numbers'),
    keys: 'Ctrl ⇧ 7',
    on: 'orderedList',
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  { word: say('Quote'), keys: 'Ctrl ⇧ B', on: 'blockquote', run: (e) => e.chain().focus().toggleBlockquote().run() },
];

function Tools({ editor }: { editor: Editor }) {
  const tools = toolsOf();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => [...tools.map((tool) => now.isActive(tool.on)), now.isActive('link')],
  });
  const [linking, setLinking] = useState(false);
  return (
    <div className="tools row-of" role="toolbar" aria-label={say('Formatting')}>
      {tools.map((tool, n) => (
        <Button
          key={tool.on}
          weight="bare"
          aria-pressed={on[n] === true}
          title={tool.keys}
          onClick={() => tool.run(editor)}
        >
          {tool.word}
        </Button>
      ))}
      <Button
        weight="bare"
        aria-pressed={on[tools.length] === true}
        aria-expanded={linking}
        onClick={() => setLinking(!linking)}
      >
        {say('Link')}
      </Button>
      {linking && <LinkField editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { href } = editor.getAttributes('link');
  const [address, setAddress] = useState(typeof href === 'string' ? href : 'https://');
  const set = () => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (/^(https?:\/\/|mailto:|tel:)\S+$/.test(address)) chain.setLink({ href: address }).run();
    else chain.unsetLink().run();
    onDone();
  };
  return (
    <input
      className="input link-field"
      aria-label={say('Address of the link; empty takes it away')}
      // It opens because somebody asked to type an address.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      value={address}
      onChange={(event) => setAddress(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
        if (event.key !== 'Enter') return;
        event.preventDefault();
        set();
      }}
    />
  );
}
