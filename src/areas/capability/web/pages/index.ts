export { EvidencePage } from '../evidence-page.tsx';
export { CapabilityPage } from '../capability-page.tsx';
export { DevelopmentPage } from '../development-page.tsx';
