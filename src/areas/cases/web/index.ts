export { AllScreen, MineScreen, QueueScreen, ViewScreen } from './lists/queue-screen.tsx';
export { useQueues, useViews } from './lists/use-views.ts';
export { readFilters, type Filters } from './lists/wanted.ts';
export { TodayScreen, useToday } from './today/today-screen.tsx';
export { numberIn, type TodayWords } from './today/words.tsx';
export { CasesOf } from './lists/cases-of.tsx';
export { SearchScreen, type Phase } from './find/search-screen.tsx';
export { HistoryOf } from './find/history-of.tsx';
export { Corrected, Marked } from './find/corrected.tsx';
export { useSuggestions } from './find/suggestions.ts';
export { CasePicker } from './acts/case-picker.tsx';
export { CaseSlotsOf, type CaseSlots } from './slots.tsx';
export { OtherTexts } from './drafts/others.tsx';
export { useKeepWords } from './drafts/keep-words.ts';
export { useDraft, useLateDraft, useSendsAll, type UsedDraft } from './drafts/use-draft.ts';
export { useNextCase } from './composer/next-case.ts';
export { goToAnswer, goToNote } from './composer/go-to-answer.ts';
export { useWishes, wishFor } from './composer/wish.ts';
export { useCalled } from './composer/called.ts';
export { calledIn, type Called } from './composer/suggest.ts';
export { Saved, Suggestions, Writing, type Calling } from './composer/writing.tsx';
export { ThenFields, useThen } from './composer/then.tsx';
export type { CaseEntry, CaseView } from './types.ts';
export { sentence, sizeWords } from './words.ts';
export { LogCall } from './call/log-call.tsx';
export { openCall } from './call/open-call.ts';
export { useMineToWrite } from './drafts/use-mine.ts';
export { DraftsPage } from './drafts/drafts-page.tsx';
export { bringEverything, leaveNothing, useTextsLeftBehind } from './drafts/leaving.ts';
export {
  DeskSlotsOf,
  type DeskSlots,
  type CheckProps,
  type LettersProps,
  type OffersProps,
  type Promised,
  type ToneProps,
  useDeskSlots,
} from './desk-slots.ts';
export { Promised as PromisedWith, saidWith } from './drafts/promised.tsx';
export { SeenCustomers } from './find/seen-customers.tsx';
