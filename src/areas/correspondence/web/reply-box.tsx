import { useRef, type ComponentProps, type ComponentType, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import {
  OtherTexts,
  PromisedWith,
  Saved,
  ThenFields,
  Writing,
  saidWith,
  useDeskSlots,
  useDraft,
  useLateDraft,
  useNextCase,
  useSendsAll,
  useThen,
  useWishes,
  type Calling,
  type CaseView,
  type UsedDraft,
} from '#areas/cases/web/index.ts';
import { Button } from '#ui/parts/button.tsx';
import { later } from '#ui/parts/later.tsx';
import { Notice, Trouble } from '#ui/parts/states.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { goInto } from '#ui/parts/type-over.ts';
import { Refused } from '#ui/wire/call.ts';
import { useTell } from '#ui/wire/use-ask.ts';
import { say } from '#ui/words/say.ts';
import * as contract from '../contract.ts';
import { gapsIn, type Gap } from '../rules/index.ts';
import { useRecall } from './delivery.tsx';
import { Gaps } from './gaps.tsx';
import { Attach, Papers } from './papers.tsx';
import { ByWay, WayChoice, type PictureProps } from './by-way.tsx';
import { Recipients, recipientsOf } from './recipients.tsx';
import type { RichText as Editor } from './rich-text.tsx';
import { useTemplates, type Template } from './use-templates.ts';
import { useWay, whyNotBy, type UsedWay } from './use-way.ts';

type RichTextProps = ComponentProps<typeof Editor> & { readonly meanwhile: ReactNode };

/** The editor that knows a look. Until it is there the words are written without one. */
const RichText = later<RichTextProps>(
  async () => (await import('./rich-text.tsx')).RichText,
  ({ meanwhile }) => meanwhile,
);

/** Puts in the template that another part of the screen asked for by its name. */
function useWished(templates: ReturnType<typeof useTemplates>, draft: UsedDraft): void {
  useWishes('template', templates.find('').length > 0, (name) => {
    const wanted = templates.find(name).find((one) => one.name === name);
    if (wanted === undefined)
      toast({ words: say('There is no template “{{name}}” that you could use here.', { name }) });
    else draft.write(below(draft.now().body, templates.pick(wanted)));
  });
}

/** Answers the customer and says what happens next, in one act. */
export function ReplyBox({ it, Picture }: { it: CaseView; Picture?: ComponentType<PictureProps> }) {
  const box = useRef<HTMLDivElement>(null);
  const draft = useLateDraft(it.case.id, 'reply', it.drafts);
  const then = useThen(it);
  const known = recipientsOf(it);
  const { papers = [] } = draft.rest;
  const way = useWay(it, draft);
  const to = draft.rest.to ?? known.slice(0, 1).map(({ address }) => address);
  const gaps = gapsIn(draft.body);
  const templates = useTemplates(it, { nextDueAt: then.then.nextDueAt, way }, ({ id, version }: Template) =>
    draft.put({ templates: [...(draft.rest.templates ?? []).filter((one) => one.id !== id), { id, version }] }),
  );
  useWished(templates, draft);
  const why = whyNotBy(way, draft) ?? whyNot({ body: draft.body, to, known: known.length, gaps, way });
  const act = `${draft.act}:${markOf(then.chosen)}`;
  const { send, reply, recall } = useSending(it, { draft, act, to, known, then: then.told, why, way });
  const goTo = (at: Pick<Gap, 'from' | 'to'>, words?: string) => goInto(box.current, at, words);
  const { Check } = useDeskSlots();
  return (
    <div ref={box}>
      <ToWhom {...{ it, draft, way, Picture, known, to }} />
      <OtherTexts draft={draft} />
      <Answer it={it} onSend={send} templates={templates} />
      <PromisedWith draft={draft} />
      <Gaps gaps={gaps} onGo={goTo} />
      <Check text={draft.body} replies onGo={goTo} />
      <Papers papers={papers} onDrop={(id) => draft.put({ papers: papers.filter((one) => one.id !== id) })} />
      {draft.body !== '' && <ReplyTrouble fault={reply.error} />}
      <Trouble fault={recall.error} />
      <footer>
        <Attach caseId={it.case.id} onAdd={(added) => draft.put({ papers: [...papers, ...added] })} />
        <Button
          weight="bare"
          aria-pressed={draft.rest.html !== undefined}
          onClick={() => draft.set(formatted(draft.now(), draft.rest.html === undefined))}
        >
          {say('Formatting')}
        </Button>
        <span className="small quiet hint-of">{say('; puts in a template')}</span>
        <Saved draft={draft} />
        <div className="then-and-send">
          <span className="quiet small then-word">{draft.body !== '' && why !== undefined ? why : say('then')}</span>
          <ThenFields {...then} onSend={send} />
          <Button
            weight="main"
            shortcut="Ctrl ↵"
            aria-disabled={why !== undefined}
            busy={reply.isPending}
            onClick={() => send(false)}
          >
            {say('Send')}
          </Button>
        </div>
      </footer>
    </div>
  );
}

const below = (body: string, words: string): string => [body.trimEnd(), words].filter(Boolean).join('\n\n');

type ToWhomProps = ComponentProps<typeof ByWay> & {
  readonly known: readonly { address: string; name: string; role: string }[];
  readonly to: readonly string[];
};

/** By which way, to whom, and what that way asks for besides. */
function ToWhom({ known, to, ...by }: ToWhomProps) {
  const { draft, way } = by;
  return (
    <>
      <WayChoice way={way} />
      {way.way === 'email' ? (
        <Recipients known={known} to={to} onChange={(next) => draft.put({ to: [...next] })} />
      ) : (
        <ByWay {...by} />
      )}
    </>
  );
}

type AnswerProps = {
  readonly it: CaseView;
  readonly onSend: (next: boolean) => void;
  readonly templates: Calling;
};

/** Plain words first and fast; with a look once the officer asks for it. Only this is drawn anew before a letter is on the screen. */
function Answer({ it, onSend, templates }: AnswerProps) {
  const draft = useDraft(it.case.id, 'reply', it.drafts);
  const plain = (
    <Writing
      label={say('Your answer')}
      value={draft.body}
      onChange={draft.write}
      onSend={onSend}
      onLeave={draft.save}
      calling={[templates]}
      stopsIn={gapsIn}
    />
  );
  if (draft.rest.html === undefined) return plain;
  return (
    <RichText
      // What was put into the text from outside is not in the editor yet, so it begins again with it.
      key={`${draft.writer} ${draft.rest.sources?.length ?? 0}`}
      label={say('Your answer')}
      html={draft.rest.html === '' ? undefined : draft.rest.html}
      body={draft.body}
      onChange={({ html, body }) => draft.look(html, body)}
      onSend={onSend}
      onLeave={draft.save}
      calling={templates}
      meanwhile={plain}
    />
  );
}

/** The same words with or without a look. */
function formatted(draft: Pick<UsedDraft, 'rest'>, rich: boolean) {
  const { html: _html, ...rest } = draft.rest;
  return { rest: rich ? { ...rest, html: '' } : rest };
}

/** What the officer changed of what follows is part of the act: with another next step it is another one. */
const markOf = (chosen: object): number =>
  [...JSON.stringify(chosen)].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 7);

