import { html, type Html } from '#kernel/html.ts';

/** What is wrong with each field of a form, by the field's id, in words. */
export type Faults = ReadonlyMap<string, string>;

type Shared = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly note?: string | undefined;
  readonly faults: Faults;
  /** The class of the whole field, where it is shown only beside a certain choice. */
  readonly only?: string | undefined;
};

const describedBy = ({ id, hint, faults }: Shared): string =>
  [...(hint === undefined ? [] : [`${id}-hint`]), ...(faults.has(id) ? [`${id}-fault`] : [])].join(' ');

/** The attributes that tie a control to its hint and to what is wrong with it. */
const ties = (it: Shared): Html => {
  const by = describedBy(it);
  return html`${by !== '' && html` aria-describedby="${by}"`}${it.faults.has(it.id) && html` aria-invalid="true"`}`;
};

const above = ({ id, label, hint, note, faults }: Shared): Html =>
  html`<label for="${id}">${label}${note !== undefined && html` <span class="note">${note}</span>`}</label>
    ${hint !== undefined && html`<span class="hint" id="${id}-hint">${hint}</span>`}${faultOf(id, faults)}`;

const faultOf = (id: string, faults: Faults): Html | undefined => {
  const fault = faults.get(id);
  return fault === undefined ? undefined : html`<span class="fault" id="${id}-fault">${fault}</span>`;
};

const field = (it: Shared, control: Html): Html =>
  html`<div class="field${it.faults.has(it.id) && ' is-wrong'}${it.only !== undefined && ` only ${it.only}`}">
    ${above(it)}${control}
  </div>`;

export type Line = Shared & {
  readonly value: string;
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly autocomplete?: string;
  readonly inputmode?: string;
};

/** One line. Nothing limits what can be typed: a text that is cut off without a word is a text that is lost. */
export const line = (it: Line): Html =>
  field(
    it,
    html`<input
      class="input"
      id="${it.id}"
      name="${it.id}"
      type="${it.type ?? 'text'}"
      value="${it.value}"
      ${it.autocomplete !== undefined && html` autocomplete="${it.autocomplete}"`}${ties(it)}
    />`,
  );

export type Text = Shared & { readonly value: string; readonly rows: number; readonly autocomplete?: string };

// A browser drops the first line break after the tag, so one is given for it to drop.
export const text = (it: Text): Html =>
  field(
    it,
    html`<textarea
      class="input"
      id="${it.id}"
      name="${it.id}"
      rows="${it.rows}"
      ${it.autocomplete !== undefined && html` autocomplete="${it.autocomplete}"`}${ties(it)}
    >
${it.value}</textarea>`,
  );

export const files = (it: Shared): Html =>
  field(it, html`<input class="input file" id="${it.id}" name="${it.id}" type="file" multiple${ties(it)} />`);

export type Choice = Shared & {
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
};

/** One of several. The first option carries the field's id, so that the summary of faults leads to it. */
export const choice = (it: Choice): Html =>
  html`<fieldset class="field${it.faults.has(it.id) && ' is-wrong'}">
    <legend>${it.label}</legend>
    ${faultOf(it.id, it.faults)}
    <div class="ways">
      ${it.options.map(
        ([value, label], n) =>
          html`<label class="tickbox"
            ><input
              type="radio"
              name="${it.id}"
              id="${n === 0 ? it.id : `${it.id}-${value}`}"
              value="${value}"
              ${value === it.value && html` checked`}${it.faults.has(it.id) && html` aria-describedby="${it.id}-fault"`}
            /><span>${label}</span></label
          >`,
      )}
    </div>
  </fieldset>`;

export type Summary = {
  readonly title: string;
  /** Said of the whole: that nothing is lost, when to try again. */
  readonly lead?: readonly string[];
  readonly faults: Faults;
  readonly more?: Html | undefined;
};

/** Everything that is wrong, at the top, each leading to its field. The browser goes there first. */
export const summary = ({ title, lead = [], faults, more }: Summary): Html =>
  html`<div class="wrong" role="alert" tabindex="-1" autofocus aria-labelledby="wrong">
    <h2 id="wrong">${title}</h2>
    ${lead.map((sentence) => html`<p>${sentence}</p>`)}
    ${
      faults.size > 0 &&
      html`<ul>
        ${[...faults].map(([id, fault]) => html`<li><a href="#${id}">${fault}</a></li>`)}
      </ul>`
    }${more}
  </div>`;
