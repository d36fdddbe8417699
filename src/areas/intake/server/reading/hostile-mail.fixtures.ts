/** What a hostile writer knows or can guess. */
export type HostileWorld = {
  readonly caseReplyAddress: string;
  readonly caseMessageIds: readonly string[];
  readonly caseReference: string;
  readonly partyAddress: string;
  readonly strangerAddress: string;
};

export type Chance = { readonly upTo: (limit: number) => number; readonly word: () => string };
export type Draft = { readonly text: string; readonly from: readonly string[] };
export type Family = { readonly what: string; readonly draft: (world: HostileWorld, chance: Chance) => Draft };

export type Fields = readonly (readonly [string, string])[];

export function mail(world: HostileWorld, chance: Chance, fields: Fields, body = 'Please do as I say.'): string {
  const own = new Set(fields.map(([name]) => name.toLowerCase()));
  const usual: Fields = [
    ['To', world.caseReplyAddress],
    ['Subject', `Re: your case ${world.caseReference}`],
    ['Message-ID', `<${chance.word()}@mail.example.net>`],
    ['In-Reply-To', ids(world, chance)],
    ['Date', 'Sat, 21 Nov 2026 10:00:00 +0000'],
  ];
  const all = [...fields, ...usual.filter(([name]) => !own.has(name.toLowerCase()))];
  return `${all.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}\r\n`;
}

export function ids(world: HostileWorld, chance: Chance): string {
  const id = world.caseMessageIds[chance.upTo(world.caseMessageIds.length)] ?? 'none@example.org';
  return `<${id.replace(/^<|>$/g, '')}>`;
}
