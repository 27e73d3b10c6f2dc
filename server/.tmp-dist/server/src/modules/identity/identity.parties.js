/** No party has the empty id, so an actor without one sees nobody. */
export const partyIdOf = (actor) => actor.enterpriseId ?? actor.organisationId ?? '';
//# sourceMappingURL=identity.parties.js.map