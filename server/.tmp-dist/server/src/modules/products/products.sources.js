export const productsSettings = { confirmationDays: 180, trialsPerDay: 50 };
//# sourceMappingURL=products.sources.js.map