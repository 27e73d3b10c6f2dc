export {};
//# sourceMappingURL=financing.neighbours.js.map