/**
 * Keys that are pressed for a form, a menu or the palette while it is still being fetched. They are kept in their order,
 * and pressed again for it when it is there: nobody has to know how fast the line is.
 */
type HeldKey = { readonly text: string } | { readonly key: string; readonly init: KeyboardEventInit };
type Wait = { readonly onLeave: () => void };

const waits: Wait[] = [];
const state: { keys: readonly HeldKey[]; listening: boolean; giving: boolean } = {
  keys: [],
  listening: false,
  giving: false,
};
const listeners = new Set<() => void>();

/** What floats and takes keys. */
const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const FIELD =
  'textarea, select, [contenteditable="true"], input:not([type=checkbox], [type=radio], [type=button], [type=submit])';
const STOPS = `a[href], button:not([disabled], [tabindex="-1"]), [tabindex="0"], input:not([disabled]), ${FIELD}`;
/** What was awaited comes with the next picture or two; past so many it does not come. */
const MOST_FRAMES = 90;

function put(keys: readonly HeldKey[]): void {
  state.keys = keys;
  for (const listener of listeners) listener();
}

export const onHeld = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** What has been typed so far, to be shown meanwhile. */
export const heldText = (): string =>
  state.keys.map((one) => ('text' in one ? one.text : one.key === 'Enter' ? '\n' : '')).join('');

/** From now on keys are kept. The answer is called when what was awaited is there, or is not wanted any more. */
export function holdKeys(onLeave: () => void): () => void {
  const wait = { onLeave };
  waits.push(wait);
  listen();
  return () => {
    const at = waits.indexOf(wait);
    if (at === -1) return;
    waits.splice(at, 1);
    if (waits.length === 0) void giveBack();
  };
}

function listen(): void {
  if (state.listening) return;
  state.listening = true;
  window.addEventListener('keydown', keep, { capture: true });
}

function deaf(): void {
  state.listening = false;
  put([]);
  window.removeEventListener('keydown', keep, { capture: true });
}

/** Adds words that came without a key: dictated, pasted, or composed from several. */
export const holdText = (text: string): void => put(withText(state.keys, text));

function withText(keys: readonly HeldKey[], text: string): readonly HeldKey[] {
  const last = keys.at(-1);
  return last !== undefined && 'text' in last
    ? [...keys.slice(0, -1), { text: last.text + text }]
    : [...keys, { text }];
}

/** What we press again ourselves, what is being composed, and a key held alone are not for us; nor are the browser's own. */
function isOurs({ isTrusted, isComposing, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!isTrusted || isComposing || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key)) return false;
  // Pasting and copying stay the browser's; a word from a soft keyboard names no key.
  if ((ctrlKey || metaKey) && key.length === 1) return false;
  return !/^(F\d+|Unidentified|Process|Dead)$/.test(key);
}

function keep(event: KeyboardEvent): void {
  if (!isOurs(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const held = ctrlKey || metaKey || altKey;
  if (key === 'Escape' && !state.giving) leave();
  else if (key.length === 1 && !held) holdText(key);
  else if (key === 'Backspace' && !held) put(shorter(state.keys));
  else put([...state.keys, { key, init: { key, code, ctrlKey, metaKey, altKey, shiftKey } }]);
}

function leave(): void {
  const all = [...waits];
  put([]);
  for (const { onLeave } of all) onLeave();
}

function shorter(keys: readonly HeldKey[]): readonly HeldKey[] {
  const last = keys.at(-1);
  if (last === undefined) return [{ key: 'Backspace', init: { key: 'Backspace' } }];
  if (!('text' in last)) return [...keys, { key: 'Backspace', init: { key: 'Backspace' } }];
  const left = [...last.text].slice(0, -1).join('');
  return left === '' ? keys.slice(0, -1) : [...keys.slice(0, -1), { text: left }];
}

/** Presses what was kept, one by one, where the focus is by then. What is pressed meanwhile comes after it. */
async function giveBack(): Promise<void> {
  if (state.giving) return;
  state.giving = true;
  const there = state.keys.length === 0 || (await somethingFloats());
  while (there && waits.length === 0 && state.keys.length > 0) {
    const [first, ...rest] = state.keys;
    put(rest);
    if (first !== undefined) press(first);
    await frame();
  }
  state.giving = false;
  if (waits.length === 0) deaf();
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function somethingFloats(): Promise<boolean> {
  for (let n = 0; n < MOST_FRAMES && waits.length === 0; n += 1) {
    if (document.activeElement?.closest(FLOATING) !== null && document.activeElement !== null) return true;
    await frame();
  }
  return false;
}

function press(one: HeldKey): void {
  if ('text' in one) type(one.text);
  else {
    const { activeElement } = document;
    const event = new KeyboardEvent('keydown', { ...one.init, bubbles: true, cancelable: true });
    if (activeElement?.dispatchEvent(event) === true) asTheBrowserWould(activeElement, one.key, one.init);
  }
}

function type(text: string): void {
  const { activeElement } = document;
  const field =
    activeElement?.matches(FIELD) === true
      ? activeElement
      : activeElement?.closest(FLOATING)?.querySelector<HTMLElement>(`textarea, ${FIELD}`);
  if (!(field instanceof HTMLElement)) return;
  field.focus();
  // oxlint-disable-next-line typescript/no-deprecated -- There is no other way to insert text that Control Z takes out again.
  document.execCommand('insertText', false, text);
}

/** What a key does by itself, because a key that a program presses does not do it. */
function asTheBrowserWould(at: Element, key: string, { shiftKey = false, ctrlKey = false }: KeyboardEventInit): void {
  if (key === 'Tab') goTo(at, shiftKey ? -1 : 1);
  // oxlint-disable-next-line typescript/no-deprecated -- As above.
  if (key === 'Backspace') document.execCommand('delete');
  if (key === 'Enter' && !ctrlKey) enter(at);
}

function enter(at: Element): void {
  if (at instanceof HTMLTextAreaElement) type('\n');
  else if (at instanceof HTMLInputElement) at.form?.requestSubmit();
  else if (at instanceof HTMLElement && at.matches('button, a')) at.click();
}

function goTo(from: Element, step: 1 | -1): void {
  const stops = [...(from.closest(FLOATING)?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter((one) =>
    one.checkVisibility(),
  );
  const at = stops.findIndex((one) => one === from);
  stops[(at + step + stops.length) % Math.max(1, stops.length)]?.focus();
}
