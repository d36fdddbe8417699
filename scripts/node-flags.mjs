/**
 * With what Node runs the product. The space for young objects would grow to 130 MB in each process; 8 MB cost no time that could be
 * measured, and a small office's machine has other uses for the rest.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8'];
