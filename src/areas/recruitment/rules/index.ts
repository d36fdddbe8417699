export {
  MOST_MARK,
  agreedRefused,
  letterOf,
  missingIn,
  panelAgreement,
  placesOf,
  sheetsSeenBy,
  waitedFor,
  type Sheet,
  type SheetState,
} from './panel.ts';
