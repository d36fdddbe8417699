import type { Instant } from '#kernel/time.ts';
import { inMoney } from './money.ts';

/** What somebody may be given to decide. The first four are about money and need an amount. */
const MONEY_POWERS = ['waiver', 'refund', 'ex gratia', 'remedy'] as const;
export const POWERS = [...MONEY_POWERS, 'exception', 'restriction', 'refusal'] as const;
export type Power = (typeof POWERS)[number];

export const isMoney = (power: string): boolean => MONEY_POWERS.some((one) => one === power);

/** Who holds something: whoever has a position, or one person by name. */
export type Holder = { readonly role: string } | { readonly officerId: string };

/** One line of the delegations: by which instrument who may decide what, up to how much, and under which conditions. */
export type Line = {
  readonly id: string;
  readonly instrument: string;
  readonly holder: Holder;
  readonly power: Power;
  /** Null: no limit, or nothing that is about money. */
  readonly limitCents: number | null;
  /** Above this a second person signs; 0 is always, null is never. */
  readonly secondAboveCents: number | null;
  /** The kinds of case it is for; none means all. */
  readonly kinds: readonly string[];
  /** Only for cases of the teams the decider belongs to. */
  readonly ownTeams: boolean;
  /** What nobody but the decider can see to: they say that it is so. */
  readonly condition: string;
  readonly from: Instant;
  /** When it lapses; null: not by itself. */
  readonly until: Instant | null;
  readonly endedAt: Instant | null;
};

/** Somebody who acts in a position, or in place of a person, for a time. */
export type Acting = {
  readonly id: string;
  readonly officerId: string;
  readonly as: Holder;
  readonly from: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
};

export type Table = { readonly lines: readonly Line[]; readonly acting: readonly Acting[] };

export type Decider = {
  readonly officerId: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
};

/** What is to be decided, on which case. */
export type Matter = {
  readonly power: Power;
  readonly amountCents: number | null;
  readonly kind: string;
  readonly teamId: string;
};

export type Allowed = {
  readonly ok: true;
  readonly lineId: string;
  /** The appointment under which it is theirs; null: it is their own. */
  readonly actingId: string | null;
  readonly limitCents: number | null;
  readonly secondAboveCents: number | null;
  /** A second person has to sign as well. */
  readonly second: boolean;
  readonly condition: string;
  readonly because: string;
};
export type NotAllowed = { readonly ok: false; readonly because: string };
export type Verdict = Allowed | NotAllowed;

/** `sign`: that of the money, such as $. */
export type Moment = { readonly now: Instant; readonly sign: string };

export const inForce = (it: Pick<Line, 'from' | 'until' | 'endedAt'>, now: Instant): boolean =>
  it.from <= now && (it.until === null || now < it.until) && (it.endedAt === null || now < it.endedAt);

/** Whether a line needs a second signature for an amount. What has no amount needs one where the line ever does. */
const needsSecond = (secondAboveCents: number | null, amountCents: number | null): boolean =>
  secondAboveCents !== null && (amountCents === null || amountCents > secondAboveCents);

/**
 * Whether somebody may decide this now: by which line, or why none of theirs reaches. It is asked at the moment of the
 * decision, so what has lapsed since it was asked for has lapsed.
 */
export function mayDecide(table: Table, who: Decider, matter: Matter, moment: Moment): Verdict {
  if (isMoney(matter.power) && (matter.amountCents === null || matter.amountCents <= 0))
    return { ok: false, because: `A ${matter.power} needs an amount.` };
  const theirs = linesOf(table, who, moment.now).filter(({ line }) => line.power === matter.power);
  const reached = theirs.filter(({ line }) => whyNot(line, who, matter, moment) === undefined);
  const [best] = reached.toSorted(
    (a, b) =>
      Number(needsSecond(a.line.secondAboveCents, matter.amountCents)) -
        Number(needsSecond(b.line.secondAboveCents, matter.amountCents)) ||
      Number(a.acting !== null) - Number(b.acting !== null) ||
      (a.line.id < b.line.id ? -1 : 1),
  );
  if (best === undefined) return { ok: false, because: becauseNot(theirs, who, matter, moment) };
  const { line, acting } = best;
  return {
    ok: true,
    lineId: line.id,
    actingId: acting?.id ?? null,
    limitCents: line.limitCents,
    secondAboveCents: line.secondAboveCents,
    second: needsSecond(line.secondAboveCents, matter.amountCents),
    condition: line.condition,
    because: becauseOf(best, moment),
  };
}

type Theirs = { readonly line: Line; readonly acting: Acting | null };

/** The positions and persons somebody stands for now, their own first. */
export function standsFor({ acting }: Pick<Table, 'acting'>, who: Decider, now: Instant) {
  const own = { roles: who.roles, officerIds: [who.officerId], acting: null };
  const others = acting
    .filter((one) => one.officerId === who.officerId && inForce(one, now))
    .map((one) => ({
      roles: 'role' in one.as ? [one.as.role] : [],
      officerIds: 'officerId' in one.as ? [one.as.officerId] : [],
      acting: one,
    }));
  return [own, ...others];
}

function linesOf(table: Table, who: Decider, now: Instant): Theirs[] {
  return standsFor(table, who, now).flatMap(({ roles, officerIds, acting }) =>
    table.lines
      .filter(({ holder }) => ('role' in holder ? roles.includes(holder.role) : officerIds.includes(holder.officerId)))
      .map((line) => ({ line, acting })),
  );
}

function whyNot(line: Line, who: Decider, matter: Matter, { now, sign }: Moment): string | undefined {
  const why = outOfForce(line, now) ?? outOfReach(line, who, matter, sign);
  return why === undefined ? undefined : `“${line.instrument}” ${why}.`;
}

function outOfForce({ endedAt, until, from }: Line, now: Instant): string | undefined {
  if (endedAt !== null && endedAt <= now) return 'was taken back';
  if (until !== null && until <= now) return 'has lapsed';
  return from > now ? 'is not in force yet' : undefined;
}

function outOfReach(line: Line, who: Decider, matter: Matter, sign: string): string | undefined {
  const { kinds, ownTeams, limitCents } = line;
  if (kinds.length > 0 && !kinds.includes(matter.kind)) return 'is not for this kind of case';
  if (ownTeams && !who.teamIds.includes(matter.teamId)) return 'is for cases of one’s own teams';
  if (limitCents !== null && (matter.amountCents ?? 0) > limitCents) return `goes up to ${inMoney(limitCents, sign)}`;
  return undefined;
}

function becauseNot(theirs: readonly Theirs[], who: Decider, matter: Matter, moment: Moment): string {
  if (theirs.length === 0) return `No delegation gives them a ${matter.power}.`;
  return [...new Set(theirs.map(({ line }) => whyNot(line, who, matter, moment) ?? ''))].join(' ');
}

function becauseOf({ line, acting }: Theirs, { sign }: Moment): string {
  const limit = line.limitCents === null ? '' : `, up to ${inMoney(line.limitCents, sign)}`;
  const whose = acting === null ? '' : ', while acting';
  return `By “${line.instrument}”${limit}${whose}.`;
}
