import type { IconName } from '#ui/icons/icon.tsx';

type Way = { readonly icon: IconName; readonly by: string; readonly label: string };

const WAYS: Readonly<Record<string, Way>> = {
  email: { icon: 'mail', by: 'by e-mail', label: 'E-mail' },
  web: { icon: 'web', by: 'on the web', label: 'Web' },
  phone: { icon: 'phone', by: 'by telephone', label: 'Telephone' },
  counter: { icon: 'counter', by: 'at the counter', label: 'Counter' },
  letter: { icon: 'letter', by: 'by letter', label: 'Letter' },
  chat: { icon: 'chat', by: 'by chat', label: 'Chat' },
  sms: { icon: 'speech', by: 'by text message', label: 'Text message' },
};

const UNKNOWN: Way = { icon: 'mail', by: '', label: 'Contact' };

/** How a contact came or went: its picture and its words. */
export const wayOf = (channel: string | null): Way => WAYS[channel ?? ''] ?? UNKNOWN;

const PRIORITIES: Readonly<Record<number, string>> = { 1: 'Urgent', 2: 'High', 3: 'Normal', 4: 'Low' };
export const priorityWord = (priority: number): string => PRIORITIES[priority] ?? 'Normal';
export const PRIORITY_OPTIONS = [1, 2, 3, 4].map((n) => ({ value: String(n), label: priorityWord(n) }));

/** "waiting for customer" begins a sentence as "Waiting for customer". */
export const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
