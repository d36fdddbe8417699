/** Under this path of the house the desk lives; everything beside it belongs to the public site. */
export const BASE = '/desk';