type Whole = {
  readonly draft: ReturnType<typeof useLateDraft>;
  readonly act: string;
  readonly to: readonly string[];
  readonly known: readonly { address: string; name: string }[];
  readonly then: object;
  readonly why: string | undefined;
  readonly way: UsedWay;
};

function useSending(it: CaseView, { draft, act: name, to, known, then, why, way }: Whole) {
  const client = useQueryClient();
  const goOn = useNextCase(it.case.id);
  const recall = useRecall();
  const next = useRef(false);
  const reply = useTell(contract.reply, {
    act: name,
    onDone: ({ messageId, recallUntil, waits }) => {
      draft.end();
      const act = { label: say('Take back'), run: () => recall.mutate({ caseId: it.case.id, messageId }) };
      const names = way.by === undefined ? namesOf(known, to) : way.name;
      if (waits) toast({ words: say('Somebody else reads it before it goes to {{names}}.', { names }), act });
      else if (way.way === 'letter')
        toast({ words: say('The letter to {{names}} is ready to be posted.', { names }), act, until: recallUntil });
      else toast({ words: say('Sent to {{names}}.', { names }), act, until: recallUntil });
      if (next.current) goOn();
      else toTitle();
    },
  });
  const { papers = [], templates, sources, html = '' } = draft.rest;
  const send = useSendsAll(draft.catchUp, (andNext) => {
    if (why !== undefined || reply.isPending) return;
    next.current = andNext;
    reply.mutate(
      {
        params: { id: it.case.id },
        body: {
          body: draft.body,
          ...(html === '' ? {} : { html }),
          ...(way.by === undefined ? { to: [...to] } : { by: way.by }),
          attachmentIds: papers.map(({ id }) => id),
          version: it.case.version,
          then,
          ...saidWith(draft),
          ...(templates === undefined ? {} : { templates }),
          ...(sources === undefined ? {} : { sources }),
          ...(draft.id === undefined ? {} : { draftId: draft.id }),
        },
      },
      // Somebody changed the case meanwhile: fetch it, so that the officer sees what they would be answering over.
      { onError: (fault) => void (fault instanceof Refused && fault.status === 409 && client.invalidateQueries()) },
    );
  });
  return { send, reply, recall };
}

/** What was sent is done: from the title of the case single keys work again, Z among them. */
const toTitle = () => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });

type Unsent = {
  readonly body: string;
  readonly to: readonly string[];
  readonly known: number;
  readonly gaps: readonly Gap[];
  readonly way: UsedWay;
};

function whyNot({ body, to, known, gaps, way }: Unsent): string | undefined {
  if (way.by === undefined && known === 0) return say('There is no address to send it to.');
  if (way.by === undefined && to.length === 0) return say('Choose to whom.');
  if (body.trim() === '') return say('Write something first.');
  const [gap] = gaps;
  return gap === undefined ? undefined : say('Fill in first: {{gap}}.', { gap: gap.asks });
}

function namesOf(known: readonly { address: string; name: string }[], to: readonly string[]): string {
  const names = to.map((address) => known.find((one) => one.address === address)?.name ?? address);
  return new Intl.ListFormat(document.documentElement.lang || 'en').format(names);
}

function ReplyTrouble({ fault }: { fault: Error | null }) {
  if (!(fault instanceof Refused && fault.status === 409))
    return <Trouble fault={fault} kept={say('Your text is still here.')} />;
  return (
    <Notice meaning="due" icon="people" role="alert">
      <b>{fault.message}</b> {say('Your text is kept. Look again above, then send.')}
    </Notice>
  );
}
