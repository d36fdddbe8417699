export { Delivery } from './delivery.tsx';
export { ReplyBox } from './reply-box.tsx';
