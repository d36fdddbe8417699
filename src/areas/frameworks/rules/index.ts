export { KINDS, claimableIn, faultsOf, inOrder, type Framework, type Item, type Kind, type Link } from './framework.ts';
export { fromCase, toCase, type CasePackage } from './case-package.ts';
export { fromCapabilities, fromMatrix } from './other-json.ts';
export { NSW_FOCUS_GROUPS, RELATIONS, faultsOfProfile, type Profile, type Relation } from './profile.ts';
export { interviewGuide } from './guide.ts';
export { fromSheets, type Sheet } from './sheet.ts';
