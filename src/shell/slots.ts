import type { CaseSlots, DeskSlots, TodayWords } from '#areas/cases/web/index.ts';
import { CAPABILITY_TODAY } from '#areas/capability/web/index.ts';
import { Clocks } from '#areas/clocks/web/index.ts';
import { ActionToday, Complaint } from '#areas/complaints/web/index.ts';
import { CONDUCT_TODAY, ConductOf } from '#areas/conduct/web/index.ts';
import { DECISIONS_TODAY, Decisions } from '#areas/decisions/web/index.ts';
import { Letters } from '#areas/correspondence/web/index.ts';
import { Answer, Delivered } from '#areas/letters/web/index.ts';
import { AttachedMail, MailToday } from '#areas/intake/web/index.ts';
import { KNOWLEDGE_TODAY, KnowledgeOf } from '#areas/knowledge/web/index.ts';
import { PromiseOffers, PromiseToday, Promises } from '#areas/promises/web/index.ts';
import { RECRUITMENT_TODAY } from '#areas/recruitment/web/index.ts';
import { RosterDecide, RosterTold } from '#areas/roster/web/index.ts';
import { Recovery, RecoveryToday } from '#areas/recovery/web/index.ts';
import { ReferralToday, Referrals } from '#areas/referrals/web/index.ts';
import { ToneOffer, Trends, Triage } from '#areas/triage/web/index.ts';
import { CaseRouting } from '#areas/routing/web/index.ts';
import { WritingCheck } from '#areas/writing/web/index.ts';

/** Who fills the places on the case screen. An area that comes later adds its line here, and nowhere else. */
export const CASE_SLOTS: CaseSlots = {
  Reply: Answer,
  Delivery: Delivered,
  Mail: AttachedMail,
  side: [
    { key: 'knowledge', View: KnowledgeOf },
    { key: 'triage', View: Triage },
    { key: 'complaint', View: Complaint },
    { key: 'decisions', View: Decisions },
    { key: 'conduct', View: ConductOf },
    { key: 'recovery', View: Recovery },
    { key: 'referrals', View: Referrals },
    { key: 'routing', View: CaseRouting },
    { key: 'promises', View: Promises },
    { key: 'clocks', View: Clocks },
  ],
};

/** How the things are told that areas above cases add to Today. */
export const TODAY_WORDS: Readonly<Record<string, TodayWords>> = {
  'intake.mail': MailToday,
  'promises.promise': PromiseToday,
  'roster.told': RosterTold,
  'roster.decide': RosterDecide,
  ...DECISIONS_TODAY,
  ...CONDUCT_TODAY,
  ...CAPABILITY_TODAY,
  ...RECRUITMENT_TODAY,
  'complaints.corrective': ActionToday,
  'recovery.step': RecoveryToday,
  'referrals.referral': ReferralToday,
  ...KNOWLEDGE_TODAY,
};

/** What is added wherever somebody writes. */
export const DESK_SLOTS: DeskSlots = {
  Offers: PromiseOffers,
  Check: WritingCheck,
  Tone: ToneOffer,
  Letters,
  Round: Trends,
};
