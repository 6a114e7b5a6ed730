/**
 * A name or message on one line that does nothing to a terminal that shows it: control characters that are white space become
 * spaces, others and those that turn the direction of writing become U+FFFD, one for one in UTF-16.
 */
export const printable = (text: string): string =>
  text.replace(CONTROLS, (control) => (/\s/.test(control) ? " " : "\ufffd"))

const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
