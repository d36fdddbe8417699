import type { z } from 'zod';
import type { ReplyOf } from '#ui/wire/call.ts';
import type * as contract from '../../contract.ts';
import type { assessingAct, assuringAct, organisingAct, programmeAct } from '../../contract/acts.ts';

export type Programme = ReplyOf<typeof contract.read>;
export type PlanView = ReplyOf<typeof contract.plans>['plans'][number];
export type Method = PlanView['methods'][number];
export type Attempt = Programme['attempts'][number];
export type Grade = NonNullable<Attempt['grade']>;

/** An act, and at which door it is asked. */
export type Doing =
  | { readonly to: 'act'; readonly act: z.input<typeof programmeAct> }
  | { readonly to: 'assess'; readonly act: z.input<typeof assessingAct> }
  | { readonly to: 'assure'; readonly act: z.input<typeof assuringAct> }
  | { readonly to: 'organise'; readonly act: z.input<typeof organisingAct> };
