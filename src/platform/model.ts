/** A model somebody else runs: it is asked with words and answers with words. Nothing else of it is known here. */
export type Model = {
  readonly name: string;
  /** Where what is asked goes, as an administrator would say it. */
  readonly host: string;
  readonly ask: (asking: { readonly rules: string; readonly asked: string }) => Promise<Answered>;
};

export type Answered = { readonly words: string } | { readonly trouble: string };

type Opening = {
  readonly url: string;
  readonly key: string | undefined;
  readonly name: string;
  readonly patienceMs?: number;
};

const PATIENCE_MS = 30_000;
const MOST_ASKED = 40_000;
const MOST_ANSWERED = 100_000;
const LONGEST_ANSWER_TOKENS = 800;

/**
 * A model behind an address that speaks as OpenAI's chat completions do. It answers in time and in a size that was agreed to, or there
 * is trouble in one sentence. What it sends elsewhere is not followed: nothing goes to an address that is not in the settings.
 */
export function openModel({ url, key, name, patienceMs = PATIENCE_MS }: Opening): Model {
  const base = new URL(url);
  const address = `${base.origin}${base.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/chat/completions`;
  const ask: Model['ask'] = async ({ rules, asked }) => {
    if (rules.length + asked.length > MOST_ASKED) return { trouble: 'What would be asked is too long.' };
    const messages = [
      { role: 'system', content: rules },
      { role: 'user', content: asked },
    ];
    try {
      const reply = await fetch(address, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({
          model: name,
          messages,
          temperature: 0,
          max_tokens: LONGEST_ANSWER_TOKENS,
          stream: false,
        }),
      });
      if (!reply.ok) {
        await reply.body?.cancel();
        return { trouble: `The model answered with an error (${reply.status}).` };
      }
      return wordsIn(await readUpTo(reply, MOST_ANSWERED));
    } catch (fault) {
      return { trouble: troubleOf(fault, patienceMs) };
    }
  };
  return { name, host: base.host, ask };
}

/** Reads no more than so many bytes: whoever sends more is not listened to any longer. */
async function readUpTo(reply: Response, most: number): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of reply.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function wordsIn(text: string | undefined): Answered {
  if (text === undefined) return { trouble: 'The model answered with more than can be read.' };
  const words = contentOf(text);
  return words === undefined ? { trouble: 'The model answered with something that is not understood.' } : { words };
}

type Completion = { choices?: { message?: { content?: unknown } }[] };

function contentOf(text: string): string | undefined {
  try {
    const { choices } = JSON.parse(text) as Completion;
    const content = choices?.[0]?.message?.content;
    return typeof content === 'string' && content.trim() !== '' ? content : undefined;
  } catch {
    // Whatever it is, it is no answer; the caller says so.
    return undefined;
  }
}

function troubleOf(fault: unknown, patienceMs: number): string {
  if (fault instanceof DOMException && fault.name === 'TimeoutError')
    return `The model did not answer within ${Math.round(patienceMs / 1000)} seconds.`;
  return 'The model could not be reached.';
}
