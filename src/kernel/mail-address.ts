/** RFC 5321 section 4.5.3.1: a local part of 64 octets, an at sign and a domain of 255. */
const LONGEST = 320;
const SHAPE = /^(?:"[^"\r\n]+"|[^\s<>,;"@]+)@[^\s<>,;"@]+$/;

/** Whether mail can be sent to this at all. What stands in a From field need not be an address: `root`, `undisclosed`. */
export const isMailAddress = (text: string): boolean => text.length <= LONGEST && SHAPE.test(text);
