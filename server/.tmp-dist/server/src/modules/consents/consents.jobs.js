export const consentsTimers = (timers, consents) => timers.every('consents.due', 60, (tx) => consents.endDue(tx));
//# sourceMappingURL=consents.jobs.js.map