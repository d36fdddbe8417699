/** What an officer says of themselves, and what the desk knows: busy is who is full, off is who is not here. */
export const PRESENCES = ['available', 'busy', 'away', 'wrap-up', 'off'] as const;
export type Presence = (typeof PRESENCES)[number];

export const CHANNELS = ['phone', 'chat', 'counter', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];
export type Capacity = Readonly<Record<Channel, number>>;

/** Where nobody has said otherwise: one person at a time where people wait in person, and several where they write. */
export const USUAL_CAPACITY: Capacity = { phone: 1, chat: 3, counter: 1, email: 10 };
