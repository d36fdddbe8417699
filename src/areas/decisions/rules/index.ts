export { briefingOf } from './briefing.ts';
export { letterRefused, noRefused, saysNo, type No } from './deciding.ts';
export {
  SIGNING_STATES,
  afterSigning,
  placeOf,
  type Place,
  type Signer,
  type Signing,
  type SigningState,
} from './signing.ts';
export {
  OCCASIONS,
  approvalOf,
  whyVetted,
  type Approver,
  type Leaving,
  type Occasion,
  type VettingRule,
  type Wanted,
} from './vetting.ts';
