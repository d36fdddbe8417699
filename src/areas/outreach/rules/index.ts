export {
  CAMPAIGN_STATES,
  RECIPIENT_STATES,
  mayApprove,
  sameAddress,
  wordsFault,
  wordsFor,
  type CampaignState,
} from './campaign.ts';
