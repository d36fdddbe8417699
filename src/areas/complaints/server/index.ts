export {
  acknowledgeComplaint,
  beginComplaint,
  joinComplaint,
  leaveComplaint,
  prepareComplaints,
  unacknowledge,
} from './begin.ts';
export { openComplaints, type Complaints } from './packs.ts';
export { publicStanding } from './read.ts';
export { complaintRoutes } from './routes.ts';
