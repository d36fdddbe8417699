export { Delivery } from './delivery.tsx';
export { ReplyBox } from './reply-box.tsx';
export { TemplatesPage } from './templates/templates-page.tsx';
