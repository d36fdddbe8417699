export { acknowledge } from './acknowledge.ts';
export { sentTo } from './find.ts';
export { openPostOffice, replyAddress, type PostOffice } from './post-office.ts';
export { recordSent, recordTrouble } from './record-past.ts';
export { reply } from './reply.ts';
export { correspondenceRoutes } from './routes.ts';
export { sendDue, settleAbandoned } from './send-due.ts';
export { sendLink } from './send-link.ts';
export { openTransport, type Transport } from './transport.ts';
