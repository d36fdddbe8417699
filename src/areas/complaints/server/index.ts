export {
  acknowledgeComplaint,
  beginComplaint,
  joinComplaint,
  leaveComplaint,
  prepareComplaints,
  unacknowledge,
} from './begin.ts';
export { joinedApart, ownerOfComplaint } from './apart.ts';
export { openComplaints, type Complaints } from './packs.ts';
export { publicStanding } from './read.ts';
export { complaintRoutes } from './routes.ts';
export { learnFromComplaints } from './triage.ts';
