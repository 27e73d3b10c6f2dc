/** Identity function: keeps the schemas' literal types for the handler and for the web client. */
export const contract = (definition) => definition;
//# sourceMappingURL=contract.js.map