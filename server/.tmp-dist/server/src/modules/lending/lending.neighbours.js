export {};
//# sourceMappingURL=lending.neighbours.js.map