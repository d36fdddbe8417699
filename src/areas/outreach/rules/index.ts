export {
  CAMPAIGN_STATES,
  RECIPIENT_STATES,
  mayApprove,
  textFor,
  wordsFault,
  wordsFor,
  type CampaignState,
} from './campaign.ts';
export { CHANNELS, POINT_KINDS, channelOf, chosenOf, type Channel, type PointKind } from './way.ts';
