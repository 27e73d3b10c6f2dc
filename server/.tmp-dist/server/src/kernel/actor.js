/** Jobs and clocks act as the platform itself; evidence says so. */
export const platform = { personId: '', membershipId: null, permissions: new Set() };
//# sourceMappingURL=actor.js.map